"""Reading who could take a position: who looks for work, what else they need, what was proposed to whom."""

from cad.domain.proposal import Proposal
from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.table import select

_LATEST = (
    'SELECT resident, theme, state, row_number() OVER (PARTITION BY resident, theme ORDER BY "on" DESC, pk '
    "DESC) AS rank FROM need WHERE removed = 0"
)
_OPEN = "('need', 'in_progress')"


def open_needs(connection: Connection) -> list[tuple[str, str]]:
    """(identity, theme) of every need that is one today."""
    rows = connection.execute(f"SELECT resident, theme FROM ({_LATEST}) WHERE rank = 1 AND state IN {_OPEN}")
    return [(resident, theme) for resident, theme in rows]


def followed(connection: Connection) -> dict[str, Resident]:
    """Those whose journey is open, by their surviving file."""
    where = "removed = 0 AND merged_into = '' AND id IN (SELECT person FROM follow)"
    return {one.id: one for one in select(connection, Resident, where)}


def proposals(connection: Connection, opening: str) -> list[Proposal]:
    """What was proposed of a position, oldest first."""
    return select(connection, Proposal, "opening = ? AND removed = 0 ORDER BY pk", opening)
