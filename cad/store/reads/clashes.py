"""The divergences that wait for somebody to settle them."""

from cad.domain.clash import Clash
from cad.store.connection import Connection
from cad.store.reads.today import CLASH_OPEN
from cad.store.table import select


def open_ones(connection: Connection) -> list[Clash]:
    """The open ones, oldest first."""
    return select(connection, Clash, f"{CLASH_OPEN} ORDER BY created_at, id")
