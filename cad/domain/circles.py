"""Who may hold what: each record stands in one circle of one person, and each reader is let into circles.

The centre sends a laptop the records of the circles its adviser is let into, and nothing else; leaving a
circle takes its records off the laptop. All of it is pure: the rule is read, tested and changed in one place.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from cad.domain.text import _
from cad.domain.visibility import BY_KEY

EVERYONE = "*"
"""Circle and principal of what belongs to nobody: partners, services, who the advisers are."""
IDENTITY, AGENDA, PLAN = "identity", "agenda", "plan"
JOURNEY, FRONT = "journey", "front"
"""What several circles are let into by at once: all that is about a person but what was written about them;
what a reception sees."""
IN_FRONT = (IDENTITY, AGENDA)
IN_JOURNEY, JOURNEY_BEGINNINGS = (*IN_FRONT, PLAN), ("referral:", "transfer:", "with:")
ROLES = {
    "adviser": _("conseiller·ère"),
    "reception": _("accueil"),
    "manager": _("responsable de structure"),
    "coordinator": _("coordination du plan"),
    "administrator": _("administration du dépôt"),
}
READS_JOURNEYS = ("adviser", "manager")
"""The roles that are let into journeys; a coordinator sees masked figures, an administrator accounts."""

Values = Mapping[str, Any]
Grant = tuple[str, str]
"""A principal, and a circle it is let into."""

OF_AN_OFFICE = {"letter_template", "rule", "service_mark"}
FILES = ("resident", "session")
"""What others are about: a person, a session; two of a kind may be found to be one."""
ABOUT = {"resident": "id", "session": "id", "passage": "session", "passage_move": "session"}
"""Kind → the field that says what it is about; any other says a `resident`."""
_PUBLIC = {
    "organisation", "service", "adviser", "procurement", "lot", "opening",
    "offer", "event",
    "school", "observation_week", "internship_offer",
    "reserved_place", "training_session", "training_attendance",
    "city_project", "project_funding",
}  # fmt: skip
_PARTNERSHIP = {"consent", "team_member"}
_WRITTEN = {"note", "document"}
_OWN = {"referral", "transfer"}
_CALLED_BACK = {"reached", "let_go"}
"""What became of someone met outside: not the reception’s to read."""


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
    if kind in OF_AN_OFFICE:
        return f"org:{values.get('organisation', '')}"
    if kind in _WRITTEN:
        return _written(values, organisation_of)
    if kind in _PARTNERSHIP:
        return f"with:{_partner_named(kind, values, organisation_of)}"
    if kind == "referral_event" or (kind == "appointment" and values.get("referral")):
        return f"referral:{values.get('referral', '')}"
    if kind == "clash":
        return str(values.get("circle", PLAN))
    outside = values.get("nature") == "outreach" or values.get("move") in _CALLED_BACK
    if kind == "appointment" or (kind in ("passage", "passage_move") and not outside):
        return AGENDA
    if kind == "session" and values.get("nature") == "outreach":
        return PLAN
    return IDENTITY if kind in FILES else PLAN


def _office(values: Values, organisation_of: Mapping[str, str]) -> str:
    """The organisation said, else that of the adviser."""
    return str(values.get("organisation", "")) or organisation_of.get(str(values.get("adviser", "")), "")


def _partner_named(kind: str, values: Values, organisation_of: Mapping[str, str]) -> str:
    """The organisation a consent is about, "" for the team; the one a member of the team is of."""
    return str(values.get("organisation", "")) if kind == "consent" else _office(values, organisation_of)


def _written(values: Values, organisation_of: Mapping[str, str]) -> str:
    """One circle for each author and level, so that authors keep what they wrote."""
    level = values.get("visibility") or "team"
    known = level if level in BY_KEY else "author"
    return f"{known}:{values.get('adviser', '')}:{_office(values, organisation_of)}"


def within(circle: str) -> tuple[str, ...]:
    """The circles that one may be let into to hold what stands in this one."""
    if circle in IN_FRONT:
        return circle, FRONT, JOURNEY
    journey = circle in IN_JOURNEY or circle.startswith(JOURNEY_BEGINNINGS)
    return (circle, JOURNEY) if journey else (circle,)


def lets_into(grants: Set[tuple[str, str]], where: tuple[str, str]) -> bool:
    """Whether one of these grants, (person, circle), lets into that place, (person, circle)."""
    return any((where[0], circle) in grants for circle in within(where[1]))


def subject_of(kind: str, record: str, values: Values) -> str:
    """The person (or the session) a record is about; "" for nobody, as the directory is whatever it says."""
    if kind in _PUBLIC or kind in OF_AN_OFFICE:
        return ""
    return record if kind in FILES else str(values.get(ABOUT.get(kind, "resident"), ""))


def subject_field(kind: str, fields: Iterable[str]) -> str:
    """The field that says what a record of this kind is about, "id" for itself, "" for nothing."""
    name = ABOUT.get(kind, "resident")
    return name if name == "id" or name in fields else ""


def circle_with_id(kind: str, record: str, values: Values, organisation_of: Mapping[str, str]) -> str:
    """`circle_of`, for kinds whose circle bears their own identifier."""
    return f"{kind}:{record}" if kind in _OWN else circle_of(kind, values, organisation_of)


@dataclass(slots=True)
class Situation:
    """What decides who is let in around one person (with the identities merged into theirs).

    `organisations` and `leads` come from the person’s file; `team` is who is in it today, and who is asked to
    lead (adviser → organisation); `outside` who of these is of no organisation of the file; `agreed` the
    organisations the person now agrees to share with; `handed` each referral handed over under a consent that
    holds (identifier → the organisations it joins); `awaiting` each transfer whose answer was not read yet
    (identifier → who proposed it); `authors` who wrote, and for which organisation; `read` the organisations
    whose people wrote something that their colleagues read.
    """

    organisations: set[str] = field(default_factory=set)
    leads: set[str] = field(default_factory=set)
    team: dict[str, str] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    agreed: set[str] = field(default_factory=set)
    handed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    awaiting: dict[str, str] = field(default_factory=dict)
    authors: set[tuple[str, str]] = field(default_factory=set)
    read: set[str] = field(default_factory=set)


def grants(situation: Situation) -> set[Grant]:
    """Every circle that every principal is let into around one person."""
    return {grant for grant in _all(situation) if grant[0][2:]}


def _all(s: Situation) -> Iterator[Grant]:
    for who in s.outside:  # the others are let in with their colleagues
        yield adviser_principal(who), JOURNEY
    for office in s.organisations:
        yield organisation_principal(office), JOURNEY
        yield reception_principal(office), FRONT
    for referral, offices in s.handed.items():
        for office in offices:
            yield from _partner(office, f"referral:{referral}")
    for transfer, who in s.awaiting.items():  # one is told what became of whom one entrusted
        yield adviser_principal(who), f"transfer:{transfer}"
        yield adviser_principal(who), IDENTITY
    yield from _of_writers(s)


def _partner(office: str, circle: str) -> Iterator[Grant]:
    """An organisation let into one thing: with it, who the person is and what they agreed to about it."""
    for one in (circle, IDENTITY, f"with:{office}"):
        yield organisation_principal(office), one


def _of_writers(s: Situation) -> Iterator[Grant]:
    """One reads oneself and, from "organisation" up, one’s colleagues; shared notes go where agreed."""
    for author, office in s.authors:
        whose = f"{author}:{office}"
        yield adviser_principal(author), IDENTITY
        yield from ((adviser_principal(author), f"{level}:{whose}") for level in BY_KEY)
        yield from ((adviser_principal(who), f"team:{whose}") for who in {*s.leads, *s.team})
        yield from (
            (organisation_principal(office), f"{level}:{whose}") for level in ("organisation", "shared")
        )
        for other in s.agreed:
            yield from _partner(other, f"shared:{whose}")
            yield organisation_principal(other), "with:"
    for office in s.read:  # a note about nobody they know would say nothing to them
        yield organisation_principal(office), IDENTITY


DECIDING: Mapping[str, Iterable[str]] = {
    "resident": {"lead_adviser", "organisation", "merged_into"},
    "session": {"organisation", "team", "merged_into"},
    "team_member": {"resident", "adviser", "organisation", "until", "removed"},
    "consent": {"resident", "organisation", "scope", "state", "on", "removed"},
    "referral": {"resident", "organisation", "from_organisation", "state", "removed"},
    "transfer": {"resident", "from_adviser", "to_adviser", "state", "told", "removed"},
    "note": {"resident", "adviser", "organisation", "visibility"},
    "document": {"resident", "adviser", "organisation", "visibility"},
}
"""The kinds that say who is let in around a person, by these fields."""


def situation(records: Iterable[tuple[str, str, Values]], organisation_of: Mapping[str, str]) -> Situation:
    """The situation as the records about one person say it: kind, identifier and values of each.

    The values of a consent also say its `created_at`. A person or a note that was removed is hidden, and may
    come back: it stays with those who had it.
    """
    found, consents, moved = Situation(), {}, []
    transfers: dict[str, Values] = {}
    for kind, record, values in records:
        if kind == "resident":
            lead = str(values.get("lead_adviser", ""))
            found.organisations.add(str(values.get("organisation", "")) or organisation_of.get(lead, ""))
            found.leads.add(lead)
        elif kind == "session":  # of a team of several organisations, each reads what is noted there
            found.organisations.add(str(values.get("organisation", "")))
            found.team |= {str(who): organisation_of.get(str(who), "") for who in values.get("team", ())}
        elif kind == "consent" and not values.get("removed"):
            consents[record] = values
        elif kind == "team_member" and not values.get("removed") and not values.get("until"):
            found.team[str(values.get("adviser", ""))] = _office(values, organisation_of)
        elif kind == "referral":
            moved.append((record, values))
        elif kind == "transfer" and not values.get("removed"):
            transfers[record] = values
        elif kind in _WRITTEN:
            office = _office(values, organisation_of)
            found.authors.add((str(values.get("adviser", "")), office))
            if values.get("visibility") in ("organisation", "shared"):
                found.read.add(office)
    words = _latest(consents)
    shared = {office: state for (scope, office), state in words.items() if scope == "team"}
    there = {*found.team.values(), *(organisation_of.get(lead, "") for lead in found.leads)}
    unread = {one: values for one, values in transfers.items() if not values.get("told")}
    found.awaiting = {one: str(values.get("from_adviser", "")) for one, values in unread.items()}
    receivers = receiving(_asked(transfers.values()), there | found.organisations, shared, organisation_of)
    found.team = receivers | found.team
    found.outside = {
        who for who in {*found.leads, *found.team} if organisation_of.get(who, "") not in found.organisations
    }
    found.agreed = agreed(shared, there | {*receivers.values()})
    found.handed = {record: _joined(values) for record, values in moved if _handed(values, words)}
    return found


def _asked(transfers: Iterable[Values]) -> set[str]:
    """Who has been asked to lead and has not answered."""
    open_ones = (one for one in transfers if one.get("state", "proposed") == "proposed")
    return {str(one.get("to_adviser", "")) for one in open_ones}


def receiving(
    asked: Iterable[str], there: Set[str], words: Mapping[str, str], organisation_of: Mapping[str, str]
) -> dict[str, str]:
    """Of those who are asked to lead, who may read the file to decide, as a member of the team does.

    Their organisation is `there` already, or the person agrees to share with it: `words` is organisation →
    their latest word, "" for the team.
    """
    of = {who: organisation_of.get(who, "") for who in asked}
    return {who: one for who, one in of.items() if one and (one in there or agreed(words, {one}) & {one})}


def agreed(words: Mapping[str, str], team: Iterable[str]) -> set[str]:
    """The organisations a person agrees to share with: organisation → their latest word, "" for the team.

    What they said of one organisation holds for it, whatever they said of the team as a whole.
    """
    whole = {*team} if words.get("") == "given" else set()
    return {one for one in whole | words.keys() if one and words.get(one, "given") == "given"}


def _latest(consents: Mapping[str, Values]) -> dict[tuple[str, str], str]:
    """The latest word about each scope and organisation."""
    latest: dict[tuple[str, str], tuple[tuple[str, str, str], str]] = {}
    for record, values in consents.items():
        about = (str(values.get("scope", "referral")), str(values.get("organisation", "")))
        when = (str(values.get("on", "")), str(values.get("created_at", "")), record)
        said = (when, str(values.get("state", "")))
        latest[about] = max(latest.get(about, said), said)
    return {about: state for about, (_when, state) in latest.items()}


def _handed(values: Values, words: Mapping[tuple[str, str], str]) -> bool:
    gone = values.get("removed") or values.get("state", "draft") in ("draft", "revoked")
    return not gone and words.get(("referral", str(values.get("organisation", "")))) == "given"


def _joined(values: Values) -> tuple[str, ...]:
    return str(values.get("organisation", "")), str(values.get("from_organisation", ""))
