"""What an import looks up: the professionals the notebook knows, the columns chosen before."""

import json
from typing import Any

from cad.domain.organisation import Adviser
from cad.store.connection import Connection
from cad.store.table import select


def advisers(connection: Connection) -> list[Adviser]:
    """All of them, the earliest known first."""
    return select(connection, Adviser, "removed = 0 ORDER BY pk")


def kept(connection: Connection, setting: str) -> Any:
    """A value kept on this laptop, read from any thread’s connection; None when there is none."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (setting,)).fetchone()
    return json.loads(row[0]) if row else None
