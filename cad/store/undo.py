"""Undo and redo of whole user actions, by name, across restarts.

Undoing an act is itself an act: it writes the inverse of each change, so that what the centre or another
screen sees is one more honest change and nothing is ever taken out of the history.
"""

import json
from dataclasses import dataclass
from typing import Any

from cad.domain.catalogue import RECORDS
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.store.connection import Connection
from cad.store.table import load
from cad.store.work import Work

DEPTH = 200
"""How many acts back one may go."""


_DID_SOMETHING = "EXISTS (SELECT 1 FROM change WHERE change.act = act.pk)"
"""An act that found nothing to change leaves nothing to take back."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """An act that can be undone (or an undo that can be redone)."""

    pk: int
    label: str
    at: str
    says_no: bool
    """Whether it wrote down that a person refuses, or takes back, their consent."""


_SAYS_NO = (
    "EXISTS (SELECT 1 FROM change c JOIN consent k ON k.id = c.record "
    "WHERE c.act = act.pk AND c.kind = 'consent' AND k.state <> 'given')"
)


def next_undo(connection: Connection) -> Undoable | None:
    """The act that undo would take back."""
    return _first(
        connection,
        f"SELECT pk, label, at, {_SAYS_NO} FROM act WHERE undone = 0 AND undoable = 1 "
        f"AND kind IN ('act', 'redo') AND {_DID_SOMETHING} "
        "AND pk > (SELECT coalesce(max(pk), 0) FROM act) - ? ORDER BY pk DESC LIMIT 1",
        DEPTH,
    )


def next_redo(connection: Connection) -> Undoable | None:
    """The undo that redo would take back; a new act since then closes that road."""
    return _first(
        connection,
        "SELECT pk, label, at, 0 FROM act WHERE undone = 0 AND kind = 'undo' AND pk > coalesce("
        f"(SELECT max(pk) FROM act WHERE kind = 'act' AND undoable = 1 AND {_DID_SOMETHING}), 0) "
        "ORDER BY pk DESC LIMIT 1",
    )


def _first(connection: Connection, sql: str, *values: Any) -> Undoable | None:
    row = connection.execute(sql, values).fetchone()
    return Undoable(row[0], row[1], row[2], bool(row[3])) if row else None


def invert(work: Work, target: Undoable) -> None:
    """Write the inverse of every change of `target`, last first.

    Raises `Refused` when a value was changed since by someone else, rather than overwrite it.
    """
    rows = work.connection.execute(
        "SELECT kind, record, created, before, after FROM change WHERE act = ? ORDER BY pk DESC", (target.pk,)
    ).fetchall()
    for kind, record_id, created, before, after in rows:
        described = RECORDS[kind]
        record = load(work.connection, described.cls, record_id)
        if created:
            work.change(record, removed=True)
            continue
        written = {k: described.fields[k].check(v) for k, v in json.loads(after).items()}
        if any(getattr(record, k) != v for k, v in written.items()):
            raise Refused(
                _(
                    "« {label} » ne peut plus être annulé : la fiche a changé depuis. Corrigez-la à la main."
                ).format(label=target.label)
            )
        work.change(record, **{k: described.fields[k].check(v) for k, v in json.loads(before).items()})
    work.connection.execute("UPDATE act SET undone = 1 WHERE pk = ?", (target.pk,))
