"""What linking would read again and again: texts as compared, what documents say of incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables, empty: what was linked before is read from the documents."""
    op.create_table(
        "texts",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "heard",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("heard_by_document", "heard", ["document"])
