"""Writing what the centre sends, in one transaction with the place where the next sync resumes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cad.domain.catalogue import RECORDS, Description
from cad.domain.circles import subject_field
from cad.domain.ids import new_id
from cad.domain.shapes import sorted_values
from cad.domain.text import _
from cad.store import indexing
from cad.store.adding import Adding
from cad.store.beside import overlapped
from cad.store.connection import Connection
from cad.store.outbox import unsent_records
from cad.store.rows import as_json, of_values
from cad.store.search import Statement


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


AT_ONCE = 500
"""New records in one list."""


class _Held(NamedTuple):
    """A record that is here: its row, what this version cannot read of it, whom it is about, some fields."""

    pk: int
    unknown: str
    subject: str
    values: dict[str, Any]


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
        self.followed: list[str] = []
        self.joined: set[str] = set()

    def run(self, rows: Sequence[Received]) -> set[tuple[str, str]]:
        said = [row for row in rows if row.whole or row.values]
        held = self._held(said)
        pending = unsent_records(self.connection, [*held])
        new = [row for row in said if row.id not in held and row.whole]
        if new:
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

    def _held(self, rows: Sequence[Received]) -> dict[str, _Held]:
        """Those that are here, with what these rows say of them as it is here."""
        fields = self.described.fields
        said = (
            self.shared.keys()
            if any(row.whole for row in rows)
            else set[str]().union(*(r.values for r in rows))
        )
        names = [name for name in fields if name in said]
        subject = subject_field(self.described.name, fields) or "''"
        columns = ", ".join(["id", "pk", "unknown", subject, *(f'"{name}"' for name in names)])
        found = self.connection.execute(
            f"SELECT {columns} FROM {self.described.name} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([row.id for row in rows]),),
        )
        odd = [(place, fields[name]) for place, name in enumerate(names, 4) if fields[name].converted]
        held: dict[str, _Held] = {}
        for row in found:
            values = [*row]
            for place, item in odd:
                values[place] = item.from_column(values[place])
            held[row[0]] = _Held(row[1], row[2], row[3], dict(zip(names, values[4:], strict=True)))
        return held

    def _insert(self, rows: Sequence[Received]) -> None:
        """SQLite writes a list while the next one is read."""
        adding = Adding(self.connection, self.described)
        lists = (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
        overlapped(adding.write, (self._ready(adding, some) for some in lists))
        adding.finish()

    def _ready(self, adding: Adding, rows: Sequence[Received]) -> list[Statement]:
        read = [self._read(row.values) for row in rows]
        made = of_values(
            self.described,
            [row.id for row in rows],
            [row.created_at for row in rows],
            [known for known, _rest in read],
        )
        return adding.ready(
            made, version=[row.version for row in rows], unknown=[rest for _known, rest in read]
        )

    def _read(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """What this version can hold, and the rest as JSON."""
        known, unknown = sorted_values(self.described.name, values)
        return known, as_json(unknown) if unknown else ""

    def _update(self, row: Received, held: _Held, pending: set[str]) -> bool:
        known, unknown = self._read(row.values)
        if row.whole:
            known = {name: item.default for name, item in self.shared.items()} | known
        elif unknown and held.unknown:
            unknown = as_json(json.loads(held.unknown) | json.loads(unknown))
        differing = {n: v for n, v in known.items() if held.values[n] != v and n not in pending}
        stored = (self.described.fields[n].to_column(v) for n, v in differing.items())
        self.updates.setdefault(tuple(differing), []).append(
            (row.version, unknown if row.whole else unknown or held.unknown, *stored, held.pk)
        )
        if differing:
            self._remember(row, held, differing)
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
        indexing.index_again(self.connection, self.described, self.followed)
        indexing.touch(self.connection, self.joined)

    def _remember(self, row: Received, held: _Held, differing: Mapping[str, Any]) -> None:
        """The history says who changed what, wherever they did."""
        key = (row.by, row.at)
        if key not in self.acts:
            cursor = self.connection.execute(
                "INSERT INTO act(id, name, label, kind, at, by, undoable) VALUES (?, ?, ?, ?, ?, ?, 0)",
                (new_id(), "sync", _("Reçu du dépôt"), "sync", row.at, row.by),
            )
            self.acts[key] = int(cursor.lastrowid)
        before = {name: held.values[name] for name in differing}
        self.lines.append(
            (
                self.acts[key], self.described.name, row.id, held.subject, as_json(before),
                as_json(differing), row.version, max(row.version, 1),
            )
        )  # fmt: skip
        if indexing.follows(self.described, differing):
            self.followed.append(row.id)
        if "merged_into" in differing:
            self.joined |= {differing["merged_into"], before["merged_into"]}
