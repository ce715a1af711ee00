"""What has not reached the centre yet, in the order it was done; nothing here is ever deleted unsent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from msgspec.json import decode

from cad.domain.catalogue import RECORDS
from cad.store.connection import Connection
from cad.store.rows import as_json
from cad.store.table import load

_WAITING = "sent = 0 AND refused = ''"
_ASIDE = "sent = 0 AND refused <> ''"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One change to send, with the act it is part of; `after` and `before` are JSON objects."""

    pk: int
    act: str
    name: str
    label: str
    at: str
    kind: str
    record: str
    created: bool
    base: int
    after: str
    before: str
    created_at: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A change the centre could not take: it stays here, with the `reason`."""

    pk: int
    kind: str
    record: str
    subject: str
    label: str
    at: str
    after: dict[str, Any]
    reason: str


def unsent_count(connection: Connection) -> int:
    """How many acts still wait (those set aside are counted apart)."""
    return int(connection.execute(f"SELECT count(DISTINCT act) FROM change WHERE {_WAITING}").fetchone()[0])


def waiting(connection: Connection, after: int, limit: int) -> list[Waiting]:
    """The next changes to send, past `after`."""
    rows = connection.execute(
        "SELECT c.pk, a.id, a.name, a.label, a.at, c.kind, c.record, c.created, c.base, c.after, c.before "
        f"FROM change c JOIN act a ON a.pk = c.act WHERE c.{_WAITING} AND c.pk > ? ORDER BY c.pk LIMIT ?",
        (after, limit),
    ).fetchall()
    dated = _created_at(connection, [(row[5], row[6]) for row in rows if row[7]])
    return [
        Waiting(
            pk, act, name, label, at, kind, record, bool(created), base,
            _shared(kind, after_), _shared(kind, before), dated.get(record, at),
        )
        for pk, act, name, label, at, kind, record, created, base, after_, before in rows
    ]  # fmt: skip


def _created_at(connection: Connection, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """When each of these records (kind, identifier) says it was made: not always when the act was done."""
    found: dict[str, str] = {}
    for kind in {kind for kind, _record in made} & RECORDS.keys():
        some = json.dumps([record for its_kind, record in made if its_kind == kind])
        found |= connection.execute(
            f"SELECT id, created_at FROM {kind} WHERE id IN (SELECT value FROM json_each(?))", (some,)
        )
    return found


def _shared(kind: str, said: str) -> str:
    """The fields that are not of this laptop alone: as they are kept, for nearly every kind."""
    local = _local(kind)
    if not (said and local):
        return said or "{}"
    return as_json({name: value for name, value in decode(said).items() if name not in local})


@cache
def _local(kind: str) -> frozenset[str]:
    fields = RECORDS[kind].fields.values() if kind in RECORDS else ()
    return frozenset(item.name for item in fields if item.local)


def as_now(connection: Connection, one: Waiting) -> str:
    """The values of the same fields today: what was too long to be sent may have been shortened since."""
    described = RECORDS.get(one.kind)
    if not described:
        return one.after
    record = load(connection, described.cls, one.record)
    return as_json({name: getattr(record, name) for name in decode(one.after) if name in described.fields})


def begun_aside(connection: Connection, records: Sequence[str]) -> dict[str, str]:
    """Of these records, those whose very beginning was set aside, and why: what follows waits with it."""
    rows = connection.execute(
        f"SELECT record, refused FROM change WHERE {_ASIDE} AND created "
        "AND record IN (SELECT value FROM json_each(?))",
        (json.dumps(records),),
    )
    return dict(rows.fetchall())


def mark_sent(connection: Connection, pks: Sequence[int], version: int) -> None:
    """The centre has acknowledged them, by its `version`."""
    connection.executemany("UPDATE change SET sent = ? WHERE pk = ?", [(version, pk) for pk in pks])


def set_aside(connection: Connection, pk: int, reason: str) -> None:
    """The centre cannot take this one."""
    connection.execute("UPDATE change SET refused = ? WHERE pk = ?", (reason, pk))


def retry(connection: Connection) -> None:
    """Send again what was set aside, once its cause was mended."""
    connection.execute(f"UPDATE change SET refused = '' WHERE {_ASIDE}")


def aside(connection: Connection) -> list[SetAside]:
    """What was set aside, oldest first."""
    rows = connection.execute(
        "SELECT c.pk, c.kind, c.record, c.subject, a.label, a.at, c.after, c.refused FROM change c "
        f"JOIN act a ON a.pk = c.act WHERE {_ASIDE} ORDER BY c.pk"
    )
    return [
        SetAside(pk, kind, record, subject, label, at, decode(after), reason)
        for pk, kind, record, subject, label, at, after, reason in rows
    ]


def send_again_after(connection: Connection, version: int) -> None:
    """The centre was restored from a backup that reached `version`: what it took since is sent again."""
    connection.execute("UPDATE change SET sent = 0 WHERE sent > ?", (version,))


def unsent_records(connection: Connection, records: Sequence[str]) -> dict[str, set[str]]:
    """Of these records, those with something unsent, and its fields."""
    found: dict[str, set[str]] = {}
    for record, after in connection.execute(
        "SELECT record, after FROM change WHERE sent = 0 AND record IN (SELECT value FROM json_each(?))",
        (json.dumps(records),),
    ):
        found.setdefault(record, set()).update(decode(after))
    return found
