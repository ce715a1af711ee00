"""People who may be alike, found through the likeness keys; and what a merge did, read back."""

import json
from collections.abc import Sequence, Set
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

from cad.domain.duplicate import DistinctPair
from cad.domain.likeness import CROWD, PersonKey
from cad.store.connection import Connection
from cad.store.table import select


class Known(NamedTuple):
    """A person of the notebook as likeness sees them; `phones` as the table keeps them."""

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
        return PersonKey(*self[:5], tuple(json.loads(self.phones or "[]")))


_WHO = "resident.id, usage_name, birth_name, first_name, birth_date, phones, merged_into"
_NEAR = f"""
SELECT json_group_array(json_array(CAST(substr(value, 11) AS INTEGER), {_WHO})) FROM json_each(?) AS asked
CROSS JOIN resident_key AS held ON held.key = asked.key AND held.pk >= coalesce((
  SELECT pk FROM resident_key WHERE key = asked.key ORDER BY pk DESC LIMIT 1 OFFSET {CROWD - 1}), 0)
CROSS JOIN resident ON resident.pk = held.pk AND removed = 0
WHERE substr(value, 1, 1) = ' ' OR length(born) <> 10
  OR substr(born, 1, 4) = substr(value, 1, 4) OR substr(born, 6) = substr(value, 6, 5)
"""
"""From one object with a member for each key of each person: their birth date when it is whole, in ten
characters, and their place. One answer of one row: SQLite finds it by itself, and leaves Python free."""


def near(
    connection: Connection, people: Sequence[PersonKey], blocks: Sequence[Set[str]]
) -> list[list[Known]]:
    """Who of the notebook may be each of these people, whose blocking keys are `blocks`.

    They share a key, are of the latest CROWD who have it, and `contemporaries`; withdrawn files are left out.
    """
    whole = [one.birth_date if len(one.birth_date) == 10 else "" for one in people]
    asked = [
        f'{quoted(key)}:"{born:10}{place}"'
        for place, (born, block) in enumerate(zip(whole, blocks, strict=True))
        for key in block
    ]
    from msgspec.json import decode

    (answer,) = connection.execute(_NEAR, (f"{{{','.join(asked)}}}",)).fetchone()
    found: list[dict[str, Known]] = [{} for _person in people]
    for place, *who in decode(answer):
        found[place][who[0]] = Known._make(who)
    return [[*theirs.values()] for theirs in found]


def _keys(rows: Sequence[tuple[Any, ...]]) -> list[PersonKey]:
    """Rows of id, the three names, birth date and telephones; the lists are read as one, ten times faster."""
    phones = json.loads(f"[{','.join([row[5] or '[]' for row in rows])}]")
    return [
        PersonKey(record, usage, birth, first, born, tuple(own))
        for (record, usage, birth, first, born, *_rest), own in zip(rows, phones, strict=True)
    ]


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
