"""Writing what the centre sends, in one transaction with the place where the next sync resumes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.ids import new_id
from cad.domain.record import Field, Kind, Record
from cad.domain.text import _
from cad.store import indexing, search
from cad.store.connection import Connection
from cad.store.outbox import unsent_records
from cad.store.rows import as_json, of_records
from cad.store.table import made as from_row
from cad.store.table import next_number


@dataclass(frozen=True, slots=True)
class Received:
    """A record as the centre says it is: all its fields when `whole`, else some; who wrote last, and when.

    Some fields of a record that is not here make no record: the comparison at the end has it sent whole.
    """

    kind: str
    id: str
    version: int
    whole: bool
    created_at: str
    values: Mapping[str, Any]
    by: str
    at: str


LARGEST = (1 << 63) - 1
"""The record holds no greater number."""
Acts = dict[tuple[str, str], int]
"""Who wrote and when → the act of the history that says so."""


def write(connection: Connection, rows: Iterable[Received]) -> set[tuple[str, str]]:
    """Write them; the (kind, id) pairs that changed. What this laptop has not sent yet stays as it is."""
    by_kind: dict[str, list[Received]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    changed: set[tuple[str, str]] = set()
    for kind, some in by_kind.items():
        if kind in RECORDS:
            changed |= _Writing(connection, RECORDS[kind]).run(some)
        else:
            _keep_foreign(connection, some)
    return changed


def _keep_foreign(connection: Connection, rows: Sequence[Received]) -> None:
    """Records of a kind that only a newer version of the app knows: kept as they came."""
    for row in rows:
        there = connection.execute("SELECT fields FROM foreign_record WHERE id = ?", (row.id,)).fetchone()
        fields = dict(row.values) if row.whole or not there else json.loads(there[0]) | dict(row.values)
        connection.execute(
            "INSERT OR REPLACE INTO foreign_record(id, kind, version, created_at, fields) "
            "VALUES (?, ?, ?, ?, ?)",
            (row.id, row.kind, row.version, row.created_at, as_json(fields)),
        )


class _Writing:
    """The rows of one kind."""

    def __init__(self, connection: Connection, described: Description) -> None:
        self.connection = connection
        self.described = described
        self.shared = {name: item for name, item in described.fields.items() if not item.local}

    def run(self, rows: Sequence[Received]) -> set[tuple[str, str]]:
        held = self._held([row.id for row in rows])
        pending = unsent_records(self.connection, [*held])
        new = [row for row in rows if row.id not in held and row.whole]
        self._insert(new)
        acts: Acts = {}
        changed = {(self.described.name, row.id) for row in new}
        for row in rows:
            if row.id in held and self._update(row, held[row.id], pending.get(row.id, set()), acts):
                changed.add((self.described.name, row.id))
        return changed

    def _held(self, ids: Sequence[str]) -> dict[str, tuple[int, Record, str]]:
        names = ", ".join(f'"{name}"' for name in self.described.fields)
        found = self.connection.execute(
            f"SELECT pk, unknown, id, created_at, {names} FROM {self.described.name} "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return {row[2]: (row[0], from_row(self.described.cls, row[2:]), row[1]) for row in found}

    def _insert(self, rows: Sequence[Received]) -> None:
        if not rows:
            return
        records, values = [], []
        for row in rows:
            known, unknown = self._read(row.values)
            record = self.described.cls(id=row.id, created_at=row.created_at, **known)
            records.append(record)
            values.append(
                (row.id, row.created_at, row.version, unknown, *self.described.columns(record).values())
            )
        made, first = of_records(records), next_number(self.connection, self.described)
        local = ", sort_key" if self.described.name == "resident" else ""
        if local:
            values = [(*v, key) for v, key in zip(values, search.sort_keys(made), strict=True)]
        names = ", ".join(f'"{name}"' for name in self.described.fields)
        marks = ", ".join("?" * len(values[0]))
        self.connection.executemany(
            f"INSERT INTO {self.described.name}(id, created_at, version, unknown, {names}{local}) "
            f"VALUES ({marks})",
            values,
        )
        indexing.index_new(self.connection, made, first)

    def _read(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """What this version can hold, and the rest as JSON."""
        known, unknown = {}, {}
        for name, value in values.items():
            item = self.shared.get(name)
            if item and _fits(item, value):
                known[name] = tuple(value) if item.kind is Kind.LIST else value
            else:
                unknown[name] = value
        return known, as_json(unknown) if unknown else ""

    def _update(
        self,
        row: Received,
        held: tuple[int, Record, str],
        pending: set[str],
        acts: Acts,
    ) -> bool:
        pk, current, kept = held
        known, unknown = self._read(row.values)
        if row.whole:
            known = {name: item.default for name, item in self.shared.items()} | known
        elif unknown and kept:
            unknown = as_json(json.loads(kept) | json.loads(unknown))
        differing = {n: v for n, v in known.items() if getattr(current, n) != v and n not in pending}
        assigned = "".join(f', "{name}" = ?' for name in differing)
        self.connection.execute(
            f"UPDATE {self.described.name} SET version = max(version, ?), unknown = ?{assigned} WHERE pk = ?",
            (
                row.version,
                unknown if row.whole else unknown or kept,
                *(self.described.fields[n].to_column(v) for n, v in differing.items()),
                pk,
            ),
        )
        if differing:
            after = replace(current, **differing)
            self._remember(row, current, differing, acts)
            indexing.index(self.connection, after, pk)
            if "merged_into" in differing:
                indexing.touch(
                    self.connection, (differing["merged_into"], getattr(current, "merged_into", ""))
                )
        return bool(differing)

    def _remember(self, row: Received, current: Record, differing: Mapping[str, Any], acts: Acts) -> None:
        """The history says who changed what, wherever they did."""
        key = (row.by, row.at)
        if key not in acts:
            cursor = self.connection.execute(
                "INSERT INTO act(id, name, label, kind, at, by, undoable) VALUES (?, ?, ?, ?, ?, ?, 0)",
                (new_id(), "sync", _("Reçu du dépôt"), "sync", row.at, row.by),
            )
            acts[key] = int(cursor.lastrowid)
        subject = row.id if self.described.name == "resident" else getattr(current, "resident", "")
        before = {name: getattr(current, name) for name in differing}
        self.connection.execute(
            "INSERT INTO change(act, kind, record, subject, before, after, base, sent) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                acts[key], self.described.name, row.id, subject, as_json(before), as_json(dict(differing)),
                row.version, max(row.version, 1),
            ),
        )  # fmt: skip


def _fits(item: Field, value: Any) -> bool:
    if item.kind is Kind.LIST:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is item.type and not (isinstance(value, int) and abs(value) > LARGEST)
