"""Writing what the centre sends, in one transaction with the place where the next sync resumes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.ids import new_id
from cad.domain.record import Record
from cad.domain.shapes import sorted_values
from cad.domain.text import _
from cad.store import indexing, search
from cad.store.connection import Connection
from cad.store.created import insert_sql
from cad.store.outbox import unsent_records
from cad.store.rows import as_json, of_values
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
        self.acts: Acts = {}
        self.updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        self.lines: list[tuple[Any, ...]] = []
        self.changed: list[tuple[int, Record, dict[str, Any]]] = []

    def run(self, rows: Sequence[Received]) -> set[tuple[str, str]]:
        said = [row for row in rows if row.whole or row.values]
        held = self._held([row.id for row in said])
        pending = unsent_records(self.connection, [*held])
        new = [row for row in said if row.id not in held and row.whole]
        self._insert(new)
        changed = {(self.described.name, row.id) for row in new}
        for row in said:
            if row.id in held and self._update(row, held[row.id], pending.get(row.id, set())):
                changed.add((self.described.name, row.id))
        self._write()
        self._confirm([row for row in rows if not (row.whole or row.values)])
        return changed

    def _confirm(self, rows: Sequence[Received]) -> None:
        """What this laptop made itself, as the centre has it: the version alone is new."""
        self.connection.executemany(
            f"UPDATE {self.described.name} SET version = max(version, ?) WHERE id = ?",
            [(row.version, row.id) for row in rows],
        )

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
        read = [self._read(row.values) for row in rows]
        made = of_values(
            self.described,
            [r.id for r in rows],
            [r.created_at for r in rows],
            [known for known, _rest in read],
        )
        local: dict[str, Sequence[Any]] = {
            "version": [row.version for row in rows],
            "unknown": [rest for _known, rest in read],
        }
        if self.described.name == "resident":
            local["sort_key"] = search.sort_keys(made)
        first = next_number(self.connection, self.described)
        table = as_json([*zip(*made.stored(), *local.values(), strict=True)])
        self.connection.execute(insert_sql(self.described, tuple(made.columns), *local), (table, first))
        indexing.index_new(self.connection, made, first)

    def _read(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """What this version can hold, and the rest as JSON."""
        known, unknown = sorted_values(self.described.name, values)
        return known, as_json(unknown) if unknown else ""

    def _update(
        self,
        row: Received,
        held: tuple[int, Record, str],
        pending: set[str],
    ) -> bool:
        pk, current, kept = held
        known, unknown = self._read(row.values)
        if row.whole:
            known = {name: item.default for name, item in self.shared.items()} | known
        elif unknown and kept:
            unknown = as_json(json.loads(kept) | json.loads(unknown))
        differing = {n: v for n, v in known.items() if getattr(current, n) != v and n not in pending}
        stored = (self.described.fields[n].to_column(v) for n, v in differing.items())
        self.updates.setdefault(tuple(differing), []).append(
            (row.version, unknown if row.whole else unknown or kept, *stored, pk)
        )
        if differing:
            self._remember(row, current, differing)
            self.changed.append((pk, current, differing))
        return bool(differing)

    def _write(self) -> None:
        """Same fields, one statement; what is derived comes once everything is there."""
        for names, values in self.updates.items():
            assigned = "".join(f', "{name}" = ?' for name in names)
            self.connection.executemany(
                f"UPDATE {self.described.name} SET version = max(version, ?), unknown = ?{assigned} "
                "WHERE pk = ?",
                values,
            )
        self.connection.executemany(
            "INSERT INTO change(act, kind, record, subject, before, after, base, sent) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self.lines,
        )
        for pk, current, differing in self.changed:
            indexing.index(self.connection, replace(current, **differing), pk, differing)
            if "merged_into" in differing:
                joined = (differing["merged_into"], getattr(current, "merged_into", ""))
                indexing.touch(self.connection, joined)

    def _remember(self, row: Received, current: Record, differing: Mapping[str, Any]) -> None:
        """The history says who changed what, wherever they did."""
        key = (row.by, row.at)
        if key not in self.acts:
            cursor = self.connection.execute(
                "INSERT INTO act(id, name, label, kind, at, by, undoable) VALUES (?, ?, ?, ?, ?, ?, 0)",
                (new_id(), "sync", _("Reçu du dépôt"), "sync", row.at, row.by),
            )
            self.acts[key] = int(cursor.lastrowid)
        subject = row.id if self.described.name == "resident" else getattr(current, "resident", "")
        before = {name: getattr(current, name) for name in differing}
        self.lines.append(
            (
                self.acts[key], self.described.name, row.id, subject, as_json(before),
                as_json(dict(differing)), row.version, max(row.version, 1),
            )
        )  # fmt: skip
