"""Reading lists of referrals: a page by state, by what was typed, what is late; and how many there are."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cad.domain.names import fold
from cad.domain.referral import REFERRAL_STATES
from cad.domain.referral_life import AWAITING_ANSWER
from cad.store.connection import Connection
from cad.store.reads.partners import partners
from cad.store.reads.referrals import LATE, ReferralCounts, ReferralRow, rows

_BY_DUE = {"draft", "appointment", *AWAITING_ANSWER}
"""States that still wait for something: shown in the order it is due, the others latest first."""
_TEXT = (
    "f.pk IN (SELECT pk FROM referral WHERE reference <> '' AND reference >= ? AND reference < ? UNION "
    "SELECT pk FROM referral WHERE removed = 0 AND organisation IN (SELECT value FROM json_each(?)) UNION "
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
    return ReferralCounts(states, sum(found[len(waiting) :]))
