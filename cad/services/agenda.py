"""The agenda of a week: appointments, meetings with companies, drop-ins and outreach, whoever receives."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cad.domain.agenda import Slot, received_twice, week_days
from cad.domain.event import EVENT_KINDS, Event
from cad.domain.names import fold
from cad.domain.organisation import Adviser
from cad.domain.session import NATURES, Session
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.services.given import day as given_day
from cad.store.connection import Connection
from cad.store.reads import appointments as reads
from cad.store.reads import events, sessions
from cad.store.reads.appointments import AgendaRow
from cad.store.reads.residents import named

MOST = 5_000
"""Appointments read at once: those of twenty advisers over three months."""
KNOWN_FOR = 45
"""Days before and after a week in which a place or a colleague is among those one may choose."""
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """`days` from Monday to Sunday; `places` and `hosts` are what one may keep only, as (key, label)."""

    days: tuple[str, ...]
    slots: tuple[Slot, ...]
    places: Choices
    hosts: Choices


@query
def agenda_week(reading: Reading, day: str = "", place: str = "", host: str = "") -> Week:
    """The week a day is in (this one when not said), all of it or what is of a place, of a colleague."""
    days = week_days(given_day(day, _("Jour")) or reading.today)
    return Week(days, between(reading, days[0], days[-1], place, host), *_choices(reading, days[0]))


@query
def agenda_hosts(reading: Reading) -> Choices:
    """With whom one meets these days, oneself first."""
    return _choices(reading, reading.today)[1]


def _choices(reading: Reading, day: str) -> tuple[Choices, Choices]:
    """The places and those who receive, around a day."""
    people = Advisers(reading.connection)
    met = reads.who_and_where(reading.connection, _far(day, -KNOWN_FOR), _far(day, KNOWN_FOR))
    people.learn(adviser for adviser, *_rest in met)
    places = {fold(place): place for *_who, place in met if place}
    hosts = {people.key(adviser, name): people.name(adviser, name) for adviser, name, _place in met}
    ordered = sorted(hosts.items(), key=lambda one: (one[0] != reading.me, fold(one[1])))
    return (
        tuple((key, places[key]) for key in sorted(places)),
        tuple((key, name) for key, name in ordered if key and name),
    )


def between(
    reading: Reading, first: str, last: str, place: str = "", host: str = "", *, cancelled: bool = False
) -> tuple[Slot, ...]:
    """What stands from one day to another, both included, in order of time; `cancelled`: what was called off
    too.
    """
    people = Advisers(reading.connection)
    rows = reads.between(reading.connection, first, last, MOST, cancelled=cancelled)
    people.learn(row.adviser for row in rows)
    found = [people.slot(row) for row in rows]
    twice = received_twice(found)
    found = [replace(one, together=one.key in twice) for one in found]
    found += (_event(one) for one in events.events_between(reading.connection, first, last))
    found += (_session(one, people) for one in sessions.between(reading.connection, first, last))
    there = fold(place)
    kept = (
        one for one in found if (not place or fold(one.place) == there) and (not host or host in one.hosts)
    )
    return tuple(sorted(kept, key=lambda one: (one.at, one.title, one.host, one.key)))


class Advisers:
    """Who receives: who has an account, by their name or because they noted it; others by their name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Adviser] = {}
        self._called: dict[str, str] = {}

    def learn(self, ids: Iterable[str]) -> None:
        """Read the names of these."""
        if new := {*ids} - self._known.keys():
            self._known |= named(self._connection, Adviser, new)
            self._called = {}

    def key(self, adviser: str, with_name: str) -> str:
        """Who receives, as compared."""
        if not with_name:
            return adviser
        if with_name not in self._called:
            said = fold(with_name)
            same = (one.id for one in self._known.values() if fold(one.name) == said)
            self._called[with_name] = next(same, said)
        return self._called[with_name]

    def name(self, adviser: str, with_name: str) -> str:
        """Who receives, as shown."""
        return with_name or (self._known[adviser].name if adviser in self._known else "")

    def slot(self, row: AgendaRow) -> Slot:
        """An appointment as it stands in a week. With a partner, no adviser of ours is held."""
        ours = not row.service
        host = self.name(row.adviser, row.with_name) if ours else row.with_name or row.service
        hosts = (self.key(row.adviser, row.with_name),) if ours else ()
        return Slot(
            "appointment", row.id, row.at, row.minutes, row.person.name, row.person.id, host,
            tuple(filter(None, hosts)), row.place or row.partner, row.purpose, row.state,
        )  # fmt: skip


def _event(event: Event) -> Slot:
    kind, minutes = EVENT_KINDS[event.kind], _length(event.starts_at, event.ends_at)
    return Slot("event", event.id, event.starts_at, minutes, event.title, place=event.place, about=kind)


def _session(session: Session, people: "Advisers") -> Slot:
    """A drop-in or outreach, held by its team."""
    people.learn(session.team)
    names = ", ".join(filter(None, (people.name(one, "") for one in session.team)))
    title = NATURES[session.nature]
    return Slot(
        "session", session.id, session.starts_at, _length(session.starts_at, session.ends_at), title,
        host=names, hosts=session.team, place=session.name,
    )  # fmt: skip


def _length(start: str, end: str) -> int:
    """Minutes, 0 when it has no end on its day."""
    if end[:10] != start[:10]:
        return 0
    length = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return max(round(length.total_seconds() / 60), 0)


def _far(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
