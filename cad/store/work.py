"""The unit of work: one user action, one transaction, with its history, its outbox and its search entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeVar

from cad.domain.clock import utc
from cad.domain.ids import new_id
from cad.domain.record import Description, Record, describe
from cad.store import indexing, search
from cad.store.connection import Connection
from cad.store.rows import as_json, check, made
from cad.store.table import insert_sql, load, select

R = TypeVar("R", bound=Record)

_ADD_CHANGE = (
    "INSERT INTO change(act, kind, record, subject, created, before, after, base) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Act:
    """What the unit of work is for: `name` in code, `label` for undo, `kind` of entry in the undo list."""

    name: str
    label: str
    kind: Literal["act", "undo", "redo"] = "act"
    target: int | None = None
    undoable: bool = True


class Work:
    """Writes inside one transaction. Made by `Store.work`; nothing is visible to others before it ends."""

    def __init__(self, connection: Connection, act: Act, by: str, now: datetime) -> None:
        self.connection = connection
        self.by = by
        self.now = now
        self.act = act
        self.changed: set[tuple[str, str]] = set()
        self.act_pk = self._open_act()

    def _open_act(self) -> int:
        columns = "id, name, label, kind, at, by, target, undoable"
        row = (
            new_id(),
            self.act.name,
            self.act.label,
            self.act.kind,
            utc(self.now),
            self.by,
            self.act.target,
            int(self.act.undoable),
        )
        cursor = self.connection.execute(f"INSERT INTO act({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return int(cursor.lastrowid)

    @property
    def today(self) -> str:
        """The calendar day where the adviser is."""
        return self.now.date().isoformat()

    def get(self, cls: type[R], record_id: str) -> R:
        """One record. Raises `Refused` when there is none."""
        return load(self.connection, cls, record_id)

    def find(self, cls: type[R], where: str = "removed = 0", *values: Any) -> list[R]:
        """Records by condition, see `table.select`. For the store’s own reads; services use named reads."""
        return select(self.connection, cls, where, *values)

    def add(self, record: R) -> R:
        """Insert a record; returns it dated."""
        return self.add_all([record])[0]

    def add_all(self, records: Sequence[R]) -> list[R]:
        """Insert many records of one kind at once."""
        if not records:
            return []
        moment = utc(self.now)
        dated = [r if r.created_at else replace(r, created_at=moment) for r in records]
        described = describe(type(dated[0]))
        local = {"sort_key": [*map(search.sort_key, dated)]} if described.name == "resident" else {}  # type: ignore[arg-type]
        columns, said = made(described, dated)
        rows = zip(*columns, *local.values(), strict=True)
        changes = [
            self._change(described, record, 1, "", after, 0)
            for record, after in zip(dated, said, strict=True)
        ]
        self.connection.executemany(insert_sql(described, *local), rows)
        self.connection.executemany(_ADD_CHANGE, changes)
        self.changed.update((described.name, record.id) for record in dated)
        indexing.index_new(self.connection, described, dated)
        return dated

    def change(self, record: R, **values: Any) -> R:
        """Write the fields that differ, if any; returns the record as it now is."""
        described = describe(type(record))
        differing = {k: v for k, v in values.items() if getattr(record, k) != v}
        if not differing:
            return record
        after = replace(record, **differing)
        for name in differing:
            check(described.fields[name], [getattr(after, name)])
        stored = {k: described.fields[k].to_column(getattr(after, k)) for k in differing}
        assigned = ", ".join(f'"{name}" = ?' for name in stored)
        pk, base = self.connection.execute(
            f"UPDATE {described.name} SET {assigned} WHERE id = ? RETURNING pk, version",
            (*stored.values(), record.id),
        ).fetchone()
        before = {k: getattr(record, k) for k in differing}
        self.connection.execute(
            _ADD_CHANGE, self._change(described, after, 0, as_json(before), as_json(differing), base)
        )
        self.changed.add((described.name, record.id))
        indexing.index(self.connection, after, pk)
        if "merged_into" in differing:
            indexing.touch(self.connection, (differing["merged_into"], before["merged_into"]))
        return after

    def remove(self, record: R) -> R:
        """Hide a record; its row, history and unsent changes stay."""
        return self.change(record, removed=True)

    def _change(
        self, described: Description, record: Record, created: int, before: str, after: str, base: int
    ) -> tuple[Any, ...]:
        subject = record.id if described.name == "resident" else getattr(record, "resident", "")
        return (self.act_pk, described.name, record.id, subject, created, before, after, base)
