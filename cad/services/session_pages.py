"""Drop-ins and outreach as one reads them: the list, and one with who waits, is received, was seen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cad.domain.clock import here
from cad.domain.names import fold
from cad.domain.organisation import Adviser, Organisation
from cad.domain.queue import name_of, standing, wanted
from cad.domain.session import CALLED, LEFT, SEEN, WAITING, Passage, PassageMove, Session
from cad.services.action import Reading, query
from cad.store.reads import sessions as reads
from cad.store.reads.partners import partners
from cad.store.reads.people import people
from cad.store.reads.residents import named, own_office
from cad.store.table import load, select

Choices = tuple[tuple[str, str], ...]
"""(identifier, name) pairs."""


@dataclass(frozen=True, slots=True)
class Came:
    """Someone who came by: how one calls them, where they stand, who receives or is to.

    `rank` is their order of arrival, from 1; `person` the surviving file, "" for none; `since` when this
    state began, `waited` the minutes between the arrival and being received, or gone, or now; `by` who
    receives, or did; `wanted` whom they wait for. Advisers by identifier.
    """

    passage: Passage
    rank: int
    person: str
    name: str
    state: str
    since: str
    waited: int
    by: str
    wanted: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list, and how many came by."""

    session: Session
    came: int


@dataclass(frozen=True, slots=True)
class SessionList:
    """Those that words keep, the latest first; `total`: all there are; names by identifier."""

    rows: tuple[SessionRow, ...]
    total: int
    advisers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session: who came, in order; names of its team and of the structures present.

    `written` says which people already have an encounter from it; `doubles` are others of the same day and
    place, that another laptop may have made.
    """

    session: Session
    came: tuple[Came, ...]
    names: Mapping[str, str]
    written: frozenset[str]
    doubles: tuple[Session, ...]
    today: str

    def of(self, *states: str) -> tuple[Came, ...]:
        """Those in one of these states."""
        return tuple(one for one in self.came if one.state in states)

    def themes(self) -> Mapping[str, int]:
        """What they came for, the most frequent first."""
        return dict(Counter(theme for one in self.came for theme in one.passage.themes).most_common())

    @property
    def left_open(self) -> bool:
        """Whether it is of another day and nobody ended it."""
        return self.session.under_way and self.session.starts_at[:10] < self.today


@query
def session_list(reading: Reading, text: str = "", nature: str = "") -> SessionList:
    """Every drop-in and outreach; `text` keeps those it names, `nature` those of a sort."""
    found = reads.sessions(reading.connection)
    counts = reads.counts(reading.connection)
    rows = tuple(
        SessionRow(one, counts.get(one.id, 0))
        for one in found
        if nature in ("", one.nature) and _has(one, text)
    )
    team = named(reading.connection, Adviser, {who for one in found for who in one.team})
    return SessionList(rows, len(found), {i: one.name for i, one in team.items()})


def _has(session: Session, text: str) -> bool:
    words = fold(f"{session.place} {session.address} {session.route}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


@query
def session_page(reading: Reading, session: str) -> SessionPage:
    """One session as it stands now."""
    return page_of(reading, session)


def page_of(reading: Reading, session: str) -> SessionPage:
    """The same, within another question."""
    ids = reads.family(reading.connection, session)
    found = load(reading.connection, Session, ids[0])
    came = _came(reading, ids)
    moved = {one.by for one in came} | {one.wanted for one in came}
    people_named = named(reading.connection, Adviser, {*found.team, *moved, reading.me})
    offices = named(reading.connection, Organisation, {*found.services, found.organisation})
    names = {i: one.name for i, one in (people_named | offices).items()}
    written = people(reading.connection, (one.resident for one in reads.encounters(reading.connection, ids)))
    doubles = reads.same(reading.connection, found) if not found.cancelled_on else []
    seen = frozenset(who.id for who in written.values())
    return SessionPage(found, came, names, seen, tuple(doubles), reading.today)


def _came(reading: Reading, ids: Sequence[str]) -> tuple[Came, ...]:
    passages = reads.passages(reading.connection, ids)
    moves: dict[str, list[PassageMove]] = {one.id: [] for one in passages}
    for move in reads.moves(reading.connection, ids):
        moves.setdefault(move.passage, []).append(move)
    known = people(reading.connection, (one.resident for one in passages if one.resident))
    now = here(reading.moment)
    made = []
    for rank, one in enumerate(passages, 1):
        state, by = standing(moves[one.id])
        who = known.get(one.resident)
        since = moves[one.id][-1].at if moves[one.id] else one.at
        received = next((m.at for m in moves[one.id] if m.move in (CALLED, SEEN, LEFT)), "")
        waited = _minutes(one.at, received or now)
        name = name_of(one, who.name if who else "")
        whom = wanted(one, moves[one.id]) if state == WAITING else ""
        made.append(Came(one, rank, who.id if who else "", name, state, since, waited, by, whom))
    return tuple(made)


def _minutes(start: str, end: str) -> int:
    """Never less than none: a clock may be set back meanwhile, a moment may be missing."""
    if not (start and end):
        return 0
    between = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return max(int(between.total_seconds() // 60), 0)


def of_today(reading: Reading) -> list[SessionRow]:
    """Those under way, whatever their day, then those of today that are to come; not those that ended."""
    found = reads.sessions(reading.connection)
    counts = reads.counts(reading.connection)
    mine = [
        one
        for one in found
        if one.under_way
        or (one.starts_at[:10] == reading.today and not one.closed_at and not one.cancelled_on)
    ]
    return [
        SessionRow(one, counts.get(one.id, 0))
        for one in sorted(mine, key=lambda one: (not one.under_way, one.starts_at))
    ]


@dataclass(frozen=True, slots=True)
class Waits:
    """Someone who waits for me, somewhere."""

    session: str
    place: str
    came: Came


@query
def waiting_for_me(reading: Reading) -> list[Waits]:
    """Who is here for me: they asked for me, or were passed to me, today."""
    return waiting(reading)


def waiting(reading: Reading) -> list[Waits]:
    """The same, within another question."""
    if not reads.any_session(reading.connection, reading.today):
        return []
    found = [one for one in reads.sessions(reading.connection) if one.under_way]
    return [
        Waits(session.id, session.place, one)
        for session in found
        if session.starts_at[:10] == reading.today
        for one in _came(reading, reads.family(reading.connection, session.id))
        if one.state == WAITING and one.wanted == reading.me
    ]


@query
def who_may_hold(reading: Reading) -> tuple[Choices, Choices]:
    """Advisers, oneself first, then one’s organisation, and structures that may be there; by name."""
    ours = own_office(reading.connection, reading.me)
    advisers = select(reading.connection, Adviser, "removed = 0")
    mine = reading.me  # who prepares it holds it, unless they say otherwise
    advisers.sort(key=lambda one: (one.id != mine, one.organisation != ours, fold(one.name)))
    offices = [one.organisation for one in partners(reading.connection)]
    return (
        tuple((one.id, one.name) for one in advisers),
        tuple((one.id, one.acronym or one.name) for one in offices),
    )
