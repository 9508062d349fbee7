"""Feeds that are watched: what is remembered of each between two looks at it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table, as it was in this version."""
    op.create_table(
        "feeds",
        sa.Column("url", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
