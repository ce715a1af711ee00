"""The same change in many records of one kind, in a few statements: taking back a long list is not slow."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cad.domain.circles import subject_field
from cad.domain.record import Description
from cad.store import indexing
from cad.store.connection import Connection
from cad.store.rows import as_json

Values = Mapping[str, Any]

_ASKED = "(SELECT key AS _place, value AS _asked FROM json_each(?)) JOIN {0} ON id = _asked"


def agreeing(
    connection: Connection, described: Description, ids: Sequence[str], values: Values
) -> dict[str, bool]:
    """Of these records, those that exist, and whether each has all these values."""
    agree = " AND ".join(f'"{name}" = ?' for name in values)
    stored = _stored(described, values)
    rows = connection.execute(
        f"SELECT id, {agree} FROM {_ASKED.format(described.name)} ORDER BY _place",
        (*stored, json.dumps(ids)),
    )
    return {record: bool(agrees) for record, agrees in rows}


def rewrite(
    connection: Connection,
    act: int,
    described: Description,
    ids: Sequence[str],
    before: Values,
    after: Values,
) -> None:
    """Write, under an act, `after` in records that have the values `before` of the same fields."""
    table, asked = described.name, json.dumps(ids)
    assigned = ", ".join(f'"{name}" = ?' for name in after)
    connection.execute(
        f"UPDATE {table} SET {assigned} WHERE id IN (SELECT value FROM json_each(?))",
        (*_stored(described, after), asked),
    )
    subject = subject_field(described.name, described.fields) or "''"
    connection.execute(
        "INSERT INTO change(act, kind, record, subject, before, after, base) "
        f"SELECT ?, ?, id, {subject}, ?, ?, version FROM {_ASKED.format(table)} ORDER BY _place",
        (act, table, as_json(before), as_json(after), asked),
    )
    indexing.index_again(connection, described, ids)
    if "merged_into" in after:
        indexing.touch(connection, (after["merged_into"], before["merged_into"]))


def _stored(described: Description, values: Values) -> list[Any]:
    return [described.fields[name].to_column(value) for name, value in values.items()]
