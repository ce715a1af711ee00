"""Reading what a day asks for: steps due, answers overdue. Counts are exact, lists are short."""

from dataclasses import dataclass

from cad.domain.dates import days_between
from cad.store.connection import Connection
from cad.store.reads.people import Person, people


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step to do: `days` until it is due, negative once overdue."""

    id: str
    person: Person
    title: str
    theme: str
    who: str
    who_name: str
    due_on: str
    days: int


_DUE = "state = 'to_do' AND removed = 0 AND due_on <> '' AND due_on <= ?"


def steps_due(connection: Connection, today: str, last: str, limit: int) -> list[StepRow]:
    """Steps to do by a day or overdue, the most overdue first."""
    found = connection.execute(
        f"SELECT id, resident, title, theme, who, who_name, due_on FROM step WHERE {_DUE} "
        "ORDER BY due_on, pk LIMIT ?",
        (last, limit),
    ).fetchall()
    known = people(connection, (row[1] for row in found))
    return [StepRow(*[row[0], known[row[1]], *row[2:], days_between(today, row[6])]) for row in found]


def count_steps_due(connection: Connection, last: str) -> int:
    """How many of those."""
    return int(connection.execute(f"SELECT count(*) FROM step WHERE {_DUE}", (last,)).fetchone()[0])


MET_TWICE = "sync/met_twice"
"""Where this laptop keeps the pairs of files that exchanges brought together, as identifiers."""
ENDINGS_TOLD = "sync/endings"
"""Where it keeps whose file is near its end, as the centre told: person, last contact, day of the end."""
CLASH_OPEN = "state = 'open' AND removed = 0"


def any_clash(connection: Connection) -> bool:
    """Whether something that two people wrote apart waits to be settled."""
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM clash WHERE {CLASH_OPEN})").fetchone()[0])
