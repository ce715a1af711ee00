"""Where a laptop’s synchronisation stands, kept in its record: every stage resumes from here."""

from typing import Any

from cad.store.connection import Connection
from cad.store.laptop import keep
from cad.store.reads.laptop import kept


class State:
    """Reads and writes the settings of synchronisation, on the connection that syncs."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, name: str, default: Any) -> Any:
        """A value; `default` before the first sync."""
        return kept(self.connection, f"sync/{name}", default)

    def set(self, **values: Any) -> None:
        """Keep values, in the transaction under way if there is one."""
        keep(self.connection, {f"sync/{name}": value for name, value in values.items()})
