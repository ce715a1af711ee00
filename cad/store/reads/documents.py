"""Reading documents: of a person, and the proofs about to expire."""

from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.resident import Document
from cad.store.connection import Connection
from cad.store.reads.people import Person, people
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class ExpiringRow:
    """A document that is no longer valid from the day after `expires_on`."""

    id: str
    person: Person
    title: str
    category: str
    expires_on: str


def of_person(connection: Connection, ids: Sequence[str]) -> list[Document]:
    """The documents of a person (all their identities), latest first."""
    marks = ", ".join("?" * len(ids))
    return select(connection, Document, f"resident IN ({marks}) AND removed = 0 ORDER BY pk DESC", *ids)


_EXPIRING = "expires_on <> '' AND expires_on BETWEEN ? AND ? AND removed = 0"


def expiring(connection: Connection, first: str, last: str, limit: int) -> list[ExpiringRow]:
    """Those whose last day is from one day to another, both included, soonest first."""
    found = connection.execute(
        f"SELECT id, resident, title, category, expires_on FROM document WHERE {_EXPIRING} "
        "ORDER BY expires_on, pk LIMIT ?",
        (first, last, limit),
    ).fetchall()
    known = people(connection, (row[1] for row in found))
    return [ExpiringRow(*[row[0], known[row[1]], *row[2:]]) for row in found]


def count_expiring(connection: Connection, first: str, last: str) -> int:
    """How many of those."""
    row = connection.execute(f"SELECT count(*) FROM document WHERE {_EXPIRING}", (first, last)).fetchone()
    return int(row[0])
