"""The names behind the identifiers that rows of any list carry."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.names import display_name
from cad.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a row is about: the surviving file, and the name as lists show it."""

    id: str
    name: str


def people(connection: Connection, residents: Iterable[str]) -> dict[str, Person]:
    """Identifier → person, for those asked and for their other identities after a merge."""
    asked = sorted(set(residents))
    marks = ", ".join("?" * len(asked))
    rows = connection.execute(
        "WITH RECURSIVE "
        f"up(id, into_id) AS (SELECT id, merged_into FROM resident WHERE id IN ({marks}) UNION "
        "SELECT r.id, r.merged_into FROM resident r JOIN up ON r.id = up.into_id), "
        "family(top, id) AS (SELECT id, id FROM up WHERE into_id = '' UNION "
        "SELECT family.top, r.id FROM resident r JOIN family ON r.merged_into = family.id "
        "AND r.merged_into <> '') "
        "SELECT family.id, p.id, p.usage_name, p.first_name, p.birth_name "
        "FROM family JOIN resident p ON p.id = family.top",
        asked,
    )
    return {identity: Person(top, display_name(*names)) for identity, top, *names in rows}
