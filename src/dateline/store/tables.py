"""The tables of a Dateline database, as SQLAlchemy Core metadata."""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", String, nullable=False),  # ISO 8601, UTC
    Column("version", String, nullable=False),  # of the code
    Column("codebook", String, nullable=False),  # digest of rules and lists
    Column("model", String, nullable=False),  # name of the language model
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String),
    Column("title", Text),
    Column("publisher", String),
    Column("published", String),
    Column("url", String),
    Column("text", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the Document, as JSON
)

codings = Table(
    "codings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("maker", String, nullable=False),  # digest of version, codebook and model
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    UniqueConstraint("document", "maker"),
)

records = Table(
    "records",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("coding", Integer, ForeignKey("codings.id"), nullable=False),
    Column("document", String, nullable=False),
    Column("kind", String, nullable=False),  # event, claim, label, check or issue
    Column("id", String, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the record, as JSON
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),  # SHA-256 over previous, kind, id and body
)
Index("records_by_id", records.c.id)
Index("records_by_coding", records.c.coding, records.c.kind)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, ForeignKey("records.seq"), primary_key=True),
    Column("id", String, nullable=False),
    Column("document", String, nullable=False),
    Column("coding", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("realis", String, nullable=False),
    Column("background", Integer, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("place", String),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", String),
    Column("killed_least", Integer),
    Column("killed_most", Integer),
    Column("verification", String),
    Column("score", Float, nullable=False),
)
Index("events_by_day", events.c.earliest)
Index("events_by_type", events.c.type, events.c.country)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the Judgement, as JSON
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),  # as in records: a chain of its own
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # what the watcher remembers of it, as JSON
)

# What follows is derived by `dateline link` and may be made anew at any time.

linked = Table(
    "linked",
    metadata,
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Column("coding", Integer, nullable=False),  # the coding whose events were linked
)

tellings = Table(
    "tellings",
    metadata,
    Column("id", String, primary_key=True),  # of its first event
    Column("document", String, nullable=False),
    Column("body", LargeBinary, nullable=False),  # what is compared of it
)
Index("tellings_by_document", tellings.c.document)

telling_events = Table(
    "telling_events",
    metadata,
    Column("event", String, primary_key=True),
    Column("telling", String, nullable=False),
    Column("document", String, nullable=False),
    sqlite_with_rowid=False,
)
Index("telling_events_by_telling", telling_events.c.telling)
Index("telling_events_by_document", telling_events.c.document)

telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("telling", String, primary_key=True),
    sqlite_with_rowid=False,
)
Index("telling_keys_by_telling", telling_keys.c.telling)

text_keys = Table(
    "text_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)
Index("text_keys_by_document", text_keys.c.document)

texts = Table(
    "texts",
    metadata,
    Column("document", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # its words, as they are compared with others'
)

heard = Table(
    "heard",
    metadata,
    Column("event", String, primary_key=True),  # the first of a document's in an incident
    Column("document", String, nullable=False),
    Column("body", LargeBinary, nullable=False),  # what the document says of the incident
)
Index("heard_by_document", heard.c.document)

links = Table(
    "links",
    metadata,
    Column("left", String, primary_key=True),  # of two tellings that may be of one deed
    Column("right", String, primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
Index("links_by_right", links.c.right)

copies = Table(
    "copies",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the Copy, as JSON
    sqlite_with_rowid=False,
)
Index("copies_by_right", copies.c.right)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("grade", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("place", String),
    Column("admin1", String),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", String),
    *(Column(f"killed_{end}", Integer) for end in ("low", "best", "high")),
    *(Column(f"injured_{end}", Integer) for end in ("low", "best", "high")),
    Column("events", Integer, nullable=False),
    Column("reports", Integer, nullable=False),  # copies not counted
    Column("corroboration", Integer, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("realis", String, nullable=False),  # as real as any of its events is
    Column("background", Integer, nullable=False),
    Column("first_published", String),
    Column("last_published", String),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("score", Float, nullable=False),  # the best of its events'
    Column("body", LargeBinary, nullable=False),  # the Incident, as JSON
)
Index("incidents_by_day", incidents.c.earliest)
Index("incidents_by_published", incidents.c.last_published)
Index("incidents_by_type", incidents.c.type, incidents.c.country)
Index("incidents_by_country", incidents.c.country, incidents.c.earliest)

incident_events = Table(
    "incident_events",
    metadata,
    Column("event", String, primary_key=True),
    Column("incident", String, nullable=False),
    Column("document", String, nullable=False),
    Column("weight", Float),  # in the queue; none for what a person added
    sqlite_with_rowid=False,
)
Index("incident_events_by_weight", incident_events.c.weight.desc(), incident_events.c.event)
Index("incident_events_by_incident", incident_events.c.incident)
Index("incident_events_by_document", incident_events.c.document)

incident_actors = Table(
    "incident_actors",
    metadata,
    Column("incident", String, primary_key=True),
    Column("role", String, primary_key=True),  # actor or recipient
    Column("actor", String, primary_key=True),  # id, else the words as written
    Column("name", String, nullable=False),
    Column("country", String),
    Column("sector", String),
    sqlite_with_rowid=False,
)
Index("incident_actors_by_actor", incident_actors.c.actor)

incident_log = Table(
    "incident_log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("incident", String, nullable=False),  # that was made, mended or dropped
    sqlite_autoincrement=True,
)
