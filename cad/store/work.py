"""The unit of work: one user action, one transaction, with its history, its outbox and its search entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeVar

from cad.domain.circles import subject_field
from cad.domain.clock import utc
from cad.domain.ids import new_id
from cad.domain.record import Description, Record, describe
from cad.store import indexing
from cad.store.adding import Adding
from cad.store.alike import rewrite
from cad.store.beside import overlapped
from cad.store.connection import Connection
from cad.store.rows import as_json, check, of_fields, of_records
from cad.store.search import Statement
from cad.store.table import load, select

R = TypeVar("R", bound=Record)

_ADD_CHANGE = (
    "INSERT INTO change(act, kind, record, subject, before, after, base) VALUES (?, ?, ?, ?, ?, ?, ?)"
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
        rows = of_records(dated)
        adding = Adding(self.connection, rows.described, self.act_pk)
        adding.write(adding.ready(rows))
        adding.finish()
        self.changed.update((rows.described.name, record) for record in rows.ids)
        return dated

    def add_lists(self, cls: type[Record], lists: Iterable[Sequence[Mapping[str, Any]]]) -> list[str]:
        """Insert records known by the fields they fill, list after list; returns their identifiers.

        Each list is made while the one before is written: nothing else may be written meanwhile.
        """
        adding, moment = Adding(self.connection, describe(cls), self.act_pk), utc(self.now)
        added: list[str] = []

        def made() -> Iterator[list[Statement]]:
            for given in lists:
                rows = of_fields(cls, given, moment)
                added.extend(rows.ids)
                yield adding.ready(rows)

        overlapped(adding.write, made())
        adding.finish()
        self.changed.update((describe(cls).name, record) for record in added)
        return added

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
        about = subject_field(described.name, described.fields)
        subject = getattr(record, about) if about else ""
        self.connection.execute(
            _ADD_CHANGE,
            (self.act_pk, described.name, record.id, subject, as_json(before), as_json(differing), base),
        )
        self.changed.add((described.name, record.id))
        indexing.index(self.connection, after, pk, differing)
        if "merged_into" in differing:
            indexing.touch(self.connection, (differing["merged_into"], before["merged_into"]))
        return after

    def change_all(
        self, described: Description, ids: Sequence[str], before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        """The same change in many records of a kind, all of which have the values `before`."""
        if ids:
            rewrite(self.connection, self.act_pk, described, ids, before, after)
            self.changed.update((described.name, record) for record in ids)

    def remove(self, record: R) -> R:
        """Hide a record; its row, history and unsent changes stay."""
        return self.change(record, removed=True)
