"""Reading appointments: an agenda over days, those born of a referral, those nobody confirmed."""

from dataclasses import dataclass
from typing import Any

from cad.domain.encounter import Appointment
from cad.store.connection import Connection
from cad.store.reads.people import Person, people
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An appointment in a list: with whom, where, and the referral it answers."""

    id: str
    at: str
    minutes: int
    person: Person
    place: str
    purpose: str
    with_name: str
    service: str
    partner: str
    referral: str
    state: str
    adviser: str
    service_id: str


_ROWS = (
    "SELECT a.id, a.at, a.minutes, a.resident, a.place, a.purpose, a.with_name, coalesce(v.name, ''), "
    "coalesce(o.name, ''), a.referral, a.state, a.adviser, a.service FROM appointment a "
    "LEFT JOIN service v ON v.id = a.service LEFT JOIN organisation o ON o.id = v.organisation "
    "WHERE a.removed = 0 AND "
)


def rows(connection: Connection, rest: str, *values: Any) -> list[AgendaRow]:
    """Live appointments `a`; `rest` is a condition, with order and limit."""
    found = connection.execute(_ROWS + rest, values).fetchall()
    known = people(connection, (row[3] for row in found))
    return [AgendaRow(*[*row[:3], known[row[3]], *row[4:]]) for row in found]


def between(
    connection: Connection, first: str, last: str, limit: int = 500, *, cancelled: bool = False
) -> list[AgendaRow]:
    """From one day to another, both included, in order of time; cancelled ones only when asked for."""
    return rows(
        connection,
        "a.at >= ? AND a.at < ? AND (a.state <> 'cancelled' OR ?) ORDER BY a.at, a.pk LIMIT ?",
        first,
        last + "U",  # after any "T23:59" of that day
        cancelled,
        limit,
    )


def missed(connection: Connection, since: str, limit: int) -> list[AgendaRow]:
    """Missed since a day by who has not been met, nor given another one, since; latest first."""
    later = "SELECT 1 FROM {kind} b WHERE b.resident = a.resident AND b.removed = 0 AND b.at > a.at"
    again = f"{later.format(kind='appointment')} AND b.state IN ('planned', 'came')"
    return rows(
        connection,
        f"a.state = 'missed' AND a.at >= ? AND NOT EXISTS ({again}) "
        f"AND NOT EXISTS ({later.format(kind='encounter')}) ORDER BY a.at DESC LIMIT ?",
        since,
        limit,
    )


def called(connection: Connection, day: str) -> list[tuple[str, str]]:
    """Who was called on a day: (identifier, "" when reached, else what was written of it)."""
    spoken = "SELECT resident, '' FROM encounter WHERE removed = 0 AND channel = 'telephone' AND at >= ?"
    written = (
        "SELECT resident, text FROM note WHERE removed = 0 AND visibility = 'team' AND encounter = '' "
        "AND created_at >= ?"
    )
    return [*connection.execute(f"{written} UNION ALL {spoken}", (day, day))]


def who_and_where(connection: Connection, first: str, last: str) -> list[tuple[str, str, str]]:
    """Who noted appointments from one day to another, with whom they are ("" when not said), where; each
    once.
    """
    sql = (
        "SELECT DISTINCT adviser, with_name, place FROM appointment WHERE removed = 0 AND at >= ? AND at < ?"
    )
    return [*connection.execute(sql, (first, last))]


def unconfirmed(connection: Connection, today: str, limit: int) -> list[AgendaRow]:
    """Planned before today, and nobody said whether the person came; latest first."""
    return rows(connection, "a.state = 'planned' AND a.at < ? ORDER BY a.at DESC LIMIT ?", today, limit)


def count_unconfirmed(connection: Connection, today: str) -> int:
    """How many of those."""
    row = connection.execute(
        "SELECT count(*) FROM appointment WHERE removed = 0 AND state = 'planned' AND at < ?", (today,)
    ).fetchone()
    return int(row[0])


def of_referral(connection: Connection, referral: str) -> list[Appointment]:
    """The appointments a referral led to, earliest written first."""
    mine = "referral = ? AND referral <> '' AND removed = 0 ORDER BY pk"
    return select(connection, Appointment, mine, referral)
