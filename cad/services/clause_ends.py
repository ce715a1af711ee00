"""What ends soon of people’s contracts on lots: a proof, the months that count. Calm reminders."""

from dataclasses import dataclass
from datetime import date, timedelta

from cad.services.action import Reading
from cad.store.reads import clauses as reads
from cad.store.reads.people import Person, people
from cad.store.reads.settings import value as rule


@dataclass(frozen=True, slots=True)
class ClauseEnd:
    """`what` is "proof" or "months", and `day` its last (the first that no longer counts)."""

    insertion: str
    lot: str
    person: Person
    what: str
    day: str


def clause_ends(reading: Reading) -> list[ClauseEnd]:
    """Of contracts that run, the soonest first."""
    proof, months = (
        _after(reading.today, rule(reading.connection, name, reading.today))
        for name in ("proof_warning_days", "clause_warning_days")
    )
    found = reads.ending(reading.connection, reading.today, proof, months)
    known = people(reading.connection, (one.resident for one in found))
    made = [
        ClauseEnd(one.id, one.lot, known[one.resident], what, day)
        for one in found
        if one.resident in known
        for what, day, last in (("proof", one.proof_until, proof), ("months", one.counts_until, months))
        if reading.today <= day <= last
    ]
    return sorted(made, key=lambda one: (one.day, one.insertion))


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
