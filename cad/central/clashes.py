"""The divergences about some records, wherever the centre keeps them."""

from collections.abc import Iterable, Iterator

from msgspec.json import decode
from sqlalchemy import Connection, select

from cad.central.database import among
from cad.central.held import Held, held_of
from cad.central.tables import record
from cad.domain.narrowing import read_in_both


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


def place(clash: Held, subject: str, circle: str) -> dict[str, str]:
    """Where it stands now that its record is there: no more people than before."""
    return {"circle": read_in_both(clash.circle, circle), "resident": subject}


def astray(connection: Connection, territory: str) -> Iterator[tuple[Held, dict[str, str]]]:
    """Those that a centre older than this left where their record is no more; where they belong."""
    here = record.c.territory == territory
    found = [held_of(row) for row in connection.execute(select(record).where(here, record.c.kind == "clash"))]
    ids = {str(one.fields.get("record", "")) for one in found}
    rows = connection.execute(
        select(record.c.id, record.c.subject, record.c.circle).where(
            here, among(connection, record.c.id, ids)
        )
    )
    there = {row.id: row for row in rows}
    for one in found:
        if row := there.get(str(one.fields.get("record", ""))):
            due = place(one, row.subject, row.circle)
            if (one.circle, one.subject) != (due["circle"], due["resident"]):
                yield one, due
