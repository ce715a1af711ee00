"""The divergences about some records, wherever the centre keeps them."""

from collections.abc import Iterable

from msgspec.json import decode
from sqlalchemy import Connection, select

from cad.central.database import among
from cad.central.held import Held, held_of
from cad.central.tables import record


def about(
    connection: Connection, territory: str, records: Iterable[str], people: Iterable[str]
) -> list[Held]:
    """All of them, settled ones too: each stands beside its record, about one of these people."""
    rows = connection.execute(
        select(record).where(
            record.c.territory == territory,
            among(connection, record.c.subject, people),
            record.c.kind == "clash",
        )
    )
    wanted = {*records}
    return [held_of(row) for row in rows if decode(row.fields).get("record") in wanted]
