"""After how many days without contact a laptop exchanges before it opens."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The usual delay, until somebody says otherwise."""
    op.add_column(
        "territory", sa.Column("lock_after_days", sa.BigInteger(), server_default="45", nullable=False)
    )
