"""Kill -9 in the middle of erasing: of each person everything is there, or nothing is."""

import itertools
import signal
from collections import Counter

import pytest
from sqlalchemy import func, select, update

from cad.central import keeping, tables
from cad.central.looking import look
from cad.services import encounters, residents
from tests.central.erasing_process import main
from tests.central.storm import POSIX
from tests.central.test_retention import on, sync
from tests.doomed import Doomed
from tests.sync.office import Office

PEOPLE, DAY = 20, "2028-11-30"
EACH = 17
"""Statements more before each death: it comes elsewhere in what is done for one person."""
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSIX, reason="kill -9 is of POSIX systems")]


def test_killed_while_erasing(centre: Office) -> None:
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    for number in range(PEOPLE):
        who = residents.create_resident(anne.book, usage_name=f"Personne{number}").result.id
        encounters.record_encounter(anne.book, resident=who, text="Vue.", visibility="organisation")
    sync(anne, bilal)
    whole = held(centre)
    assert len(whole) == PEOPLE
    look(centre.database, centre.place, on("2028-10-01"))
    with centre.database.write() as connection:
        connection.execute(update(tables.territory).values(looked="2028-11-29T10:00:00.000Z"))
    seen = list[int]()
    for statements in itertools.count(1, EACH):
        done = not killed(centre, statements)
        left = held(centre)
        assert left.items() <= whole.items()
        assert erased(centre) == len(whole) - len(left)
        seen.append(len(left))
        if done:
            break
    assert seen[-1] == 0
    assert len({*seen}) > 3, "never killed in the middle"
    assert keeping.check(centre.database) == []
    sync(anne, bilal)
    for laptop in (anne, bilal):
        assert residents.list_residents(laptop.book) == []


def killed(centre: Office, statements: int) -> bool:
    """Whether a process that erases died, after so many statements, before it was done."""
    url = centre.database.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    with Doomed(main, url, DAY, statements) as process:
        ended = process.ended()
    assert ended in (0, -signal.SIGKILL)
    return ended != 0


def held(centre: Office) -> dict[str, tuple[int, int]]:
    """Person → how many records, and how many lines of history, the centre has of them."""
    with centre.database.read() as connection:
        records = connection.execute(
            select(tables.record.c.subject, tables.record.c.id).where(tables.record.c.subject != "")
        ).all()
        changes = Counter(connection.execute(select(tables.change.c.record)).scalars())
    return {
        person: (len(ids), sum(changes[one] for one in ids))
        for person in {row.subject for row in records}
        for ids in [[row.id for row in records if row.subject == person]]
    }


def erased(centre: Office) -> int:
    """How many people the centre says it erased, as its counts have it."""
    counted = select(func.coalesce(func.sum(tables.tally.c.number), 0)).where(
        tables.tally.c.name == "persons"
    )
    with centre.database.read() as connection:
        return int(connection.execute(counted).scalar_one())
