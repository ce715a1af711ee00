"""Whose address is looked up again."""

from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.table import select


def housed(connection: Connection, organisation: str, adviser: str) -> list[Resident]:
    """The people that an organisation or an adviser follows and whose address is known."""
    return select(
        connection,
        Resident,
        "removed = 0 AND merged_into = '' AND address <> '' AND (organisation = ? OR lead_adviser = ?) "
        "ORDER BY sort_key",
        organisation,
        adviser,
    )
