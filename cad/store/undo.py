"""Undo and redo of whole user actions, by name, across restarts.

Undoing an act is itself an act: it writes the inverse of each change, so that what the centre or another
screen sees is one more honest change and nothing is ever taken out of the history.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.store.alike import Values, agreeing
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
    """Whether it wrote down that a person, or a pupil’s guardian, refuses or takes back their agreement."""


_SAYS_NO = (
    "EXISTS (SELECT 1 FROM change c JOIN consent k ON k.id = c.record "
    "WHERE c.act = act.pk AND c.kind = 'consent' AND k.state <> 'given') OR "
    "EXISTS (SELECT 1 FROM change c WHERE c.act = act.pk AND c.kind = 'pupil' "
    "AND coalesce(json_extract(c.after, '$.withdrew_on'), '') <> '')"
)


def next_undo(connection: Connection) -> Undoable | None:
    """The act that undo would take back."""
    return _first(
        connection,
        f"SELECT pk, label, at, ({_SAYS_NO}) FROM act WHERE undone = 0 AND undoable = 1 "
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
        "SELECT kind, created, iif(created, '', before), iif(created, '', after), record "
        "FROM change WHERE act = ? ORDER BY pk DESC",
        (target.pk,),
    ).fetchall()
    for (kind, created, before, after), run in groupby(rows, itemgetter(0, 1, 2, 3)):
        ids = [row[4] for row in run]
        described = RECORDS[kind]
        if created:
            _take_away(work, described, ids)
        else:
            _give_back(work, described, ids, json.loads(before), json.loads(after), target.label)
    work.connection.execute("UPDATE act SET undone = 1 WHERE pk = ?", (target.pk,))


def _take_away(work: Work, described: Description, ids: Sequence[str]) -> None:
    there = agreeing(work.connection, described, ids, {"removed": False})
    for missing in {*ids} - {*there}:
        load(work.connection, described.cls, missing)
    shown = [record for record, agrees in there.items() if agrees]
    work.change_all(described, shown, {"removed": False}, {"removed": True})


def _give_back(
    work: Work, described: Description, ids: Sequence[str], before: Values, after: Values, label: str
) -> None:
    fields = described.fields
    was = {name: fields[name].check(value) for name, value in before.items()}
    written = {name: fields[name].check(value) for name, value in after.items()}
    there = agreeing(work.connection, described, ids, written)
    if sum(there.values()) < len(ids):
        raise Refused(
            _(
                "«\u00a0{label}\u00a0» ne peut plus être annulé\u00a0: "
                "la fiche a changé depuis. Corrigez-la à la main."
            ).format(label=label)
        )
    work.change_all(described, ids, written, was)
