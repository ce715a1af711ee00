"""The history is found by record; links are few among records."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXTS = ("act", "before", "after", "by", "device", "at")
COLUMNS = ("territory", "record", "version", "base", *TEXTS)


def upgrade() -> None:
    """The same rows, in another order."""
    op.drop_index("record_link", "record")
    linked = sa.text("link <> ''")
    op.create_index(
        "record_link", "record", ["territory", "link"], sqlite_where=linked, postgresql_where=linked
    )
    op.drop_index("change_record", "change")
    op.rename_table("change", "change_before")
    op.create_table(
        "change",
        *(sa.Column(name, sa.Text(), nullable=False) for name in COLUMNS[:2]),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.BigInteger(), server_default="0", nullable=False),
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in TEXTS),
        sa.PrimaryKeyConstraint(*COLUMNS[:3], name="change_by_record"),
    )
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    op.execute(f"INSERT INTO change ({names}) SELECT {names} FROM change_before")  # noqa: S608
    op.drop_table("change_before")
