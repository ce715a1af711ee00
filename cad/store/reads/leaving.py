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
    """Those whose file says this QPV, or that it is to be checked there; never by the name of a place."""
    return select(
        connection,
        Resident,
        "id IN (SELECT value FROM json_each(?)) AND neighbourhood = ? AND qpv <> 'out' AND removed = 0 "
        "AND merged_into = '' ORDER BY sort_key",
        json.dumps(sorted(set(residents))),
        neighbourhood,
    )


def unlocated(connection: Connection, residents: Iterable[str]) -> int:
    """How many of them have no answer yet about where they live."""
    asked = json.dumps(sorted(set(residents)))
    row = connection.execute(
        "SELECT count(*) FROM resident WHERE id IN (SELECT value FROM json_each(?)) AND neighbourhood = '' "
        "AND qpv = '' AND removed = 0 AND merged_into = ''",
        (asked,),
    ).fetchone()
    return int(row[0])
