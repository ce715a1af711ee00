"""Reading one person’s records: a person is the survivor and everyone merged into them."""

import json
from collections.abc import Sequence
from typing import TypeVar

from cad.domain.errors import Refused
from cad.domain.record import Record
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.store.connection import Connection
from cad.store.table import select

R = TypeVar("R", bound=Record)


def identities(connection: Connection, resident: str) -> tuple[str, ...]:
    """The survivor’s id first, then the ids merged into it, whichever of them was asked for.

    Raises `Refused` when there is no such person.
    """
    rows = connection.execute(
        "WITH RECURSIVE up(id, into_id) AS (SELECT id, merged_into FROM resident WHERE id = ?1 UNION "
        "SELECT r.id, r.merged_into FROM resident r JOIN up ON r.id = up.into_id), "
        "family(id) AS (SELECT id FROM up WHERE into_id = '' UNION "
        "SELECT r.id FROM resident r JOIN family ON r.merged_into = family.id AND r.merged_into <> '' "
        "AND r.removed = 0) "
        "SELECT id FROM family",
        (resident,),
    ).fetchall()
    if not rows:
        raise Refused(_("Cette personne n’existe pas dans ce carnet. Cherchez-la par son nom."))
    return tuple(row[0] for row in rows)


def of_person(connection: Connection, cls: type[R], ids: Sequence[str], order: str = "pk") -> list[R]:
    """The live records of a kind about a person (all their identities)."""
    marks = ", ".join("?" * len(ids))
    return select(connection, cls, f"resident IN ({marks}) AND removed = 0 ORDER BY {order}", *ids)


def named(connection: Connection, cls: type[R], ids: set[str]) -> dict[str, R]:
    """Records by id, for showing the names behind links."""
    wanted = [i for i in ids if i]
    asked = "id IN (SELECT value FROM json_each(?))"
    return {r.id: r for r in select(connection, cls, asked, json.dumps(wanted))} if wanted else {}


def resident(connection: Connection, ids: Sequence[str]) -> Resident:
    """The survivor’s own record."""
    return select(connection, Resident, "id = ?", ids[0])[0]


def own_office(connection: Connection, adviser: str) -> str:
    """The organisation of an adviser, "" for none."""
    row = connection.execute("SELECT organisation FROM adviser WHERE id = ?", (adviser,)).fetchone()
    return str(row[0]) if row else ""
