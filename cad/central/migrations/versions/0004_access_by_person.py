"""Rights are found by person, then by who is let in; those that ended by when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

COLUMNS = ("territory", "subject", "principal", "circle", "since", "until")


def upgrade() -> None:
    """The same rows, in another order."""
    op.drop_index("access_since", "access")
    op.drop_index("access_until", "access")
    op.rename_table("access", "access_before")
    op.create_table(
        "access",
        *(sa.Column(name, sa.Text(), nullable=False) for name in COLUMNS[:4]),
        *(sa.Column(name, sa.BigInteger(), server_default="0", nullable=False) for name in COLUMNS[4:]),
        sa.PrimaryKeyConstraint(*COLUMNS[:4], name="access_by_person"),
    )
    names = ", ".join(COLUMNS)
    op.execute(f"INSERT INTO access ({names}) SELECT {names} FROM access_before")  # noqa: S608
    op.drop_table("access_before")
    op.create_index("access_since", "access", ["territory", "principal", "since"])
    ended = sa.text("until > 0")
    op.create_index(
        "access_until", "access", ["territory", "principal", "until"],
        sqlite_where=ended, postgresql_where=ended,
    )  # fmt: skip
