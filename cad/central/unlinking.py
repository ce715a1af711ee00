"""Files of others that name the file of somebody erased name it no more."""

from typing import Any

from msgspec.json import decode
from sqlalchemy import Connection, select, update

from cad.central.database import Database, among, lock_territory, set_version
from cad.central.erased import Erased
from cad.central.held import CENTRE, held_of, row_of
from cad.central.tables import record
from cad.domain.three_way import Stamp

POINTING = {"distinct_pair": "other", "household_member": "other"}
"""Kind → the field by which a person’s record may name another’s file."""


def unlink(database: Database, place: str) -> int:
    """Once for all those erased, for it reads every such record; how many were mended.

    What a crash leaves pointing nowhere is mended by the next look.
    """
    with database.read() as connection:
        rows = connection.execute(
            select(record.c.id, record.c.kind, record.c.fields).where(
                record.c.territory == place, record.c.kind.in_([*POINTING])
            )
        )
        named = {row.id: _named(row) for row in rows}
        gone = Erased(connection, place, {*named.values()}).on
    lost = [one for one, other in named.items() if other in gone]
    if lost:
        with database.write() as connection:
            _mend(connection, place, lost, gone)
    return len(lost)


def _named(row: Any) -> str:
    return str(decode(row.fields).get(POINTING[row.kind], ""))


def _mend(connection: Connection, place: str, lost: list[str], gone: dict[str, str]) -> None:
    version = lock_territory(connection, place)
    for row in connection.execute(
        select(record).where(record.c.territory == place, among(connection, record.c.id, lost))
    ).all():
        if _named(row) in gone:
            version += 1
            connection.execute(
                update(record)
                .where(record.c.territory == place, record.c.id == row.id)
                .values(**_without(row, version))
            )
    set_version(connection, place, version)


def _without(row: Any, version: int) -> dict[str, Any]:
    """The same record naming nobody; that two files are two people says nothing once one is gone."""
    held = held_of(row)
    values = {POINTING[held.kind]: ""} | ({"removed": True} if held.kind == "distinct_pair" else {})
    held.write(values, Stamp(version, CENTRE), held.by, held.at)
    return row_of(held)
