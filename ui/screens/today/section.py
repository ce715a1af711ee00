"""A titled list of the day, and where each of its rows leads. No Qt here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cad.services.outcomes import Due
from cad.services.people import Person
from cad.services.taking_up import ToTakeUp
from ui.widgets.rows import Row

Place = tuple[str, dict[str, str]]
"""A screen, and where in it."""
Led = tuple[Row, Place | Due | ToTakeUp]
"""A row, and where it leads: a place, or a question asked at once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list; `count` may be more than its rows, `more` is the place that shows them all; `leads` says
    where each row leads, by its key; `also` is something to do of all of them, and where.
    """

    key: str
    title: str
    count: int
    rows: tuple[Row, ...]
    tone: str = ""
    more: Place | None = None
    leads: Mapping[str, Place | Due | ToTakeUp] = field(default_factory=dict)
    also: tuple[str, Place] | None = None


def section(
    key: str, title: str, led: Iterable[Led], count: int = -1, *, tone: str = "", more: Place | None = None
) -> Section:
    """These rows, which are all there are unless `count` is said."""
    made = tuple(led)
    rows = tuple(row for row, _lead in made)
    leads = {row.key: lead for row, lead in made}
    return Section(key, title, len(rows) if count < 0 else count, rows, tone, more, leads)


def person_row(key: str, person: Person, about: str, trailing: str, tone: str = "muted") -> Led:
    """Someone, whose page it leads to."""
    row = Row(key, person.name, about, trailing, tone, avatar=person.name)
    return row, ("resident", {"resident": person.id})
