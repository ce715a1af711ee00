"""The log of changes, as people read it."""

import json
from dataclasses import dataclass

from cad.domain.catalogue import RECORDS
from cad.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Change:
    """One record changed by one act: `fields` are French labels."""

    at: str
    by: str
    label: str
    kind: str
    record: str
    created: bool
    fields: tuple[str, ...]
    undone: bool


def entries(connection: Connection, resident: str, limit: int) -> list[Change]:
    """Changes about one person (or all), latest first."""
    rows = connection.execute(
        "SELECT a.at, coalesce(v.name, ''), a.label, c.kind, c.record, c.created, c.after, a.undone "
        "FROM change c JOIN act a ON a.pk = c.act LEFT JOIN adviser v ON v.id = a.by "
        "WHERE ?1 = '' OR c.subject = ?1 ORDER BY c.pk DESC LIMIT ?2",
        (resident, limit),
    )
    return [
        Change(at, by, label, RECORDS[kind].label, record, bool(created), _labels(kind, after), bool(undone))
        for at, by, label, kind, record, created, after, undone in rows
    ]


def _labels(kind: str, after: str) -> tuple[str, ...]:
    fields = RECORDS[kind].fields
    return tuple(fields[name].label for name in json.loads(after) if name in fields)


def last_act(connection: Connection) -> str:
    """When the latest act says it was written, in UTC; "" in a new notebook."""
    return str(connection.execute("SELECT coalesce(max(at), '') FROM act").fetchone()[0])
