"""First tables: documents with full text, runs, codings, records in a hash chain, events."""

import re
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

FULL_TEXT = Path(__file__).parent.parent / "full_text.sql"


def upgrade() -> None:
    """Create every table of the first version, as it then was."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        *(sa.Column(n, sa.String) for n in ("name", "title", "publisher", "published", "url")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False),
        sa.UniqueConstraint("document", "maker"),
    )
    op.create_table(
        "records",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), nullable=False),
        *(sa.Column(n, sa.String, nullable=False) for n in ("document", "kind", "id")),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("records_by_id", "records", ["id"])
    op.create_index("records_by_coding", "records", ["coding", "kind"])
    _create_events()
    for statement in re.split(r";\n(?=CREATE|\Z)", FULL_TEXT.read_text(encoding="utf-8")):
        if statement.strip():
            op.execute(statement)


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer, sa.ForeignKey("records.seq"), primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("coding", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("mode", sa.String),
        sa.Column("realis", sa.String, nullable=False),
        sa.Column("background", sa.Integer, nullable=False),
        *(sa.Column(n, sa.String) for n in ("earliest", "latest", "place", "country")),
        *(sa.Column(n, sa.Float) for n in ("lat", "lon")),
        sa.Column("precision", sa.String),
        *(sa.Column(n, sa.Integer) for n in ("killed_least", "killed_most")),
        sa.Column("verification", sa.String),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("events_by_day", "events", ["earliest"])
    op.create_index("events_by_type", "events", ["type", "country"])
