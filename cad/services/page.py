"""The page of one person: everything an adviser sees at a glance, gathered in one reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cad.domain.encounter import Appointment, Encounter, Note
from cad.domain.insertion import Insertion
from cad.domain.journey import Journey, Need, Step, TeamMember, current
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.procurement import Lot
from cad.domain.record import Record
from cad.domain.referral import Consent, Referral, ReferralEvent
from cad.domain.resident import Document, HouseholdMember, Resident
from cad.domain.themes import THEMES
from cad.domain.transfer import Transfer
from cad.domain.workplace import Availability
from cad.services import business_story, city_story, internship_story, passage_story
from cad.services.action import Reading, query
from cad.services.availability import latest
from cad.services.timeline import TimelineEntry, timeline
from cad.services.timeline_plan import of_the_plan
from cad.services.visible import readable
from cad.store.drafts import Draft, kept
from cad.store.reads.consents import LATEST
from cad.store.reads.laptop import kept as kept_here
from cad.store.reads.residents import identities, named, of_person, own_office, resident
from cad.store.reads.today import ENDINGS_TOLD, any_clash

if TYPE_CHECKING:
    from cad.store.reads.endings import Ending


@dataclass(frozen=True, slots=True)
class ThemeState:
    """Where one theme stands: its latest look (none: not discussed) and the earlier ones, oldest first."""

    theme: str
    state: str
    detail: str
    on: str
    history: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class ResidentPage:
    """What the page shows. `ids`: the survivor, then those merged; `names`: the label of any linked id;
    `transfers`: to another lead, latest first; `offices`: the organisation of the advisers of these;
    `own`: that of who looks; `clashes`: the divergences to settle, oldest first; `ending`: when the file is
    to be erased, unless the person is heard of; `projects`: those of the Cité a step may be part of.
    """

    resident: Resident
    ids: tuple[str, ...]
    journey: Journey | None
    themes: tuple[ThemeState, ...]
    steps: tuple[Step, ...]
    referrals: tuple[Referral, ...]
    appointments: tuple[Appointment, ...]
    team: tuple[TeamMember, ...]
    consents: tuple[Consent, ...]
    household: tuple[HouseholdMember, ...]
    documents: tuple[Document, ...]
    merged: tuple[Resident, ...]
    timeline: tuple[TimelineEntry, ...]
    names: dict[str, str]
    drafts: tuple[Draft, ...]
    transfers: tuple[Transfer, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    clashes: tuple[str, ...] = ()
    ending: "Ending | None" = None
    projects: tuple[tuple[str, str], ...] = ()
    availability: Availability | None = None

    def is_inbound(self, referral: Referral) -> bool:
        """Whether another organisation made this referral to that of who looks."""
        return referral.organisation == self.own != referral.from_organisation

    def holding(self, scope: str = "") -> tuple[Consent, ...]:
        """The words of the person that hold (of one `scope`): the latest about each organisation."""
        latest: dict[tuple[str, str], Consent] = {}
        for consent in self.consents:  # latest first
            if scope in ("", consent.scope):
                latest.setdefault((consent.scope, consent.organisation), consent)
        return tuple(latest.values())


@query
def resident_page(reading: Reading, resident_id: str) -> ResidentPage:
    """The whole page of a person; asked for under any of their merged files, the survivor’s."""
    connection = reading.connection
    ids = identities(connection, resident_id)
    journeys = of_person(connection, Journey, ids)
    needs = of_person(connection, Need, ids, '"on", pk')
    steps = of_person(connection, Step, ids, "due_on = '', due_on, pk")
    referrals = of_person(connection, Referral, ids, "pk DESC")
    events = of_person(connection, ReferralEvent, ids)
    notes = readable(reading, of_person(connection, Note, ids), ids)
    encounters = of_person(connection, Encounter, ids)
    appointments = of_person(connection, Appointment, ids, "at")
    documents = readable(reading, of_person(connection, Document, ids), ids)
    consents = of_person(connection, Consent, ids, LATEST)
    team = [m for m in of_person(connection, TeamMember, ids) if not m.until]
    transfers = of_person(connection, Transfer, ids, "pk DESC")
    insertions = of_person(connection, Insertion, ids)
    who = resident(connection, ids)
    offices = _offices(reading, transfers)
    names = _names(reading, {who.lead_adviser, who.organisation, *offices, *offices.values()},
                   referrals, team, notes, encounters, consents, insertions)  # fmt: skip
    names |= {i: lot.title for i, lot in named(connection, Lot, {one.lot for one in insertions}).items()}
    projects = city_story.projects(reading, [one.city_project for one in steps])
    names |= dict(projects)
    return ResidentPage(
        resident=who,
        ids=ids,
        journey=current(journeys),
        themes=tuple(_theme_state(t.key, needs) for t in THEMES),
        steps=tuple(steps),
        referrals=tuple(referrals),
        appointments=tuple(appointments),
        team=tuple(team),
        consents=tuple(consents),
        household=tuple(of_person(connection, HouseholdMember, ids)),
        documents=tuple(documents),
        merged=tuple(named(connection, Resident, set(ids[1:])).values()),
        timeline=timeline(
            encounters,
            notes,
            needs,
            steps,
            referrals,
            events,
            appointments,
            documents,
            journeys,
            consents,
            transfers,
            insertions,
            names,
            reading.today,
            [
                *of_the_plan(connection, ids),
                *internship_story.entries(reading, ids),
                *business_story.told(reading, ids),
                *city_story.told(reading, ids),
                *passage_story.told(reading, ids, frozenset(one.session for one in encounters)),
            ],
        ),
        names=names,
        drafts=tuple(kept(connection, subject=ids[0])),
        transfers=tuple(transfers),
        offices=offices,
        own=own_office(connection, reading.me),
        clashes=_clashes(reading, ids),
        ending=_ending(reading, ids),
        projects=projects,
        availability=latest(connection, ids),
    )


def _clashes(reading: Reading, ids: Sequence[str]) -> tuple[str, ...]:
    """Rare: what reads them is loaded on the day there is one."""
    if not any_clash(reading.connection):
        return ()
    from cad.services.clashes import open_about

    return open_about(reading, ids)


def _ending(reading: Reading, ids: Sequence[str]) -> "Ending | None":
    """As rare."""
    if not kept_here(reading.connection, ENDINGS_TOLD):
        return None
    from cad.store.reads.endings import endings

    return next(iter(endings(reading.connection, reading.today, ids)), None)


def _theme_state(theme: str, needs: list[Need]) -> ThemeState:
    looks = tuple(n for n in needs if n.theme == theme)
    if not looks:
        return ThemeState(theme, "not_discussed", "", "", ())
    return ThemeState(theme, looks[-1].state, looks[-1].detail, looks[-1].on, looks)


def _offices(reading: Reading, transfers: Sequence[Transfer]) -> dict[str, str]:
    """Adviser → organisation, of those who proposed to pass the person on, and those who were asked."""
    asked = {who for one in transfers for who in (one.from_adviser, one.to_adviser)}
    return {who: one.organisation for who, one in named(reading.connection, Adviser, asked).items()}


_NAMED = ("adviser", "organisation", "service", "from_adviser", "from_organisation", "by", "employer")


def _names(reading: Reading, links: set[str], *groups: Sequence[Record]) -> dict[str, str]:
    """The label of every adviser, organisation and service the page links to."""
    for record in (r for group in groups for r in group):
        for name in _NAMED:
            links.add(getattr(record, name, ""))
    labels: dict[str, str] = {}
    for found in (
        named(reading.connection, Adviser, links),
        named(reading.connection, Organisation, links),
        named(reading.connection, Service, links),
    ):
        labels.update({i: record.name for i, record in found.items()})
    return labels
