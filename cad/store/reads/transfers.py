"""Reading the transfers that wait for somebody: to be answered, or to have their answer read."""

from dataclasses import dataclass

from cad.domain.dates import days_between
from cad.domain.organisation import Adviser
from cad.domain.transfer import Transfer
from cad.store.connection import Connection
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.table import select

_LIVE = "told = 0 AND removed = 0"


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer in a list: about whom, who proposes, who is asked; `days` since its last news."""

    id: str
    person: Person
    state: str
    from_name: str
    to_name: str
    note: str
    answer: str
    days: int


def asked(connection: Connection, me: str, today: str) -> list[TransferRow]:
    """Those proposed to `me`, oldest first."""
    return _rows(connection, today, "to_adviser = ? AND state = 'proposed'", me)


def awaited(connection: Connection, me: str, today: str, before: str) -> list[TransferRow]:
    """Those `me` proposed: answered and not read yet, or without an answer since `before` or earlier."""
    late = "from_adviser = ? AND (state <> 'proposed' OR proposed_on <= ?)"
    return _rows(connection, today, late, me, before)


def advisers(connection: Connection) -> list[Adviser]:
    """Everyone the directory knows."""
    return select(connection, Adviser)


def _rows(connection: Connection, today: str, which: str, *values: str) -> list[TransferRow]:
    found = select(connection, Transfer, f"{_LIVE} AND {which} ORDER BY proposed_on, pk", *values)
    if not found:
        return []
    known = people(connection, (one.resident for one in found))
    names = named(connection, Adviser, {a for one in found for a in (one.from_adviser, one.to_adviser)})
    return [
        TransferRow(
            one.id,
            known[one.resident],
            one.state,
            names[one.from_adviser].name if one.from_adviser in names else "",
            names[one.to_adviser].name if one.to_adviser in names else "",
            one.note,
            one.answer,
            max(days_between(one.answered_on or one.proposed_on, today), 0),
        )
        for one in found
        if one.resident in known
    ]
