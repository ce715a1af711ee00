"""The divergences that wait for somebody to settle them."""

from cad.domain.clash import Clash
from cad.store.connection import Connection
from cad.store.table import select

_OPEN = "state = 'open' AND removed = 0 AND kind <> 'clash'"
"""Two people who settle the same one differently diverge on the field itself, which is enough."""


def count_open(connection: Connection) -> int:
    """How many are open."""
    return int(connection.execute(f"SELECT count(*) FROM clash WHERE {_OPEN}").fetchone()[0])


def open_ones(connection: Connection) -> list[Clash]:
    """The open ones, oldest first."""
    return select(connection, Clash, f"{_OPEN} ORDER BY created_at, id")
