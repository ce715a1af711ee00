"""Meetings with companies as one reads them: the list, the page of one, who could be invited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cad.domain.event import Attendance, CompanyMeeting, Event, week_of
from cad.domain.names import fold
from cad.domain.organisation import Organisation
from cad.domain.outcome import OUTCOMES, Outcome
from cad.services.action import Reading, query
from cad.services.candidates import Candidates, Wanted, search
from cad.store.reads import events as reads
from cad.store.reads import outcomes
from cad.store.reads.partners import partners
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the list: how many were invited in all, came (heads that nobody knows too), signed."""

    event: Event
    companies: tuple[str, ...]
    listed: int
    came: int
    contracts: int


@dataclass(frozen=True, slots=True)
class EventList:
    """Those that words keep, the latest first; `total`: all there are; the companies one may name."""

    rows: tuple[EventRow, ...]
    total: int
    companies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone on the list: the companies they met, and what became of them since, months after months."""

    attendance: Attendance
    person: str
    name: str
    meetings: tuple[CompanyMeeting, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event. `after`: months → state → how many people, of what was said of those who came."""

    event: Event
    names: Mapping[str, str]
    guests: tuple[Guest, ...]
    after: Mapping[int, Mapping[str, int]]

    def count(self, *states: str) -> int:
        """How many people of the list are in one of these states."""
        return len({one.person for one in self.guests if one.attendance.state in states})

    def met(self, *states: str) -> int:
        """How many people did one of these with a company."""
        return len({one.person for one in self.guests if any(m.state in states for m in one.meetings)})


@query
def event_list(reading: Reading, text: str = "", kind: str = "") -> EventList:
    """Every event with its numbers; `text` keeps those it names, `kind` those of a sort."""
    connection = reading.connection
    found = reads.events(connection)
    listed, signed = reads.all_counts(connection), reads.all_counts(connection, "company_meeting")
    names = {
        i: one.name
        for i, one in named(connection, Organisation, {c for e in found for c in e.companies}).items()
    }
    rows = [
        EventRow(
            one,
            tuple(names[i] for i in one.companies if i in names),
            sum(listed.get(one.id, {}).values()),
            listed.get(one.id, {}).get("came", 0) + one.heads,
            signed.get(one.id, {}).get("contract", 0),
        )
        for one in found
    ]
    kept = tuple(row for row in rows if _has(row, text) and kind in ("", row.event.kind))
    return EventList(kept, len(rows), tuple(_companies(reading, found)))


def _companies(reading: Reading, found: Sequence[Event]) -> list[tuple[str, str]]:
    """The partners that are companies, and any that came to an event; all of them while none says so."""
    known = {one for event in found for one in event.companies}
    offices = [one.organisation for one in partners(reading.connection)]
    firms = [one for one in offices if one.id in known or fold(one.category).startswith("entreprise")]
    return [(one.id, one.name) for one in firms or offices]


def _has(row: EventRow, text: str) -> bool:
    words = fold(f"{row.event.title} {row.event.place} {' '.join(row.companies)}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


@query
def event_page(reading: Reading, event: str) -> EventPage:
    """One event: who is on its list, whom they met, what became of them."""
    connection = reading.connection
    found = load(connection, Event, event)
    attendances = reads.attendances(connection, found.id)
    known = people(connection, (one.resident for one in attendances))
    said = outcomes.of_origins(connection, "attendance", [one.id for one in attendances])
    meetings = reads.meetings(connection, found.id)
    met = {one.company for one in meetings}
    whose = people(connection, (one.resident for one in meetings))
    names = named(connection, Organisation, {*found.companies, *met})
    guests = [
        Guest(
            one,
            known[one.resident].id,
            known[one.resident].name,
            tuple(m for m in meetings if whose.get(m.resident) == known[one.resident]),
            tuple(o for o in said if o.attendance == one.id),
        )
        for one in attendances
        if one.resident in known
    ]
    return EventPage(
        found,
        {i: one.name for i, one in names.items()},
        tuple(sorted(_once(guests), key=lambda one: fold(one.name))),
        _after(guests),
    )


def _once(guests: Sequence[Guest]) -> list[Guest]:
    """Each person once, were they listed on two laptops: who came, came."""
    kept: dict[str, Guest] = {}
    for one in guests:
        held = kept.get(one.person)
        if not held or (one.attendance.state == "came" and held.attendance.state != "came"):
            kept[one.person] = one
    return [*kept.values()]


def _after(guests: Sequence[Guest]) -> dict[int, dict[str, int]]:
    """Of what was said of each person at each number of months, the latest."""
    latest = {(one.months, guest.person): one.state for guest in guests for one in guest.outcomes}
    made: dict[int, Counter[str]] = {}
    for (months, _person), state in latest.items():
        made.setdefault(months, Counter())[state] += 1
    return {months: {s: made[months][s] for s in OUTCOMES if made[months][s]} for months in sorted(made)}


@query
def event_candidates(reading: Reading, event: str) -> Candidates:
    """Who looks for work and is not on the list yet, free at these hours first."""
    found = load(reading.connection, Event, event)
    told = tuple(one.resident for one in reads.attendances(reading.connection, found.id))
    return search(reading, Wanted(hours=week_of(found), told=told))
