"""The weight of events in the queue, kept so that a page of it need not weigh them all."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_WEIGH = """
UPDATE incident_events SET weight = (
    SELECT (1 + 4.0 * killed / (killed + 10) + origins / (origins + 2.0))
        * (1 - score + .3 * contested + .2 * unsure)
    FROM (
        SELECT e.score, coalesce(i.killed_best, e.killed_least, 0) AS killed,
            i.corroboration AS origins, i.grade = 'contested' AS contested,
            EXISTS (SELECT 1 FROM links l WHERE l."left" = t.telling AND l.score < 1)
                OR EXISTS (SELECT 1 FROM links l WHERE l."right" = t.telling AND l.score < 1)
                AS unsure
        FROM linked d
        JOIN records r ON r.coding = d.coding AND r.kind = 'event'
            AND r.id = incident_events.event
        JOIN events e ON e.seq = r.seq
        JOIN incidents i ON i.id = incident_events.incident
        LEFT JOIN telling_events t ON t.event = incident_events.event
        WHERE d.document = incident_events.document
    )
)
"""
"""As in `weigh.sql` in this version."""


def upgrade() -> None:
    """Add the column, weigh what is there, and keep it in order."""
    op.add_column("incident_events", sa.Column("weight", sa.Float))
    op.execute(sa.text(_WEIGH))
    op.create_index(
        "incident_events_by_weight", "incident_events", [sa.text("weight DESC"), "event"]
    )
