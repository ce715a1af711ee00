"""Attached files come in pieces."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """No file was ever received before."""
    op.drop_table("blob")
    op.create_table(
        "blob",
        sa.Column("territory", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("territory", "sha256"),
    )
    op.create_table(
        "piece",
        sa.Column("territory", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("territory", "sha256", "at"),
    )
