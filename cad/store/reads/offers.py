"""Reading offers of companies, and what was proposed of them."""

from cad.domain.offer import Offer
from cad.store.connection import Connection
from cad.store.table import select


def offers(connection: Connection) -> list[Offer]:
    """Every offer, those still open first, then the latest."""
    return select(connection, Offer, "removed = 0 ORDER BY closed_on <> '', published_on DESC, pk DESC")


def proposed(connection: Connection) -> dict[str, dict[str, int]]:
    """Offer → state → how many people it was proposed to."""
    made: dict[str, dict[str, int]] = {}
    rows = connection.execute(
        "SELECT offer, state, count(DISTINCT resident) FROM proposal WHERE offer <> '' AND removed = 0 "
        "GROUP BY offer, state"
    )
    for offer, state, count in rows:
        made.setdefault(offer, {})[state] = count
    return made
