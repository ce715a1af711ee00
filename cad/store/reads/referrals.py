"""Reading referrals: as rows, one with its history, by its reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cad.domain.dates import days_between
from cad.domain.organisation import Adviser
from cad.domain.referral import Referral, ReferralEvent
from cad.domain.referral_life import AWAITING_ANSWER, is_late, stitch
from cad.store.connection import Connection
from cad.store.reads.consents import standing
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral in a list. `since` is the day it was handed over, "" for a draft.

    `seam` is "open", "closed" or "broken", "" when nothing passed from one organisation to another. `age`
    counts days since the hand-over (for a draft, since it was written) until the seam was closed or broken.
    `consent` is what the person last said about that partner: show a warning unless it is "given". `inbound`:
    another organisation made it to ours, so that the answer is ours to give.
    """

    id: str
    reference: str
    state: str
    person: Person
    origin: str
    partner: str
    organisation: str
    service: str
    theme: str
    answer_by: str
    since: str
    seam: str
    age: int
    late: bool
    consent: str
    inbound: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a referral: what, on which day, noted when and by whom."""

    state: str
    on: str
    at: str
    reason: str
    detail: str
    by: str


@dataclass(frozen=True, slots=True)
class ReferralCounts:
    """How many in each state (every state is there), and how many answers are late."""

    states: dict[str, int]
    late: int


_ROWS = (
    "SELECT f.id, f.reference, f.state, f.resident, coalesce(g.name, ''), coalesce(o.name, ''), "
    "f.organisation, coalesce(v.name, ''), f.theme, f.answer_by, coalesce(h.since, ''), "
    "coalesce(h.until, ''), coalesce(h.between_two, 0), substr(f.created_at, 1, 10), "
    "coalesce(o.ours, 0) > coalesce(g.ours, 0) FROM {first} "
    "LEFT JOIN organisation o ON o.id = f.organisation "
    "LEFT JOIN organisation g ON g.id = f.from_organisation "
    "LEFT JOIN service v ON v.id = f.service WHERE f.removed = 0 AND {rest}"
)
BY_REFERRAL = "referral f LEFT JOIN seam h ON h.referral = f.id"
BY_SEAM = "seam h CROSS JOIN referral f ON f.id = h.referral"
"""Which table leads: the referral, or its seam when it is the seam that is filtered and ordered."""


def rows(
    connection: Connection, today: str, rest: str, *values: Any, first: str = BY_REFERRAL
) -> list[ReferralRow]:
    """Live referrals `f` with their seam `h`; `rest` is a condition, with order and limit."""
    found = connection.execute(_ROWS.format(first=first, rest=rest), values).fetchall()
    known = people(connection, (row[3] for row in found))
    said = standing(connection, known)
    return [_row(row, known[row[3]], said.get((known[row[3]].id, row[6]), ""), today) for row in found]


def _row(row: Sequence[Any], person: Person, consent: str, today: str) -> ReferralRow:
    state, answer_by = row[2], row[9]
    since, until, between_two, written, inbound = row[10:]
    age = max(0, days_between(since or written, until or today))
    seam = stitch(state) if between_two else ""
    late = is_late(state, answer_by, today)
    shown = [*row[:3], person, *row[4:11], seam, age, late, consent, bool(inbound)]
    return ReferralRow(*shown)


_AWAITING = ", ".join(f"'{state}'" for state in AWAITING_ANSWER)
LATE = f"f.state IN ({_AWAITING}) AND f.answer_by <> '' AND f.answer_by < ?"


def one(connection: Connection, today: str, referral: str) -> list[ReferralRow]:
    """One referral as a row, nothing when it was erased."""
    return rows(connection, today, "f.id = ?", referral)


def waiting_at(connection: Connection, today: str, organisation: str, limit: int) -> list[ReferralRow]:
    """The open referrals to one partner, oldest first."""
    rest = "h.organisation = ? AND h.state = 'open' ORDER BY h.since, h.referral LIMIT ?"
    return rows(connection, today, rest, organisation, limit, first=BY_SEAM)


def of_person(connection: Connection, today: str, ids: Sequence[str]) -> list[ReferralRow]:
    """The referrals of a person (all their identities), latest first."""
    marks = ", ".join("?" * len(ids))
    return rows(connection, today, f"f.resident IN ({marks}) ORDER BY f.pk DESC", *ids)


def by_reference(connection: Connection, reference: str) -> list[Referral]:
    """The referrals that carry a reference, as kept in the record.

    More than one when two laptops that had not met drew the same: both are kept.
    """
    return select(
        connection, Referral, "reference = ? AND reference <> '' AND removed = 0 ORDER BY pk", reference
    )


def is_taken(connection: Connection, reference: str) -> bool:
    """Whether any referral, even one taken back, carries this reference."""
    sql = "SELECT 1 FROM referral WHERE reference = ? AND reference <> ''"  # so that its index serves
    return bool(connection.execute(sql, (reference,)).fetchone())


def happened(connection: Connection, referral: str) -> tuple[Happened, ...]:
    """The same as people read it, with who wrote it."""
    written = events(connection, referral)
    names = named(connection, Adviser, {event.by for event in written})
    return tuple(
        Happened(e.state, e.on, e.at, e.reason, e.detail, names[e.by].name if e.by else "") for e in written
    )


def events(connection: Connection, referral: str) -> list[ReferralEvent]:
    """What happened to a referral, in the order it was written."""
    return select(connection, ReferralEvent, "referral = ? AND removed = 0 ORDER BY pk", referral)


def handed_to(connection: Connection, people: Sequence[str], organisation: str) -> tuple[str, ...]:
    """The open referrals of a person (all their identities) with one partner."""
    marks = ", ".join("?" * len(people))
    found = connection.execute(
        "SELECT f.id FROM referral f JOIN seam h ON h.referral = f.id "
        f"WHERE h.state = 'open' AND f.organisation = ? AND f.resident IN ({marks})",
        (organisation, *people),
    )
    return tuple(row[0] for row in found)
