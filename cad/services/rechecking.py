"""Everybody’s address looked up again: read first, which is long and keeps nobody waiting; then written."""

from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.names import display_name
from cad.domain.record import describe
from cad.domain.residence import Located, by_address
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.importing import Cancelled, Progress
from cad.services.locating import Locate, address_of, locator, shown, written
from cad.store.connection import Connection
from cad.store.reads.locating import housed
from cad.store.reads.people import files
from cad.store.reads.residents import own_office
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Moved:
    """Someone whose answer is another one now; `kept`: a proof says otherwise, nothing is written."""

    resident: str
    name: str
    before: str
    after: str
    why: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Rechecked:
    """`looked_at` addresses; what `changed`; how many stay to be checked."""

    looked_at: int
    changed: tuple[Moved, ...]
    to_check: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What is to be written of a person, as long as they still live where it was looked up."""

    resident: str
    address: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class LookedAgain:
    """What was found, and what is to be written of it."""

    found: Rechecked
    answers: tuple[Answered, ...]


@query
def look_again(
    reading: Reading, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> LookedAgain:
    """Look up every address again, for the people one’s organisation follows; nothing is written.

    A proof that someone looked at is never replaced, and nobody is taken out because an address is unclear:
    only an answer that the address gave follows the address.
    """
    return _look(reading.connection, reading.me, reading.today, progress, cancelled)


def _look(
    connection: Connection, me: str, today: str, progress: Progress | None, cancelled: Cancelled | None
) -> LookedAgain:
    everyone = housed(connection, own_office(connection, me), me)
    look = _remembering(locator(connection, today))
    moved: list[Moved] = []
    answers: list[Answered] = []
    to_check = 0
    for place, one in enumerate(everyone):
        if cancelled and cancelled():
            raise Refused(_("Vérification interrompue\u00a0: aucune fiche n’a été changée."))
        if progress and not place % 20:
            progress(place, len(everyone))
        address = address_of(one)
        answer = look(address)
        to_check += not answer.state
        proven = bool(one.qpv_source) and not by_address(one.qpv_source)
        differs = (answer.state, answer.code) != (one.qpv, one.neighbourhood)
        if proven or not (answer.state or by_address(one.qpv_source)):
            if proven and differs and answer.state:
                moved.append(_moved(one, answer, kept=True))
            continue
        if differs:
            moved.append(_moved(one, answer))
        if differs or answer.source != one.qpv_source:
            answers.append(Answered(one.id, address, written(answer)))
    return LookedAgain(Rechecked(len(everyone), tuple(moved), to_check), tuple(answers))


def _remembering(look: Locate) -> Locate:
    """A building’s address is looked up once."""
    known: dict[str, Located] = {}

    def answer(address: str) -> Located:
        if address not in known:
            known[address] = look(address)
        return known[address]

    return answer


def _moved(one: Resident, answer: Located, *, kept: bool = False) -> Moved:
    name = display_name(one.usage_name, one.first_name, one.birth_name)
    before, after = shown(one.qpv, one.neighbourhood), shown(answer.state, answer.code)
    return Moved(one.id, name, before, after, answer.why, kept)


@action(_("Revérifier les quartiers"))
def write_residences(work: Work, answers: tuple[Answered, ...]) -> int:
    """Write what `look_again` found, but of who moved or was given a proof meanwhile; returns of how many."""
    return _write(work, answers)


@action(_("Revérifier les quartiers"))
def recheck_residences(
    work: Work, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Rechecked:
    """`look_again`, then `write_residences`, in one go: nothing else is written meanwhile."""
    looked = _look(work.connection, work.by, work.today, progress, cancelled)
    _write(work, looked.answers)
    return looked.found


def _write(work: Work, answers: tuple[Answered, ...]) -> int:
    """Those that change alike are written together."""
    held = files(work.connection, (one.resident for one in answers))
    alike: dict[tuple[tuple[str, str, str], ...], list[str]] = {}
    for one in answers:
        now = held.get(one.resident)
        if now is None or now.removed or address_of(now) != one.address:
            continue
        if now.qpv_source and not by_address(now.qpv_source):
            continue
        change = tuple(
            (name, getattr(now, name), value)
            for name, value in one.values.items()
            if getattr(now, name) != value
        )
        if change:
            alike.setdefault(change, []).append(one.resident)
    for change, ids in alike.items():
        before, after = ({part[0]: part[at] for part in change} for at in (1, 2))
        work.change_all(describe(Resident), ids, before, after)
    return sum(map(len, alike.values()))
