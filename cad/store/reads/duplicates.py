"""People who may be alike, found through the likeness keys; and what a merge did, read back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cad.domain.duplicate import DistinctPair
from cad.domain.likeness import CROWD, PersonKey
from cad.store.connection import Connection
from cad.store.table import select

CHUNK = 20_000
"""Keys or row numbers asked in one statement, as a JSON array."""


class Known(NamedTuple):
    """A person of the notebook as likeness sees them; `phones` as the table keeps them."""

    pk: int
    id: str
    usage_name: str
    birth_name: str
    first_name: str
    birth_date: str
    phones: str
    merged_into: str

    @property
    def key(self) -> PersonKey:
        """What is compared."""
        return PersonKey(*self[1:6], tuple(json.loads(self.phones or "[]")))


def holders(connection: Connection, keys: Iterable[str]) -> dict[str, list[int]]:
    """Key → row numbers of the people who have it, the latest CROWD of them."""
    found: dict[str, list[int]] = defaultdict(list)
    for some in _chunks(list(keys)):
        rows = connection.execute(
            "SELECT k.key, k.pk FROM json_each(?) AS asked JOIN resident_key k ON k.key = asked.value",
            (some,),
        )
        for key, pk in rows:
            found[key].append(pk)
    return {key: sorted(pks)[-CROWD:] if len(pks) > CROWD else pks for key, pks in found.items()}


def people(connection: Connection, pks: Iterable[int]) -> dict[int, Known]:
    """Row number → the person; withdrawn files are left out."""
    found: dict[int, Known] = {}
    for some in _chunks(list(pks)):
        rows = connection.execute(
            "SELECT r.pk, r.id, usage_name, birth_name, first_name, birth_date, phones, merged_into "
            "FROM json_each(?) AS asked JOIN resident r ON r.pk = asked.value WHERE r.removed = 0",
            (some,),
        )
        found |= {row[0]: Known._make(row) for row in rows}
    return found


def _keys(rows: Sequence[tuple[Any, ...]]) -> list[PersonKey]:
    """Rows of id, the three names, birth date and telephones; the lists are read as one, ten times faster."""
    phones = json.loads(f"[{','.join([row[5] or '[]' for row in rows])}]")
    return [
        PersonKey(record, usage, birth, first, born, tuple(own))
        for (record, usage, birth, first, born, *_rest), own in zip(rows, phones, strict=True)
    ]


def anyone(connection: Connection) -> bool:
    """Whether the notebook holds anybody one could look like."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM resident_key)").fetchone()[0])


def everyone(connection: Connection) -> list[PersonKey]:
    """All the files that stand for a person, oldest first."""
    rows = connection.execute(
        "SELECT id, usage_name, birth_name, first_name, birth_date, phones FROM resident "
        "WHERE removed = 0 AND merged_into = '' ORDER BY pk"
    )
    return _keys(rows.fetchall())


def root(connection: Connection, resident: str) -> str:
    """The file a merged one is found under, through any number of merges; itself when it is not merged."""
    row = connection.execute(
        "WITH RECURSIVE up(id, into_id) AS (SELECT id, merged_into FROM resident WHERE id = ? UNION "
        "SELECT r.id, r.merged_into FROM resident r JOIN up ON r.id = up.into_id) "
        "SELECT id FROM up WHERE into_id = ''",
        (resident,),
    ).fetchone()
    return str(row[0]) if row else resident


def root_of(connection: Connection, known: Known) -> str:
    """The file under which a known person is found."""
    return root(connection, known.merged_into) if known.merged_into else known.id


def distinct(connection: Connection) -> set[frozenset[str]]:
    """The pairs of files someone said are two people."""
    return {frozenset((pair.resident, pair.other)) for pair in select(connection, DistinctPair)}


def pairs_of(connection: Connection, a: Sequence[str], b: Sequence[str]) -> list[DistinctPair]:
    """What was said of two people, whichever of their files it was said of."""
    between = {frozenset((x, y)) for x in a for y in b}
    return [p for p in select(connection, DistinctPair) if frozenset((p.resident, p.other)) in between]


def taken_in(connection: Connection, absorbed: str, survivor: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The survivor’s fields that the merge of `absorbed` changed, before and after; empty when none."""
    row = connection.execute(
        "SELECT s.before, s.after FROM change c LEFT JOIN change s ON s.act = c.act AND s.record = ?2 "
        "WHERE c.subject = ?1 AND c.record = ?1 AND c.created = 0 "
        "AND json_extract(c.after, '$.merged_into') = ?2 ORDER BY c.pk DESC LIMIT 1",
        (absorbed, survivor),
    ).fetchone()
    return (json.loads(row[0] or "{}"), json.loads(row[1])) if row and row[1] else ({}, {})


def _chunks(values: list[Any]) -> Iterable[str]:
    for start in range(0, len(values), CHUNK):
        yield json.dumps(values[start : start + CHUNK], ensure_ascii=False)
