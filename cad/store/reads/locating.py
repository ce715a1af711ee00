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


def with_address(connection: Connection) -> tuple[list[Resident], int]:
    """Everyone whose address is known, in the order of names; how many others there are."""
    live = "removed = 0 AND merged_into = ''"
    others = connection.execute(f"SELECT count(*) FROM resident WHERE {live} AND address = ''").fetchone()
    return select(connection, Resident, f"{live} AND address <> '' ORDER BY sort_key"), int(others[0])
