"""Reading the referrals that other organisations made to ours and that nobody here has taken up yet."""

from cad.store.connection import Connection
from cad.store.reads.referrals import ReferralRow, rows

_UNANSWERED = (
    "f.organisation IN (SELECT id FROM organisation WHERE ours = 1) "
    "AND f.from_organisation <> f.organisation AND f.removed = 0 "
    "AND +f.state IN ('handed_over', 'no_answer')"  # the index by organisation serves
)


def received(connection: Connection, today: str, limit: int) -> list[ReferralRow]:
    """These, what was expected first before the others."""
    return rows(connection, today, f"{_UNANSWERED} ORDER BY f.answer_by, f.pk LIMIT ?", limit)


def count_received(connection: Connection) -> int:
    """How many of those."""
    return int(connection.execute(f"SELECT count(*) FROM referral f WHERE {_UNANSWERED}").fetchone()[0])
