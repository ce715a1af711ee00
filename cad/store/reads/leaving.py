"""Reading whom to look for in a neighbourhood: nobody heard of them, or a partner owes an answer."""

import json
from collections.abc import Iterable

from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.reads.referrals import LATE
from cad.store.table import select


def silent(connection: Connection, before: str) -> dict[str, str]:
    """Person → last heard on, of open journeys of which nothing was heard since before a day."""
    rows = connection.execute("SELECT person, heard_on FROM follow WHERE heard_on < ?", (before,))
    return {str(person): str(heard) for person, heard in rows}


def unanswered(connection: Connection, today: str) -> list[tuple[str, str]]:
    """(person, structure), of referrals whose answer is late."""
    rows = connection.execute(
        f"SELECT f.resident, f.organisation FROM referral f WHERE f.removed = 0 AND {LATE}", (today,)
    )
    return [(person, structure) for person, structure in rows]


def living(connection: Connection, residents: Iterable[str], neighbourhood: str) -> list[Resident]:
    """Those whose file says this QPV, by their address; never by the name of a place."""
    where = f"{_THESE} AND neighbourhood = ? AND qpv = 'in' ORDER BY sort_key"
    return select(connection, Resident, where, _asked(residents), neighbourhood)


def to_check(connection: Connection, residents: Iterable[str], limit: int) -> tuple[int, list[Resident]]:
    """Those of whom nobody knows yet whether they live in a QPV: how many, and the first."""
    asked = _asked(residents)
    where = f"{_THESE} AND qpv = ''"
    count = connection.execute(f"SELECT count(*) FROM resident WHERE {where}", (asked,)).fetchone()[0]
    return int(count), select(connection, Resident, f"{where} ORDER BY sort_key LIMIT ?", asked, limit)


_THESE = "id IN (SELECT value FROM json_each(?)) AND removed = 0 AND merged_into = ''"


def _asked(residents: Iterable[str]) -> str:
    return json.dumps(sorted(set(residents)))
