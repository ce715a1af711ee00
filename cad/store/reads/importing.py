"""What an import looks up: the professionals the notebook knows."""

from cad.domain.organisation import Adviser
from cad.store.connection import Connection
from cad.store.table import select


def advisers(connection: Connection) -> list[Adviser]:
    """All of them, the earliest known first."""
    return select(connection, Adviser, "removed = 0 ORDER BY pk")
