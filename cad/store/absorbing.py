"""What a newer version of the app wrote, kept as it came, and taken in once this version knows it."""

import json
from collections.abc import Iterator

from cad.domain.catalogue import RECORDS, Description
from cad.store.connection import Connection
from cad.store.incoming import Received, write


def absorb(connection: Connection, moment: str) -> None:
    """Values of fields, and records of kinds, that the tables can hold from now on."""
    rows = [row for described in RECORDS.values() for row in _fields(connection, described, moment)]
    write(connection, [*rows, *_records(connection, moment)])


def _fields(connection: Connection, described: Description, moment: str) -> Iterator[Received]:
    kept = connection.execute(
        f"SELECT id, version, created_at, unknown FROM {described.name} WHERE unknown <> ''"
    ).fetchall()
    for record, version, created_at, unknown in kept:
        values = json.loads(unknown)
        if not described.fields.keys().isdisjoint(values):
            connection.execute(f"UPDATE {described.name} SET unknown = '' WHERE id = ?", (record,))
            yield Received(described.name, record, version, False, created_at, values, "", moment)


def _records(connection: Connection, moment: str) -> Iterator[Received]:
    kept = connection.execute("SELECT kind, id, version, created_at, fields FROM foreign_record").fetchall()
    for kind, record, version, created_at, fields in kept:
        if kind in RECORDS:
            connection.execute("DELETE FROM foreign_record WHERE id = ?", (record,))
            yield Received(kind, record, version, True, created_at, json.loads(fields), "", moment)
