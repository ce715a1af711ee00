"""Reading residents’ businesses: their moves, partners met, funding, stays in business centres."""

from typing import TypeVar

from cad.domain.business import Business, BusinessMove
from cad.domain.desk import DeskStay
from cad.domain.funding import Funding
from cad.domain.record import Record
from cad.store.connection import Connection
from cad.store.table import select

R = TypeVar("R", bound=Record)
_LIVE = "removed = 0 ORDER BY pk"


def businesses(connection: Connection) -> list[Business]:
    """Every project of the people this notebook holds."""
    return select(connection, Business, _LIVE)


def moves(connection: Connection) -> list[BusinessMove]:
    """Every move of every project."""
    return select(connection, BusinessMove, _LIVE)


def fundings(connection: Connection) -> list[Funding]:
    """Every request for money."""
    return select(connection, Funding, _LIVE)


def stays(connection: Connection) -> list[DeskStay]:
    """Every stay, the first to begin first."""
    return select(connection, DeskStay, "removed = 0 ORDER BY starts_on, pk")


def stays_at(connection: Connection, organisation: str) -> list[DeskStay]:
    """Those of one business centre."""
    return select(
        connection, DeskStay, "organisation = ? AND removed = 0 ORDER BY starts_on, pk", organisation
    )


def stays_ending(connection: Connection, today: str, until: str) -> list[DeskStay]:
    """Those that run today and end by a day, the soonest first."""
    return select(
        connection, DeskStay,
        "removed = 0 AND starts_on <= ? AND ends_on >= ? AND ends_on <= ? ORDER BY ends_on, pk",
        today, today, until,
    )  # fmt: skip


def any_stay(connection: Connection, today: str) -> bool:
    """Whether one that has an end runs today."""
    row = connection.execute(
        "SELECT 1 FROM desk_stay WHERE removed = 0 AND ends_on >= ? LIMIT 1", (today,)
    ).fetchone()
    return row is not None


def of_business(connection: Connection, cls: type[R], business: str, order: str = "pk") -> list[R]:
    """The live records of a kind about one project."""
    return select(connection, cls, f"business = ? AND removed = 0 ORDER BY {order}", business)
