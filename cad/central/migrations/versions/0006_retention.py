"""Files end: the rule, who was warned, what was erased, and the counts that remain."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)


def _keys(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text(), primary_key=True, nullable=False) for name in names]


def upgrade() -> None:
    """Nothing is known of any end yet."""
    op.add_column("territory", _text("looked"))
    op.add_column("territory", sa.Column("mask_under", sa.BigInteger(), server_default="5", nullable=False))
    op.create_table(
        "retention", *_keys("territory", "since"), _number("months"), _number("warn_days"), _text("source")
    )
    op.create_table("ending", *_keys("territory", "person"), _text("last"), _text("until"))
    op.create_table("erased", *_keys("territory", "id"), _text("on"))
    op.create_table(
        "tally",
        *_keys("territory", "year", "organisation", "place", "name"),
        _number("number"),
        _number("people"),
    )
