"""Somebody’s day has come, whatever laptops hold or have not sent: the centre erases them."""

import re

from sqlalchemy import insert, select, update

from cad.central import tables
from cad.central.access import families
from cad.central.erasing import erase
from tests.sync.office import NOW
from tests.sync.world import World

LONG_AGO, TODAY = "2020-01-01T00:00:00.000Z", NOW().date().isoformat()


def erase_someone(world: World) -> None:
    """One person of those the centre knows, with all their identities; as if all of it were old."""
    place, record = world.place, tables.record
    with world.database.write() as connection:
        known = select(record.c.id).where(record.c.kind == "resident", record.c.link == "")
        people = sorted(connection.execute(known).scalars())
        if not people:
            return
        person = world.luck.choice(people)
        (family,) = families(connection, place, {person})
        mine = record.c.subject.in_(family)
        for row in connection.execute(select(record).where(mine)).all():
            fields = re.sub(r"\b20\d\d-", LONG_AGO[:5], row.fields)  # some clocks are wrong by months
            connection.execute(
                update(record)
                .where(record.c.id == row.id)
                .values(fields=fields, at=LONG_AGO, created_at=LONG_AGO)
            )
        connection.execute(update(tables.act).values(received=LONG_AGO))
        connection.execute(
            insert(tables.ending).values(territory=place, person=person, last=LONG_AGO[:10], until=TODAY)
        )
    assert erase(world.database, place, person, TODAY)


def erased(world: World) -> set[str]:
    """Every identifier of theirs."""
    with world.database.read() as connection:
        return {*connection.execute(select(tables.erased.c.id)).scalars()}
