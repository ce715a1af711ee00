"""Keeping everything derived of a record in step with it, whoever writes it: an action, an undo, a sync."""

from collections.abc import Iterable, Sequence

from cad.domain.catalogue import RECORDS
from cad.domain.encounter import Encounter
from cad.domain.record import Description, Record, describe
from cad.domain.resident import Resident
from cad.store import search
from cad.store.connection import Connection

WRITTEN = {described.cls: described.searched for described in RECORDS.values() if described.searched}
"""Which fields of which records full-text search finds."""

_TOUCH = """
UPDATE resident AS person SET last_contact = coalesce((
  WITH RECURSIVE family(id) AS (SELECT person.id UNION SELECT r.id FROM family JOIN resident r
    ON r.merged_into = family.id AND r.merged_into <> '' AND r.removed = 0)
  SELECT max(substr(at, 1, 10)) FROM encounter WHERE removed = 0 AND resident IN (SELECT id FROM family)), '')
WHERE id IN (WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT r.merged_into FROM up JOIN resident r
    ON r.id = up.id AND r.merged_into <> '')
  SELECT id FROM up)
"""


def index_new(connection: Connection, described: Description, records: Sequence[Record]) -> None:
    """Search entries of records that have none yet, all at once."""
    if described.name == "resident":
        last = connection.execute("SELECT max(pk) FROM resident").fetchone()[0]
        numbers = range(last - len(records) + 1, last + 1)
        search.index_new(connection, zip(numbers, records, strict=True))  # type: ignore[arg-type]
    elif described.name == "encounter":
        touch(connection, {record.resident for record in records})  # type: ignore[attr-defined]
    elif described.cls in WRITTEN:
        texts = [(r.id, getattr(r, "resident", ""), _text(r)) for r in records if not r.removed]
        search.add_texts(connection, described.name, texts)


def index(connection: Connection, record: Record, pk: int) -> None:
    if isinstance(record, Resident):
        search.index_resident(connection, pk, record)
    elif isinstance(record, Encounter):
        touch(connection, {record.resident})
    elif type(record) in WRITTEN:
        text = "" if record.removed else _text(record)
        search.index_text(
            connection, describe(type(record)).name, record.id, getattr(record, "resident", ""), text
        )


def touch(connection: Connection, residents: Iterable[str]) -> None:
    """The day of last contact of some people, and of those they were merged into."""
    connection.executemany(_TOUCH, [(resident,) for resident in residents if resident])


def _text(record: Record) -> str:
    return " ".join(getattr(record, name) for name in WRITTEN[type(record)])
