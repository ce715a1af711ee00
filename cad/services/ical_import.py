"""An agenda that comes back: what each of its entries is, and what one takes of it. Nothing is ever applied
by itself, and what is nobody’s here is not kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from cad.domain.agenda import USUAL
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.event import Event
from cad.domain.names import display_name, tokens
from cad.domain.session import Session
from cad.domain.text import _
from cad.services import appointment_moves as moves
from cad.services.action import REGISTRY, Entry, Reading, action, reading
from cad.services.importing import Cancelled, Progress
from cad.services.notebook import Notebook
from cad.store.connection import Connection, sorted_errors
from cad.store.find import FoundResident, find
from cad.store.reads import appointments as reads
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.work import Work

if TYPE_CHECKING:
    from cad.exchange.ical_reading import Read

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
_SMALL = frozenset((
    "rdv", "rendez", "vous", "mme", "m", "mr", "mle", "melle", "mlle", "monsieur", "madame", "entretien",
    "point", "avec", "suivi", "appel", "tel", "visio", "bilan", "reunion", "permanence", "de", "du", "la",
    "le", "et", "a", "au", "pour", "chez", "des", "les", "en",
))  # fmt: skip
"""Words of a title that are no one’s name, folded."""
CANDIDATES = 4


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

    watch = Watch(progress, cancelled)
    found = read_calendar(Path(file).expanduser(), watch)
    with sorted_errors():
        return _understood(reading(book), found, watch)


REGISTRY["read_ical"] = Entry("read_ical", False, "", read_ical, read_ical)


def _understood(asked: Reading, found: Sequence["Read"], watch: object) -> IcalRead:
    known = named(asked.connection, Appointment, {one.ours for one in found if one.ours})
    known = {key: one for key, one in known.items() if not one.removed}
    left = {one.ours for one in found if one.ours and one.ours not in known}
    team = named(asked.connection, Event, left).keys() | named(asked.connection, Session, left).keys()
    who = people(asked.connection, (one.resident for one in known.values()))
    lines: list[IcalLine] = []
    others: dict[str, int] = {}
    for one in found:
        line = _ours(one, known[one.ours], who, asked) if one.ours in known else _theirs(one, asked)
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


def _theirs(one: "Read", asked: Reading) -> IcalLine:
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
    found, sure = _named(asked.connection, one.title)
    there = {
        row.person.id for row in reads.between(asked.connection, one.at[:10], one.at[:10]) if row.at == one.at
    }
    if there & {person.id for person in found}:
        return IcalLine("same", one.title, one.at, one.minutes, one.place)
    what = "person" if found else "busy"
    return IcalLine(what, one.title, one.at, one.minutes, one.place, people=found, sure=sure)


def _named(connection: Connection, title: str) -> tuple[tuple[Person, ...], bool]:
    """Whom a title names: by two of its words, else by one that nobody else bears; as written, not alike."""
    words = [word for word in tokens(title) if word not in _SMALL and not word[0].isdigit()][:8]
    for asked in _ways(words):
        found = [one for one in find(connection, asked, CANDIDATES) if not one.near]
        whole = {*asked.split()}
        found = [one for one in found if whole <= {*one.sort_key.split()} or len(whole) == 1]
        found = [one for one in found if whole & {*one.sort_key.split()}]
        if found:
            shown = (
                Person(one.id, display_name(one.usage_name, one.first_name, one.birth_name)) for one in found
            )
            return tuple(shown), len(found) == 1 and len(whole) > 1
    return (), False


def _name(one: FoundResident) -> str:
    return display_name(one.usage_name, one.first_name, one.birth_name)


def _ways(words: Sequence[str]) -> Iterator[str]:
    for a, b in pairwise(words):
        yield f"{a} {b}"
    yield from (word for word in words if len(word) > 2)


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
