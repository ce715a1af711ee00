"""Who may hold what: each record stands in one circle of one person, and each reader is let into circles.

The centre sends a laptop the records of the circles its adviser is let into, and nothing else; leaving a
circle takes its records off the laptop. All of it is pure: the rule is read, tested and changed in one place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

EVERYONE = "*"
"""Circle and principal of what belongs to nobody: partners, services, who the advisers are."""
IDENTITY, AGENDA, PLAN, TEAM = "identity", "agenda", "plan", "team"
READS_JOURNEYS = ("adviser", "manager")
"""The roles that are let into journeys; a coordinator sees masked figures, an administrator accounts."""

Values = Mapping[str, Any]
Grant = tuple[str, str]
"""A principal, and a circle it is let into."""

_OFFICE = {"letter_template", "rule"}
_PUBLIC = {"organisation", "service", "adviser"}
_IDENTITY = {"resident", "consent", "team_member"}
_WRITTEN = {"note", "document"}


def adviser_principal(adviser: str) -> str:
    """The adviser alone."""
    return f"a:{adviser}"


def organisation_principal(organisation: str) -> str:
    """Everyone of an organisation who accompanies people."""
    return f"o:{organisation}"


def reception_principal(organisation: str) -> str:
    """The reception of an organisation."""
    return f"r:{organisation}"


def principals(adviser: str, organisation: str, role: str) -> tuple[str, ...]:
    """Everything one account reads as."""
    if role in READS_JOURNEYS:
        return EVERYONE, adviser_principal(adviser), organisation_principal(organisation)
    return (EVERYONE, reception_principal(organisation)) if role == "reception" else (EVERYONE,)


def circle_of(kind: str, values: Values, organisation_of: Mapping[str, str]) -> str:
    """The circle a record stands in. `organisation_of`: adviser → organisation.

    A kind this version does not know stands in the narrowest shared circle, the plan: the organisation that
    accompanies the person and their team.
    """
    if kind in _PUBLIC:
        return EVERYONE
    if kind in _OFFICE:
        return f"org:{values.get('organisation', '')}"
    if kind in _WRITTEN:
        return _written(values, organisation_of)
    if kind == "referral_event" or (kind == "appointment" and values.get("referral")):
        return f"referral:{values.get('referral', '')}"
    if kind == "clash":
        return str(values.get("circle", PLAN))
    if kind == "appointment":
        return AGENDA
    return IDENTITY if kind in _IDENTITY else PLAN


def _written(values: Values, organisation_of: Mapping[str, str]) -> str:
    adviser = str(values.get("adviser", ""))
    office = str(values.get("organisation", "")) or organisation_of.get(adviser, "")
    level = values.get("visibility") or "team"
    if level == "team":
        return TEAM
    return {"organisation": f"org:{office}", "shared": f"shared:{office}"}.get(level, f"author:{adviser}")


def subject_of(kind: str, record: str, values: Values) -> str:
    """The person a record is about; "" when it is about nobody."""
    return record if kind == "resident" else str(values.get("resident", ""))


def circle_with_id(kind: str, record: str, values: Values, organisation_of: Mapping[str, str]) -> str:
    """`circle_of`, for kinds whose circle bears their own identifier."""
    return f"referral:{record}" if kind == "referral" else circle_of(kind, values, organisation_of)


@dataclass(slots=True)
class Situation:
    """What decides who is let in around one person (with the identities merged into theirs).

    `organisations` and `leads` come from the person’s file; `team` is who is in it today (adviser →
    organisation); `agreed` the organisations the person now agrees to share with; `handed` each referral
    handed over under a consent that holds (identifier → the organisations it joins); `authors` who wrote.
    """

    organisations: set[str] = field(default_factory=set)
    leads: set[str] = field(default_factory=set)
    team: dict[str, str] = field(default_factory=dict)
    agreed: set[str] = field(default_factory=set)
    handed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    referrals: set[str] = field(default_factory=set)
    authors: dict[str, str] = field(default_factory=dict)


def grants(situation: Situation) -> set[Grant]:
    """Every circle that every principal is let into around one person."""
    return {grant for grant in _all(situation) if grant[0][2:]}


def _all(s: Situation) -> Iterator[Grant]:
    journey = (IDENTITY, AGENDA, PLAN, *(f"referral:{one}" for one in s.referrals))
    inside = [*map(organisation_principal, s.organisations), *map(adviser_principal, {*s.leads, *s.team})]
    yield from ((who, circle) for who in inside for circle in journey)
    yield from ((adviser_principal(who), TEAM) for who in {*s.leads, *s.team})
    for office in s.organisations:
        yield from ((reception_principal(office), circle) for circle in (IDENTITY, AGENDA))
    for referral, offices in s.handed.items():
        for office in offices:
            yield organisation_principal(office), IDENTITY
            yield organisation_principal(office), f"referral:{referral}"
    yield from _of_writers(s)


def _of_writers(s: Situation) -> Iterator[Grant]:
    """One reads oneself and, from "organisation" up, one’s colleagues; shared notes go where agreed."""
    for author, office in s.authors.items():
        yield adviser_principal(author), f"author:{author}"
        yield adviser_principal(author), IDENTITY
        yield organisation_principal(office), f"org:{office}"
        for other in {office, *s.agreed}:
            yield organisation_principal(other), f"shared:{office}"


def situation(records: Iterable[tuple[str, str, Values]], organisation_of: Mapping[str, str]) -> Situation:
    """The situation as the records about one person say it: kind, identifier and values of each."""
    found, consents, moved = Situation(), {}, []
    for kind, record, values in records:
        if values.get("removed"):
            continue
        if kind == "resident":
            lead = str(values.get("lead_adviser", ""))
            found.organisations.add(str(values.get("organisation", "")) or organisation_of.get(lead, ""))
            found.leads.add(lead)
        elif kind == "team_member" and not values.get("until"):
            adviser = str(values.get("adviser", ""))
            found.team[adviser] = str(values.get("organisation", "")) or organisation_of.get(adviser, "")
        elif kind == "consent":
            consents[record] = values
        elif kind == "referral":
            found.referrals.add(record)
            moved.append((record, values))
        elif kind in _WRITTEN:
            adviser = str(values.get("adviser", ""))
            found.authors[adviser] = organisation_of.get(adviser, str(values.get("organisation", "")))
    held = _held(consents)
    found.agreed = {office for scope, office in held if scope == "team" and office}
    if ("team", "") in held:
        found.agreed |= {*found.team.values()}
    found.handed = {record: _joined(values) for record, values in moved if _handed(values, held)}
    return found


def _held(consents: Mapping[str, Values]) -> set[tuple[str, str]]:
    """What the person now agrees to: the latest word about each scope and organisation, when it is a yes."""
    latest: dict[tuple[str, str], tuple[tuple[str, str], str]] = {}
    for record, values in consents.items():
        about = (str(values.get("scope", "referral")), str(values.get("organisation", "")))
        said = ((str(values.get("on", "")), record), str(values.get("state", "")))
        latest[about] = max(latest.get(about, said), said)
    return {about for about, (_when, state) in latest.items() if state == "given"}


def _handed(values: Values, held: set[tuple[str, str]]) -> bool:
    state = values.get("state", "draft")
    return state not in ("draft", "revoked") and ("referral", values.get("organisation", "")) in held


def _joined(values: Values) -> tuple[str, ...]:
    return str(values.get("organisation", "")), str(values.get("from_organisation", ""))
