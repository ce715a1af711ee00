"""An agenda that comes back: what each of its entries is, and what one takes of it. Nothing is ever applied
by itself, and what is nobody’s here is not kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from cad.domain.agenda import USUAL
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.event import Event
from cad.domain.session import Session
from cad.domain.text import _
from cad.services import appointment_moves as moves
from cad.services.action import REGISTRY, Entry, Reading, action, reading
from cad.services.importing import Cancelled, Progress
from cad.services.named_in import NamedIn
from cad.services.notebook import Notebook
from cad.store.connection import sorted_errors
from cad.store.reads import appointments as reads
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.work import Work

if TYPE_CHECKING:
    from cad.exchange.ical_reading import Read
    from cad.exchange.sheet import Watch


WHATS = {
    "moved": _("Déplacé dans l’autre agenda"),
    "cancelled": _("Annulé dans l’autre agenda"),
    "person": _("Peut-être un rendez-vous avec une personne du carnet"),
    "busy": _("Occupé"),
    "same": _("Déjà dans le carnet"),
    "settled": _("A déjà eu lieu ou été annulé dans le carnet"),
    "foreign": _("Vient d’un autre carnet"),
    "repeated": _("Se répète"),
    "all_day": _("Toute la journée"),
    "past": _("Passé"),
    "broken": _("Illisible"),
}
"""What an entry is; the first three propose something."""
PROPOSING = ("moved", "cancelled", "person")


@dataclass(frozen=True, slots=True)
class IcalLine:
    """One entry: what it is; when it stands there, and `before`, in the notebook. `people`: whom its title
    may name; `sure` when it names one of them by first name and surname.
    """

    what: str
    title: str
    at: str
    minutes: int
    place: str
    appointment: str = ""
    before: str = ""
    people: tuple[Person, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class IcalRead:
    """The entries that propose something, in order of time, then how many there are of each other sort."""

    lines: tuple[IcalLine, ...]
    others: dict[str, int]


class IcalChange(TypedDict):
    """One thing taken: an `appointment` moved or cancelled, or one more with `resident`."""

    what: Literal["moved", "cancelled", "person"]
    at: NotRequired[str]
    minutes: NotRequired[int]
    place: NotRequired[str]
    appointment: NotRequired[str]
    resident: NotRequired[str]


@dataclass(frozen=True, slots=True)
class IcalTaken:
    """How many were moved, cancelled, noted."""

    moved: int
    cancelled: int
    noted: int


def read_ical(
    book: Notebook, /, file: str, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> IcalRead:
    """What the file .ics of an agenda brings; nothing is written, nothing of it is kept."""
    from cad.exchange.ical_reading import read_calendar
    from cad.exchange.sheet import Watch

    found = read_calendar(Path(file).expanduser(), Watch(progress, cancelled))
    with sorted_errors():
        return _understood(reading(book), found, Watch(progress, cancelled))


REGISTRY["read_ical"] = Entry("read_ical", False, "", read_ical, read_ical)


def _understood(asked: Reading, found: Sequence["Read"], watch: "Watch") -> IcalRead:
    known = named(asked.connection, Appointment, {one.ours for one in found if one.ours})
    known = {key: one for key, one in known.items() if not one.removed}
    left = {one.ours for one in found if one.ours and one.ours not in known}
    team = named(asked.connection, Event, left).keys() | named(asked.connection, Session, left).keys()
    who = people(asked.connection, (one.resident for one in known.values()))
    lines: list[IcalLine] = []
    others: dict[str, int] = {}
    named_in = NamedIn(asked.connection)
    for place, one in enumerate(found):
        if not place % 50:
            watch.at(place / len(found))
        line = _ours(one, known[one.ours], who, asked) if one.ours in known else _theirs(one, asked, named_in)
        if line.what == "foreign" and one.ours in team:
            line = replace(line, what="same")  # what the team holds is changed here
        if line.what in PROPOSING:
            lines.append(line)
        else:
            others[line.what] = others.get(line.what, 0) + 1
    return IcalRead(tuple(sorted(lines, key=lambda line: line.at)), others)


def _ours(one: "Read", known: Appointment, who: dict[str, Person], asked: Reading) -> IcalLine:
    """Our own entry, as the other agenda now has it."""
    person = who[known.resident]
    if known.state != "planned":
        what = "same" if one.cancelled and known.state == "cancelled" else "settled"
    elif one.cancelled:
        what = "cancelled"
    elif one.repeated or one.all_day or one.broken:
        what = "repeated" if one.repeated else "all_day"
    elif one.at == known.at and one.minutes in (known.minutes, known.minutes or USUAL):
        what = "same"
    else:
        what = "moved" if one.at[:10] >= asked.today else "past"
    return IcalLine(what, person.name, one.at, one.minutes, "", known.id, known.at, (person,), True)


def _theirs(one: "Read", asked: Reading, named_in: NamedIn) -> IcalLine:
    """Someone else’s entry: perhaps a meeting with one of the notebook."""
    what = (
        "broken" if one.broken
        else "foreign" if one.ours
        else "repeated" if one.repeated
        else "all_day" if one.all_day
        else "past" if one.at[:10] < asked.today or one.cancelled
        else ""
    )  # fmt: skip
    if what:
        return IcalLine(what, one.title, one.at, one.minutes, one.place)
    found, sure = named_in(one.title)
    if not found:
        return IcalLine("busy", one.title, one.at, one.minutes, one.place)
    day = reads.between(asked.connection, one.at[:10], one.at[:10])
    if {row.person.id for row in day if row.at == one.at} & {person.id for person in found}:
        return IcalLine("same", one.title, one.at, one.minutes, one.place)
    return IcalLine("person", one.title, one.at, one.minutes, one.place, people=found, sure=sure)


@action(_("Reprendre un agenda"))
def take_ical(work: Work, changes: tuple[IcalChange, ...]) -> IcalTaken:
    """Write what was chosen of an agenda, all of it or nothing."""
    if not changes:
        raise Refused(_("Choisissez ce que vous reprenez de l’agenda."))
    counts = {"moved": 0, "cancelled": 0, "person": 0}
    for one in changes:
        _take(work, one)
        counts[one["what"]] += 1
    return IcalTaken(counts["moved"], counts["cancelled"], counts["person"])


def _take(work: Work, one: IcalChange) -> None:
    if one["what"] == "moved":
        minutes = one.get("minutes")
        moves.move(work, _said(one, "appointment"), _said(one, "at"), minutes=minutes)
    elif one["what"] == "cancelled":
        moves.cancel(work, _said(one, "appointment"), _("annulé dans l’autre agenda"))
    else:
        given = one.get("place", ""), one.get("minutes", 0)
        moves.plan(work, _said(one, "resident"), _said(one, "at"), given[0], minutes=given[1])


def _said(one: IcalChange, name: str) -> str:
    said = str(one.get(name, ""))
    if not said:
        raise Refused(_("Il manque\u00a0: {what}.").format(what=name))
    return said


def changes_of(lines: Iterable[IcalLine], chosen: dict[int, str]) -> tuple[IcalChange, ...]:
    """What is taken of these lines: by their rank, with whom for those that name several."""
    made: list[IcalChange] = []
    for rank, line in enumerate(lines):
        if rank in chosen:
            given: IcalChange = {"what": line.what, "at": line.at, "minutes": line.minutes}  # type: ignore[typeddict-item]
            if line.appointment:
                made.append({**given, "appointment": line.appointment})
            else:
                made.append({**given, "resident": chosen[rank], "place": line.place})
    return tuple(made)
