"""Reading seams and journeys that stall, from the read models of `cad.store.derived`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.dates import days_between
from cad.store.connection import Connection
from cad.store.reads.people import Person, people
from cad.store.reads.referrals import BY_SEAM, ReferralRow, rows

_OPEN = "h.state = 'open' AND h.between_two = 1"


@dataclass(frozen=True, slots=True)
class StalledRow:
    """A person with an open journey: how to call them, since when nothing was heard, how many days, and what
    is planned.
    """

    person: Person
    phone: str
    journey: str
    heard_on: str
    days: int
    planned: int


def open_seams(connection: Connection, today: str, limit: int) -> list[ReferralRow]:
    """Hand-overs from one organisation to another that are not sewn yet, oldest first."""
    rest = f"{_OPEN} ORDER BY h.since, h.referral LIMIT ?"
    return rows(connection, today, rest, limit, first=BY_SEAM)


def count_open_seams(connection: Connection) -> int:
    """How many of those."""
    return _count(connection, f"SELECT count(*) FROM seam h WHERE {_OPEN}")


def without_next_step(connection: Connection, today: str, limit: int) -> list[StalledRow]:
    """Open journeys with no step to do, appointment or open hand-over, the longest unheard first."""
    return _stalled(connection, today, "planned = 0 ORDER BY heard_on, person LIMIT ?", limit)


def count_without_next_step(connection: Connection) -> int:
    """How many of those."""
    return _count(connection, "SELECT count(*) FROM follow WHERE planned = 0")


def silent(connection: Connection, today: str, before: str, limit: int) -> list[StalledRow]:
    """Open journeys of which nothing was heard since before a day, the longest first."""
    rest = "heard_on < ? ORDER BY heard_on, person LIMIT ?"
    return _stalled(connection, today, rest, before, limit)


def count_silent(connection: Connection, before: str) -> int:
    """How many of those."""
    return _count(connection, "SELECT count(*) FROM follow WHERE heard_on < ?", before)


def _stalled(connection: Connection, today: str, rest: str, *values: str | int) -> list[StalledRow]:
    found = connection.execute(
        f"SELECT person, journey, heard_on, planned FROM follow WHERE {rest}", values
    ).fetchall()
    known = people(connection, (row[0] for row in found))
    phones = _phones(connection, (known[row[0]].id for row in found))
    return [
        StalledRow(
            known[person],
            phones[known[person].id],
            journey,
            heard_on,
            days_between(heard_on, today),
            planned,
        )
        for person, journey, heard_on, planned in found
    ]


def _phones(connection: Connection, residents: Iterable[str]) -> dict[str, str]:
    """Identifier → first telephone, "" without one."""
    asked = json.dumps(sorted(set(residents)))
    sql = (
        "SELECT id, NULLIF(phones, '') ->> '$[0]' FROM resident WHERE id IN (SELECT value FROM json_each(?))"
    )
    return {resident: phone or "" for resident, phone in connection.execute(sql, (asked,))}


def _count(connection: Connection, sql: str, *values: str) -> int:
    return int(connection.execute(sql, values).fetchone()[0])
