"""Where persons are lost: hand-overs not sewn yet, journeys with no next step, journeys gone silent."""

from datetime import date, timedelta

from cad.services.action import Reading, query
from cad.store.reads import seams as reads
from cad.store.reads.referrals import ReferralRow
from cad.store.reads.seams import StalledRow as StalledRow
from cad.store.reads.settings import value as rule

A_LIFE = 36_500
"""Days; nobody is silent longer."""


@query
def seams(reading: Reading, limit: int = 100) -> list[ReferralRow]:
    """Hand-overs between two organisations that are still open, oldest first."""
    return reads.open_seams(reading.connection, reading.today, limit)


@query
def journeys_without_next_step(reading: Reading, limit: int = 100) -> list[StalledRow]:
    """Open journeys with no step to do, appointment or open hand-over, the longest unheard first."""
    return reads.without_next_step(reading.connection, reading.today, limit)


@query
def silent_journeys(reading: Reading, days: int = 0, limit: int = 100) -> list[StalledRow]:
    """Open journeys of which nothing was heard for more than `days` (as the rule says by default)."""
    return reads.silent(reading.connection, reading.today, silent_before(reading, days), limit)


def silent_before(reading: Reading, days: int = 0) -> str:
    """The day before which the last encounter makes a journey silent."""
    allowed = days or rule(reading.connection, "silent_days", reading.today)
    return (date.fromisoformat(reading.today) - timedelta(days=min(max(allowed, 0), A_LIFE))).isoformat()
