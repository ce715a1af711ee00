"""Reading what is to be asked of people, so many months after something; and what was said."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.outcome import Origin, Outcome
from cad.store.connection import Connection
from cad.store.reads.merged import MERGED
from cad.store.reads.people import Person, people
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is to be asked: `origin` is the identifier of a record of a `kind`, `day` when months began."""

    kind: str
    origin: str
    person: Person
    day: str
    months: int


_DUE = (
    "{merged} SELECT o.id, o.resident, o.{day} FROM {kind} o LEFT JOIN up ON up.id = o.resident "
    "JOIN resident p ON p.id = coalesce(up.top, o.resident) AND p.merged_into = '' AND p.removed = 0 "
    "WHERE o.removed = 0 AND o.{day} <> '' AND o.{day} BETWEEN :first AND :last "
    "AND (p.lead_adviser = :me OR (p.lead_adviser = '' AND o.adviser = :me)) "
    "AND NOT EXISTS (SELECT 1 FROM outcome s WHERE s.{kind} = o.id AND s.{kind} <> '' "
    "AND s.months >= :months AND s.removed = 0) "
    "ORDER BY o.{day}, o.id"
)


def due(connection: Connection, origin: Origin, months: int, span: tuple[str, str], me: str) -> list[DueRow]:
    """Those one leads, whose origin is dated within a span, and of whom nothing was said since."""
    sql = _DUE.format(merged=MERGED, kind=origin.kind, day=origin.day)
    bound = {"first": span[0], "last": span[1], "months": months, "me": me}
    rows = connection.execute(sql, bound).fetchall()
    known = people(connection, (row[1] for row in rows))
    return [DueRow(origin.kind, row[0], known[row[1]], row[2], months) for row in rows]


def of_origin(connection: Connection, kind: str, origin: str) -> list[Outcome]:
    """What was said after one thing, oldest first."""
    return select(
        connection, Outcome, f"{kind} = ? AND {kind} <> '' AND removed = 0 ORDER BY months, pk", origin
    )


def of_origins(connection: Connection, kind: str, origins: Sequence[str]) -> list[Outcome]:
    """The same of several things."""
    where = f"{kind} IN (SELECT value FROM json_each(?)) AND {kind} <> '' AND removed = 0 ORDER BY months, pk"
    return select(connection, Outcome, where, json.dumps([*origins]))
