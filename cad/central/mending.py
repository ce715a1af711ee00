"""Bringing in step what an older centre wrote by other rules: rights, and where clashes stand."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select, update

from cad.central.access import Recomputing, organisation_of
from cad.central.clashes import astray
from cad.central.database import Database, lock_territory, set_version
from cad.central.held import CENTRE, Held, row_of
from cad.central.tables import access, moved, record, territory
from cad.domain.circles import AGENDA, FILES, FRONT, JOURNEY, PLAN
from cad.domain.three_way import Stamp

WHOLE = {JOURNEY: PLAN, FRONT: AGENDA}
"""One right for several circles, and the one of them that nobody was let into without the others."""


def mend(database: Database) -> int:
    """Rewrite what `keeping.check` finds wrong in rights and clashes; how many things there were.

    What a laptop holds already is not sent to it again; what it should not hold leaves it.
    """
    with database.write() as connection:
        places = connection.execute(select(territory.c.id).order_by(territory.c.id)).scalars().all()
        return sum(_mend(connection, one) for one in places)


def _mend(connection: Connection, name: str) -> int:
    version = lock_territory(connection, name)
    rights = wrong_rights(connection, name)
    if rights:
        version += 1
        people = {subject for subject, _principal, _circle in rights}
        Recomputing(connection, name, organisation_of(connection, name)).run(people, version)
        _since_then(connection, name, version)
    clashes = [*astray(connection, name)]
    for one, due in clashes:
        version += 1
        _move(connection, name, one, due, version)
    set_version(connection, name, version)
    return len(rights) + len(clashes)


def wrong_rights(connection: Connection, name: str) -> set[tuple[str, str, str]]:
    """The rows that are not what the records say."""
    people = connection.execute(
        select(record.c.id).where(record.c.territory == name, record.c.kind.in_(FILES))
    ).scalars()
    return Recomputing(connection, name, organisation_of(connection, name)).wrong({*people})


def _since_then(connection: Connection, name: str, version: int) -> None:
    """Who was let in circle by circle was let in since the last of them: there is nothing to send again."""
    before = access.alias()
    for whole, sign in WHOLE.items():
        ended = (
            before.c.territory == access.c.territory,
            before.c.subject == access.c.subject,
            before.c.principal == access.c.principal,
            before.c.until == version,
        )
        since = select(func.max(before.c.since)).where(*ended).scalar_subquery()
        connection.execute(
            update(access)
            .where(
                access.c.territory == name,
                access.c.circle == whole,
                access.c.since == version,
                select(before.c.since).where(*ended, before.c.circle == sign).exists(),
            )
            .values(since=since)
        )


def _move(connection: Connection, name: str, clash: Held, due: Mapping[str, str], version: int) -> None:
    """Where it belongs, and off the laptops of those who were let in only where it stood."""
    left = {"territory": name, "version": version, "record": clash.id}
    connection.execute(insert(moved).values(left | {"subject": clash.subject, "circle": clash.circle}))
    clash.write(due, Stamp(version, CENTRE), clash.by, clash.at)
    clash.subject, clash.circle = due["resident"], due["circle"]
    here = (record.c.territory == name, record.c.id == clash.id)
    connection.execute(update(record).where(*here).values(row_of(clash)))
