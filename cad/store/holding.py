"""What this laptop holds, as marks to compare with the centre’s."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.marks import bucket, defaults, mark
from cad.domain.record import Kind
from cad.store.connection import Connection

Marks = dict[str, dict[str, str]]
"""Bucket → record → mark."""


def marks(connection: Connection) -> Marks:
    """Of everything held."""
    found: Marks = {}
    for kind, record, fields in _held(connection):
        found.setdefault(bucket(record), {})[record] = mark(kind, fields, defaults(kind))
    return found


def absent(connection: Connection, records: Sequence[tuple[str, str]]) -> list[str]:
    """Of these records (kind and identifier), those that are not here."""
    found: list[str] = []
    for kind in {kind for kind, _record in records}:
        table = kind if kind in RECORDS else "foreign_record"
        some = json.dumps([record for its_kind, record in records if its_kind == kind])
        found += connection.execute(
            f"SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM {table})", (some,)
        )
    return sorted(row[0] for row in found)


def _held(connection: Connection) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for kind, described in RECORDS.items():
        yield from ((kind, record, fields) for record, fields in _of_kind(connection, described))
    for record, kind, fields in connection.execute("SELECT id, kind, fields FROM foreign_record"):
        yield kind, record, json.loads(fields)


def _of_kind(connection: Connection, described: Description) -> Iterator[tuple[str, dict[str, Any]]]:
    shared = {name: item for name, item in described.fields.items() if not item.local}
    names = ", ".join(f'"{name}"' for name in shared)
    for record, unknown, *values in connection.execute(f"SELECT id, unknown, {names} FROM {described.name}"):
        fields = {
            name: (json.loads(value) if value else []) if item.kind is Kind.LIST else item.from_column(value)
            for (name, item), value in zip(shared.items(), values, strict=True)
        }
        yield record, fields | (json.loads(unknown) if unknown else {})
