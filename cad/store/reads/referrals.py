"""Reading referrals: lists by state, what is late, one with its history, by its reference."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cad.domain.dates import days_between
from cad.domain.names import fold
from cad.domain.organisation import Adviser
from cad.domain.referral import REFERRAL_STATES, Referral, ReferralEvent
from cad.domain.referral_life import AWAITING_ANSWER, is_late, stitch
from cad.store.connection import Connection
from cad.store.reads.consents import standing
from cad.store.reads.partners import partners
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral in a list. `since` is the day it was handed over, "" for a draft.

    `seam` is "open", "closed" or "broken", "" when nothing passed from one organisation to another. `age`
    counts days since the hand-over (for a draft, since it was written) until the seam was closed or broken.
    `consent` is what the person last said about that partner: show a warning unless it is "given".
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
    """How many in each state (every state is there), and how many answers are late or still in time."""

    states: dict[str, int]
    late: int
    awaited: int


_ROWS = (
    "SELECT f.id, f.reference, f.state, f.resident, coalesce(g.name, ''), coalesce(o.name, ''), "
    "f.organisation, coalesce(v.name, ''), f.theme, f.answer_by, coalesce(h.since, ''), "
    "coalesce(h.until, ''), coalesce(h.between_two, 0), substr(f.created_at, 1, 10) FROM {first} "
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
    since, until, between_two, written = row[10:]
    age = max(0, days_between(since or written, until or today))
    seam = stitch(state) if between_two else ""
    shown = [*row[:3], person, *row[4:11], seam, age, is_late(state, answer_by, today), consent]
    return ReferralRow(*shown)


_AWAITING = ", ".join(f"'{state}'" for state in AWAITING_ANSWER)
LATE = f"f.state IN ({_AWAITING}) AND f.answer_by <> '' AND f.answer_by < ?"
_BY_DUE = {"draft", "appointment", *AWAITING_ANSWER}
"""States that still wait for something: shown in the order it is due, the others latest first."""
_TEXT = (
    "f.pk IN (SELECT pk FROM referral WHERE reference <> '' AND reference >= ? AND reference < ? UNION "
    "SELECT pk FROM referral WHERE organisation IN (SELECT value FROM json_each(?)) UNION "
    "SELECT pk FROM referral WHERE resident IN (WITH RECURSIVE family(id) AS (SELECT id FROM resident "
    "WHERE pk IN (SELECT rowid FROM resident_search WHERE resident_search MATCH ?) UNION "
    "SELECT r.id FROM family CROSS JOIN resident r ON r.merged_into = family.id AND r.merged_into <> '') "
    "SELECT id FROM family))"
)


def listed(
    connection: Connection, today: str, states: Sequence[str], late: bool, text: str, limit: int, after: str
) -> list[ReferralRow]:
    """A page of referrals in these states (all when empty), after the one whose id is `after`."""
    by_due = late or (bool(states) and _BY_DUE.issuperset(states))
    where, values = _filters(connection, today, states, late, text)
    if after:
        bound = "(f.answer_by, f.pk) > (SELECT answer_by, pk" if by_due else "f.pk < (SELECT pk"
        where.append(f"{bound} FROM referral WHERE id = ?)")
        values.append(after)
    order = "f.answer_by, f.pk" if by_due else "f.pk DESC"
    chosen = " AND ".join(["f.removed = 0", *where])
    page = f"SELECT f.pk FROM referral f WHERE {chosen} ORDER BY {order} LIMIT ?"  # before any join
    return rows(connection, today, f"f.pk IN ({page}) ORDER BY {order}", *values, limit)


def _filters(
    connection: Connection, today: str, states: Sequence[str], late: bool, text: str
) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    if states:
        where.append(f"f.state IN ({', '.join('?' * len(states))})")
        values += states
    if late:
        where.append(LATE)
        values.append(today)
    if words := fold(text).split():
        where.append(_TEXT)
        named = [partner.organisation.id for partner in partners(connection, text)]
        beginnings = " ".join(f'"{word}"*' for word in words)
        reference = "".join(words).upper()
        values += [reference, f"{reference}~", json.dumps(named), f"name : ({beginnings})"]
    return where, values


def counts(connection: Connection, today: str) -> ReferralCounts:
    """How many live referrals in each state."""
    found = connection.execute("SELECT state, count(*) FROM referral WHERE removed = 0 GROUP BY state")
    waiting = expected(connection, today)
    return replace(waiting, states=dict.fromkeys(REFERRAL_STATES, 0) | dict(found))


def expected(connection: Connection, today: str) -> ReferralCounts:
    """The same for drafts and for what partners owe an answer to, alone: what the first screen asks.

    One bare count per state, because each then reads a range of one index and nothing else.
    """
    waiting = ("draft", *AWAITING_ANSWER)
    live = "(SELECT count(*) FROM referral WHERE removed = 0 AND state = '{state}'{late})"
    overdue = " AND answer_by > '' AND answer_by < :today"
    counts = [live.format(state=state, late="") for state in waiting]
    counts += [live.format(state=state, late=overdue) for state in AWAITING_ANSWER]
    found = connection.execute(f"SELECT {', '.join(counts)}", {"today": today}).fetchone()
    states = dict(zip(waiting, found, strict=False))
    late = dict(zip(AWAITING_ANSWER, found[len(waiting) :], strict=True))
    awaited = sum(states[s] - late[s] for s in ("handed_over", "received"))
    return ReferralCounts(states, sum(late.values()), awaited)


def by_reference(connection: Connection, reference: str) -> Referral | None:
    """The referral that carries a reference, as kept in the record."""
    found = select(connection, Referral, "reference = ? AND removed = 0", reference)
    return found[0] if found else None


def is_taken(connection: Connection, reference: str) -> bool:
    """Whether any referral, even one taken back, carries this reference."""
    return bool(connection.execute("SELECT 1 FROM referral WHERE reference = ?", (reference,)).fetchone())


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
