"""The names behind the identifiers that rows of any list carry."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.names import display_name
from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a row is about: the surviving file, and the name as lists show it."""

    id: str
    name: str


_PEOPLE = (
    "WITH RECURSIVE up(id, into_id) AS ("
    "SELECT id, merged_into FROM resident WHERE id IN (SELECT value FROM json_each(?)) UNION "
    "SELECT r.id, r.merged_into FROM up CROSS JOIN resident r ON r.id = up.into_id), "
    "family(top, id) AS (SELECT id, id FROM up WHERE into_id = '' UNION "
    "SELECT family.top, r.id FROM family CROSS JOIN resident r "
    "ON r.merged_into = family.id AND r.merged_into <> '') "
    "SELECT family.id, p.id, p.usage_name, p.first_name, p.birth_name "
    "FROM family CROSS JOIN resident p ON p.id = family.top"
)
"""One text however many are asked, so that SQLite prepares it once."""


def people(connection: Connection, residents: Iterable[str]) -> dict[str, Person]:
    """Identifier → person, for those asked and for their other identities after a merge."""
    asked = json.dumps(sorted(set(residents)))
    rows = connection.execute(_PEOPLE, (asked,))
    return {identity: Person(top, display_name(*names)) for identity, top, *names in rows}


def files(connection: Connection, residents: Iterable[str]) -> dict[str, Resident]:
    """Identifier → file, of the very ones asked."""
    asked = json.dumps(sorted(set(residents)))
    return {
        one.id: one for one in select(connection, Resident, "id IN (SELECT value FROM json_each(?))", asked)
    }


def all_names(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Identifier, usage name, first name and birth name of everyone."""
    sql = "SELECT id, usage_name, first_name, birth_name FROM resident WHERE removed = 0 AND merged_into = ''"
    return [*connection.execute(sql)]
