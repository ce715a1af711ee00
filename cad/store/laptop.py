"""Keeping what is true of this laptop only, by name; `reads.laptop.kept` reads it."""

import json
from collections.abc import Mapping
from typing import Any

from cad.store.connection import Connection


def keep(connection: Connection, values: Mapping[str, Any]) -> None:
    """Keep values, in the transaction under way if there is one."""
    connection.executemany(
        "INSERT INTO setting(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        [(name, json.dumps(value, ensure_ascii=False)) for name, value in values.items()],
    )
