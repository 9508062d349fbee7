CREATE TABLE IF NOT EXISTS makers (
    digest TEXT PRIMARY KEY, version TEXT NOT NULL, codebook TEXT NOT NULL, model TEXT NOT NULL
) WITHOUT ROWID;

-- A shard is sighted (its documents are known), read (they have been given to parts), or failed
-- (some of it could not be read, and it is tried again).
CREATE TABLE IF NOT EXISTS shards (
    key TEXT PRIMARY KEY,
    place TEXT NOT NULL,      -- the path it was read from
    state TEXT NOT NULL CHECK (state IN ('sighted', 'read', 'failed')),
    broken INTEGER NOT NULL,  -- whether some of it could not be read
    documents INTEGER NOT NULL,
    repeated INTEGER NOT NULL -- of these, how many stand in it twice or belong to another shard
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sightings (
    id TEXT NOT NULL,
    shard TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,  -- where it stands among the shard's documents
    start INTEGER NOT NULL,   -- in the shard's file of documents
    length INTEGER NOT NULL,
    PRIMARY KEY (id, shard)
) WITHOUT ROWID;

-- A part is what one shard gives to the batch; it is read, or coded (its files are written).
CREATE TABLE IF NOT EXISTS parts (
    name TEXT PRIMARY KEY,
    shard TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('read', 'coded'))
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parts_by_shard ON parts (shard);

CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    shard TEXT NOT NULL,
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('read', 'coded', 'failed')),
    events INTEGER NOT NULL DEFAULT 0,
    maker TEXT,               -- by whom it was coded
    tries INTEGER NOT NULL DEFAULT 0 -- how often its coding failed
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_part ON documents (part, number);

CREATE TABLE IF NOT EXISTS issues (
    seq INTEGER PRIMARY KEY,
    shard TEXT NOT NULL,
    document TEXT,
    place TEXT NOT NULL,
    what TEXT NOT NULL,
    cure TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS issues_by_shard ON issues (shard);
CREATE INDEX IF NOT EXISTS issues_by_document ON issues (document);
