"""The texts of documents as they are compared: read faster than made again for each comparison."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table; linking does without the texts of what was linked before."""
    op.create_table(
        "texts",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
