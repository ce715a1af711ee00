"""What is kept on this laptop only, by name."""

import json
from typing import Any

from cad.store.connection import Connection


def kept(connection: Connection, setting: str, default: Any = None) -> Any:
    """A value, read from any thread’s connection; `default` when there is none."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (setting,)).fetchone()
    return json.loads(row[0]) if row else default
