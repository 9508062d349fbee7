"""Incidents: what links events, and what people decided about it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the chain of judgements and the derived tables, as they were in this version."""
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    for name, change in (("keep", "UPDATE"), ("stay", "DELETE")):
        op.execute(
            f"CREATE TRIGGER judgements_{name} BEFORE {change} ON judgements BEGIN "
            "SELECT RAISE(ABORT, 'judgements are append-only'); END"
        )
    op.create_table(
        "linked",
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("coding", sa.Integer, nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("tellings_by_document", "tellings", ["document"])
    op.create_table(
        "telling_events",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("telling", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("telling_events_by_telling", "telling_events", ["telling"])
    op.create_index("telling_events_by_document", "telling_events", ["document"])
    _create_pairs("telling_keys", ("key", sa.Integer), ("telling", sa.String))
    _create_pairs("text_keys", ("key", sa.Integer), ("document", sa.String))
    score = sa.Column("score", sa.Float, nullable=False)
    _create_pairs("links", ("left", sa.String), ("right", sa.String), score)
    body = sa.Column("body", sa.LargeBinary, nullable=False)
    _create_pairs("copies", ("left", sa.String), ("right", sa.String), body)
    _create_incidents()


def _create_pairs(
    table: str,
    first: tuple[str, type[sa.Integer] | type[sa.String]],
    second: tuple[str, type[sa.String]],
    *more: sa.Column[Any],
) -> None:
    """Create a table whose key is a pair, with an index for the way back."""
    op.create_table(
        table,
        sa.Column(first[0], first[1], primary_key=True),
        sa.Column(second[0], second[1], primary_key=True),
        *more,
        sqlite_with_rowid=False,
    )
    op.create_index(f"{table}_by_{second[0]}", table, [second[0]])


def _create_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("mode", sa.String),
        sa.Column("grade", sa.String, nullable=False),
        *(sa.Column(n, sa.String) for n in ("earliest", "latest", "place", "admin1", "country")),
        *(sa.Column(n, sa.Float) for n in ("lat", "lon")),
        sa.Column("precision", sa.String),
        *(sa.Column(f"killed_{end}", sa.Integer) for end in ("low", "best", "high")),
        *(sa.Column(f"injured_{end}", sa.Integer) for end in ("low", "best", "high")),
        *(
            sa.Column(n, sa.Integer, nullable=False)
            for n in ("events", "reports", "corroboration", "contradictions")
        ),
        sa.Column("realis", sa.String, nullable=False),
        sa.Column("background", sa.Integer, nullable=False),
        *(sa.Column(n, sa.String) for n in ("first_published", "last_published")),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("title", "summary")),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("incidents_by_day", "incidents", ["earliest"])
    op.create_index("incidents_by_published", "incidents", ["last_published"])
    op.create_index("incidents_by_type", "incidents", ["type", "country"])
    op.create_index("incidents_by_country", "incidents", ["country", "earliest"])
    op.create_table(
        "incident_events",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("incident", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_events_by_incident", "incident_events", ["incident"])
    op.create_index("incident_events_by_document", "incident_events", ["document"])
    op.create_table(
        "incident_actors",
        *(sa.Column(n, sa.String, primary_key=True) for n in ("incident", "role", "actor")),
        sa.Column("name", sa.String, nullable=False),
        *(sa.Column(n, sa.String) for n in ("country", "sector")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident_log",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("incident", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("incident_actors_by_actor", "incident_actors", ["actor"])
