"""What a backup holds, said before it is put in place: read from the oldest columns, whatever its version."""

from cad.store.connection import Connection
from cad.store.reads.history import last_act
from cad.store.reads.laptop import kept


def whose(connection: Connection) -> str:
    """The name of who writes in it, "" when they did not say."""
    row = connection.execute(
        "SELECT name FROM adviser WHERE id = ?", (kept(connection, "me", ""),)
    ).fetchone()
    return str(row[0]) if row else ""


def people(connection: Connection) -> int:
    """How many people it is about."""
    counted = "SELECT count(*) FROM resident WHERE removed = 0 AND merged_into = ''"
    return int(connection.execute(counted).fetchone()[0])


def written_at(connection: Connection) -> str:
    """When something was last written in it, in UTC, "" for an empty notebook."""
    return last_act(connection)
