"""Reading whether people are invented."""

from cad.store.connection import Connection


def first_is_invented(connection: Connection) -> bool:
    """Whether the first person written is an invented one; False in an empty notebook."""
    row = connection.execute("SELECT invented FROM resident ORDER BY pk LIMIT 1").fetchone()
    return bool(row and row[0])
