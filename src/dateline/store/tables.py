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
