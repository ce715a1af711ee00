"""Proving that a laptop holds its scope and nothing else, and sending again what differs, alone."""

from typing import Any

from msgspec import Raw
from msgspec.json import decode
from sqlalchemy import Select, exists, select

from cad.central.access import lets_in
from cad.central.accounts import Caller
from cad.central.checking import is_id
from cad.central.database import Database, among
from cad.central.pull import row_made
from cad.central.tables import account, record, territory
from cad.domain.marks import bucket, defaults, mark, total
from cad.sync.protocol import BATCH, MARKS, Differences, Digest, Enrolled, Pulled, Repair, fitting


def _scope(caller: Caller) -> Select[Any]:
    """Everything the caller may hold."""
    mine = lets_in(caller.territory, caller.principals)
    return select(record).where(record.c.territory == caller.territory, exists().where(mine))


def compare(database: Database, caller: Caller, asked: Digest) -> Differences:
    """Of each bucket whose sum differs, what the centre holds of it; what came since is then sent earlier."""
    marks: dict[str, dict[str, str]] = {}
    with database.read() as connection:
        for one in connection.execute(_scope(caller)):
            marks.setdefault(bucket(one.id), {})[one.id] = mark(
                one.kind, decode(one.fields), defaults(one.kind)
            )
    ours = {name: total(held) for name, held in marks.items()}
    differ = [name for name in {*ours, *asked.buckets} if ours.get(name) != asked.buckets.get(name)]
    told: dict[str, dict[str, str]] = {}
    for name in sorted(differ):
        if told and sum(map(len, told.values())) + len(marks.get(name, {})) > MARKS:
            return Differences(told, more=True)
        told[name] = marks.get(name, {})
    return Differences(told)


def repair(database: Database, caller: Caller, asked: Repair) -> Pulled:
    """The records asked for, whole, those the caller may hold; or, of many or long ones, the first."""
    ids = [one for one in asked.records[:BATCH] if is_id(one)]
    with database.read() as connection:
        found = connection.execute(_scope(caller).where(among(connection, record.c.id, ids))).all()
    taken = found[: fitting(len(one.fields) for one in found)]
    rows = [row_made(one, Raw(one.fields), whole=True) for one in taken]
    return Pulled(rows, [], 0, "repair", 0, done=True)


def introduction(database: Database, caller: Caller, token: str) -> Enrolled:
    """What a laptop just let in learns of itself."""
    with database.read() as connection:
        name = connection.execute(
            select(account.c.name).where(
                account.c.territory == caller.territory, account.c.id == caller.adviser
            )
        ).scalar_one()
        fields = connection.execute(
            select(record.c.fields).where(
                record.c.territory == caller.territory, record.c.id == caller.organisation
            )
        ).scalar_one()
        place = connection.execute(
            select(territory.c.name).where(territory.c.id == caller.territory)
        ).scalar_one()
    office = decode(fields).get("name", "")
    return Enrolled(token, caller.device, caller.adviser, caller.organisation, name, office, place)
