CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE incidents (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT,
    grade TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    day TEXT,
    begins TEXT,
    place TEXT,
    where_ TEXT,
    country TEXT,
    admin1 TEXT,
    lat REAL,
    lon REAL,
    precision TEXT,
    radius_km REAL,
    killed_low INTEGER,
    killed INTEGER,
    killed_high INTEGER,
    killed_open INTEGER,
    killed_high_open INTEGER,
    injured_low INTEGER,
    injured INTEGER,
    injured_high INTEGER,
    injured_open INTEGER,
    injured_high_open INTEGER,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    contradictions INTEGER NOT NULL,
    party TEXT,
    first_published TEXT,
    last_published TEXT
);
CREATE INDEX incidents_newest ON incidents (day DESC, n);
CREATE INDEX incidents_deadliest ON incidents (killed DESC, n);
CREATE INDEX incidents_facets ON incidents (
    type, grade, country, day, begins, killed, killed_open
);
CREATE INDEX incidents_places ON incidents (
    lat, lon, place, precision, country, radius_km, killed, killed_open, grade, day, begins, type,
    id
);
CREATE INDEX incidents_of_one_party ON incidents (n) WHERE party IS NOT NULL;
CREATE INDEX incidents_in ON incidents (country, day);
CREATE VIRTUAL TABLE incident_words USING fts5(
    words, places, names, content='', tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TABLE incident_events (event TEXT NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY (event, incident)) WITHOUT ROWID;
CREATE INDEX incident_events_of ON incident_events (incident);

CREATE TABLE incident_reports (
    document TEXT NOT NULL, incident INTEGER NOT NULL, copy_of TEXT, PRIMARY KEY (document, incident)
) WITHOUT ROWID;
CREATE INDEX incident_reports_of ON incident_reports (incident);

CREATE TABLE event_words (
    event TEXT PRIMARY KEY, document TEXT NOT NULL, words TEXT NOT NULL, likely INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_words_in ON event_words (document);

CREATE TABLE parties (
    key TEXT NOT NULL,
    incident INTEGER NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (key, role, incident)
) WITHOUT ROWID;
CREATE INDEX parties_of ON parties (incident, role, key);

CREATE TABLE tellings (
    key TEXT NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY (key, incident)
) WITHOUT ROWID;
CREATE INDEX tellings_of ON tellings (incident);

CREATE TABLE actors (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    named INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT,
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    claims INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX documents_newest ON documents (published DESC, id);
CREATE INDEX documents_of ON documents (publisher, published DESC);

CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    chain TEXT NOT NULL,
    kind TEXT,
    outlet TEXT,
    stance TEXT NOT NULL,
    form TEXT NOT NULL,
    content TEXT NOT NULL,
    published TEXT,
    against INTEGER NOT NULL
);
CREATE INDEX claims_of ON claims (key, name, kind, document, against, stance);
CREATE INDEX claims_by ON claims (key, published DESC);
CREATE INDEX claims_in ON claims (document);
CREATE TABLE claim_events (
    claim INTEGER NOT NULL, event TEXT NOT NULL, denies INTEGER NOT NULL,
    PRIMARY KEY (event, claim, denies)
) WITHOUT ROWID;
CREATE INDEX claim_events_of ON claim_events (claim);

CREATE TABLE labels (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    words TEXT NOT NULL,
    user_key TEXT NOT NULL,
    user_name TEXT NOT NULL,
    names_key TEXT,
    names_name TEXT,
    scare INTEGER NOT NULL,
    published TEXT
);
CREATE INDEX labels_in ON labels (document);
