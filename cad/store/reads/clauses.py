"""Reading the social clauses: contracts, lots and positions; people’s contracts and hours."""

import json
from collections.abc import Iterable, Sequence

from cad.domain.clause_figures import Month
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.procurement import Lot, Opening, Procurement
from cad.store.connection import Connection
from cad.store.reads.residents import of_person
from cad.store.table import select

_LIVE = "removed = 0 ORDER BY pk"


def procurements(connection: Connection) -> list[Procurement]:
    """Every contract."""
    return select(connection, Procurement, _LIVE)


def lots(connection: Connection) -> list[Lot]:
    """Every lot."""
    return select(connection, Lot, _LIVE)


def lots_of(connection: Connection, procurement: str) -> list[Lot]:
    """The lots of one contract."""
    return select(connection, Lot, f"procurement = ? AND {_LIVE}", procurement)


def openings(connection: Connection, lot: str) -> list[Opening]:
    """The positions of a lot, those still open first."""
    return select(connection, Opening, "lot = ? AND removed = 0 ORDER BY closed_on <> '', pk", lot)


def insertions(connection: Connection) -> list[Insertion]:
    """Every contract of the people this notebook holds."""
    return select(connection, Insertion, _LIVE)


def insertions_of_lot(connection: Connection, lot: str) -> list[Insertion]:
    """Those of one lot, the latest to begin first."""
    return select(connection, Insertion, "lot = ? AND removed = 0 ORDER BY starts_on DESC, pk DESC", lot)


def insertions_of(connection: Connection, ids: Sequence[str]) -> list[Insertion]:
    """Those of one person (all their identities), the first to begin first."""
    return of_person(connection, Insertion, ids, "starts_on, pk")


def ending(connection: Connection, today: str, proof: str, counted: str) -> list[Insertion]:
    """Running contracts whose proof ends by a day, or the months that count by another; none ended yet."""
    return select(
        connection,
        Insertion,
        "removed = 0 AND (ends_on = '' OR ends_on >= ?1) AND ((proof_until <> '' "
        "AND proof_until BETWEEN ?1 AND ?2) OR (counts_until <> '' AND counts_until BETWEEN ?1 AND ?3))",
        today,
        proof,
        counted,
    )


def worked(connection: Connection) -> list[Month]:
    """What holds of all that was entered, month by month, earliest first."""
    rows = connection.execute(
        "SELECT insertion, substr(day, 1, 7) AS month, counted, beyond, doubtful FROM worked_month "
        "ORDER BY month, insertion"
    )
    return [Month(of, month, counted, beyond, bool(odd)) for of, month, counted, beyond, odd in rows]


def hours_of(connection: Connection, insertions: Iterable[str]) -> list[WorkedHours]:
    """What was entered of these contracts."""
    these = "insertion IN (SELECT value FROM json_each(?))"
    return select(connection, WorkedHours, f"{these} AND {_LIVE}", json.dumps([*insertions]))
