"""What the axes of the plan add to a person’s timeline; a kind more is a function here."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cad.domain.catalogue import RECORDS
from cad.domain.dates import show_date
from cad.domain.event import ATTENDANCE_STATES, MEETING_STATES, Attendance, CompanyMeeting, Event
from cad.domain.organisation import Adviser, Organisation
from cad.domain.outcome import OUTCOMES, Outcome, when
from cad.domain.proposal import PROPOSAL_STATES, TO, Proposal
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.domain.text import _
from cad.services.timeline import TimelineEntry
from cad.store.connection import Connection
from cad.store.reads.residents import named, of_person

_PROPOSED = {
    "opening": _("Poste proposé"),
    "offer": _("Offre proposée"),
    "reserved_place": _("Place réservée proposée"),
}


def of_the_plan(connection: Connection, ids: Sequence[str]) -> list[TimelineEntry]:
    """Every entry about a person (all their identities), in no order."""
    return [
        *_proposals(connection, ids),
        *_attendances(connection, ids),
        *_placements(connection, ids),
        *_companies(connection, ids),
        *_outcomes(connection, ids),
    ]


def _proposals(connection: Connection, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """What work was proposed, and the latest answer."""
    found = of_person(connection, Proposal, ids)
    authors = _authors(connection, found)
    for what in TO:
        links = {link for one in found if (link := getattr(one, what))}
        titles = named(connection, RECORDS[what].cls, links)
        for one in found:
            if link := getattr(one, what):
                said = _("{what}\u00a0: {title} · {state}").format(
                    what=_PROPOSED[what],
                    title=getattr(titles.get(link), "title", ""),
                    state=PROPOSAL_STATES[one.state].lower(),
                )
                yield TimelineEntry(one.on, "proposal", one.id, said, one.reason, authors[one.adviser])


def _placements(connection: Connection, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """A reserved place that was taken, from its first day."""
    found = of_person(connection, Placement, ids)
    authors = _authors(connection, found)
    titles = named(connection, ReservedPlace, {one.reserved_place for one in found})
    for one in found:
        place = titles.get(one.reserved_place)
        what = " · ".join(filter(None, (place.title, place.service))) if place else ""
        title = _("Place réservée prise\u00a0: {what}").format(what=what)
        until = _("jusqu’au {day}").format(day=show_date(one.ends_on)) if one.ends_on else ""
        text = " · ".join(filter(None, (until, one.reason)))
        yield TimelineEntry(one.starts_on, "placement", one.id, title, text, authors[one.adviser])


def _attendances(connection: Connection, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """What meetings with companies they were invited to, and whether they came."""
    found = of_person(connection, Attendance, ids)
    authors = _authors(connection, found)
    events = named(connection, Event, {one.event for one in found})
    for one in found:
        if event := events.get(one.event):
            title = f"{event.title} · {ATTENDANCE_STATES[one.state].lower()}"
            off = (
                _("annulée le {day}").format(day=show_date(event.cancelled_on)) if event.cancelled_on else ""
            )
            text = " · ".join(filter(None, (event.place, off, one.reason)))
            yield TimelineEntry(
                one.came_on or one.on, "attendance", one.id, title, text, authors[one.adviser]
            )


def _companies(connection: Connection, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """The companies they met there, and how far it went."""
    found = of_person(connection, CompanyMeeting, ids)
    authors = _authors(connection, found)
    names = named(connection, Organisation, {one.company for one in found})
    for one in found:
        company = names[one.company].name if one.company in names else ""
        title = f"{company} · {MEETING_STATES[one.state].lower()}"
        yield TimelineEntry(one.on, "company_meeting", one.id, title, one.reason, authors[one.adviser])


def _outcomes(connection: Connection, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """What became of them, so many months after something."""
    found = of_person(connection, Outcome, ids)
    authors = _authors(connection, found)
    for one in found:
        title = _("{when}\u00a0: {state}").format(when=when(one), state=OUTCOMES[one.state].lower())
        yield TimelineEntry(one.on, "outcome", one.id, title, one.reason, authors[one.adviser])


def _authors(connection: Connection, records: Sequence[Any]) -> defaultdict[str, str]:
    """Adviser → name, "" when there is none."""
    found = named(connection, Adviser, {one.adviser for one in records})
    return defaultdict(str, {i: one.name for i, one in found.items()})
