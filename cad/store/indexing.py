"""Keeping everything derived of a record in step with it, whoever writes it: an action, an undo, a sync."""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import compress

from cad.domain.catalogue import RECORDS
from cad.domain.encounter import Encounter
from cad.domain.record import Description, Record, describe
from cad.domain.resident import Resident
from cad.store import search
from cad.store.connection import Connection
from cad.store.rows import Rows
from cad.store.table import select

WRITTEN = {described.cls: described.searched for described in RECORDS.values() if described.searched}
"""Which fields of which records full-text search finds."""
FOLLOWED: dict[type, frozenset[str]] = {
    Resident: frozenset((*search.SEARCHED, "removed")),
    Encounter: frozenset(("resident", "at", "removed")),
    **{cls: frozenset((*fields, "resident", "removed")) for cls, fields in WRITTEN.items()},
}
"""The fields from which something is derived here."""

_TOUCH = """
UPDATE resident AS person SET last_contact = coalesce((
  WITH RECURSIVE family(id) AS (SELECT person.id UNION SELECT r.id FROM family JOIN resident r
    ON r.merged_into = family.id AND r.merged_into <> '' AND r.removed = 0)
  SELECT max(substr(at, 1, 10)) FROM encounter WHERE removed = 0 AND resident IN (SELECT id FROM family)), '')
WHERE id IN (WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT r.merged_into FROM up JOIN resident r
    ON r.id = up.id AND r.merged_into <> '')
  SELECT id FROM up)
"""


def index_new(connection: Connection, rows: Rows, first: int) -> None:
    """What is derived of new records, numbered from `first`, all at once."""
    if rows.described.cls is Resident:
        search.index_new(connection, rows, range(first, first + len(rows.ids)))
    elif rows.described.cls is Encounter:
        touch(connection, {*rows.column("resident")})
    elif fields := WRITTEN.get(rows.described.cls):
        texts = map(" ".join, zip(*map(rows.column, fields), strict=True))
        written = zip(rows.ids, rows.subjects(), texts, strict=True)
        search.add_texts(connection, rows.described.name, compress(written, rows.shown()))


def follows(described: Description, changed: Collection[str]) -> bool:
    """Whether something is derived of these fields of a kind."""
    return not FOLLOWED.get(described.cls, frozenset()).isdisjoint(changed)


def index(connection: Connection, record: Record, pk: int, changed: Collection[str]) -> None:
    """What is derived of a record of which these fields changed."""
    if follows(describe(type(record)), changed):
        _index(connection, record, pk)


def _index(connection: Connection, record: Record, pk: int) -> None:
    if isinstance(record, Resident):
        search.index_resident(connection, pk, record)
    elif isinstance(record, Encounter):
        touch(connection, {record.resident})
    elif type(record) in WRITTEN:
        text = "" if record.removed else _text(record)
        search.index_text(
            connection, describe(type(record)).name, record.id, getattr(record, "resident", ""), text
        )


def index_again(connection: Connection, described: Description, ids: Sequence[str]) -> None:
    """What is derived of many records that changed."""
    if not ids:
        return
    if described.cls is Resident:
        search.index_again(connection, ids)
        return
    for record in select(
        connection, described.cls, "id IN (SELECT value FROM json_each(?))", json.dumps(ids)
    ):
        _index(connection, record, 0)


def touch(connection: Connection, residents: Iterable[str]) -> None:
    """The day of last contact of some people, and of those they were merged into."""
    connection.executemany(_TOUCH, [(resident,) for resident in residents if resident])


def _text(record: Record) -> str:
    return " ".join(getattr(record, name) for name in WRITTEN[type(record)])
