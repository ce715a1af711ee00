"""The daily look: who nears the end is told, whose day has come is erased. Several workers do it once."""

import logging
import threading
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from cad.central.database import AWAY, Database, lock_territory
from cad.central.ending import announce, near
from cad.central.erasing import erase
from cad.central.retaining import rule_of
from cad.central.tables import ending, territory
from cad.central.unlinking import unlink
from cad.domain.clock import Now, utc
from cad.domain.retention import announced

LOG = logging.getLogger("cad.central")
FIRST_S, THEN_S = 30.0, 3_600.0
"""Seconds from the start of a worker to its first look, and between two: days change, a look may fail."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How many people were `erased`, in how many `records`, how many are told; the `next` day of one."""

    erased: int
    records: int
    told: int
    next: str


def look(database: Database, place: str, now: Now, *, once_a_day: bool = False) -> Looked | None:
    """Tell and erase; None when it was done today and once is enough."""
    today, moment = now().date().isoformat(), utc(now())
    with database.read() as connection:  # before the territory is held: it reads a line of everybody
        if once_a_day and _last(connection, place) == today:
            return None
        rule = rule_of(connection, place, today)
        found = near(connection, place, rule, today)
    with database.write() as connection:
        lock_territory(connection, place)
        looked = _last(connection, place)
        if once_a_day and looked == today:
            return None  # another worker was faster
        told = announce(connection, place, found, rule, today, looked)
        connection.execute(update(territory).where(territory.c.id == place).values(looked=moment))
    gone = [erase(database, place, one.person, today) for one in told if one.until <= today]
    unlink(database, place)
    if any(gone):
        database.forget_pages()
    with database.read() as connection:
        left, following = connection.execute(
            select(func.count(), func.min(ending.c.until)).where(ending.c.territory == place)
        ).one()
    return Looked(sum(map(bool, gone)), sum(gone), left, following or "")


def foresee(database: Database, place: str, now: Now) -> Looked:
    """What a look would do, without doing it."""
    today = now().date().isoformat()
    with database.read() as connection:
        rule = rule_of(connection, place, today)
        said = {
            row.person: row.until
            for row in connection.execute(select(ending).where(ending.c.territory == place))
        }
        found = near(connection, place, rule, today)
        ends = [announced(one.until, said.get(one.person, ""), today, rule.warn_days) for one in found]
    later = [day for day in ends if day > today]
    return Looked(len(ends) - len(later), 0, len(later), min(later, default=""))


def _last(connection: Connection, place: str) -> str:
    """The day of the last look, "" before any."""
    looked = connection.execute(select(territory.c.looked).where(territory.c.id == place)).scalar_one()
    return str(looked)[:10]


def look_everywhere(database: Database, now: Now) -> None:
    """The look of today in each territory, where nobody did it yet."""
    with database.read() as connection:
        places = list(connection.execute(select(territory.c.id)).scalars())
    for place in places:
        if done := look(database, place, now, once_a_day=True):
            said = {"did": "look", "erased": done.erased, "records": done.records, "told": done.told}
            LOG.info("%(did)s", said)


class Daily(threading.Thread):
    """Looks every day, beside the answers of a worker; what fails is tried again an hour later."""

    def __init__(self, database: Database, now: Now) -> None:
        super().__init__(name="daily-look", daemon=True)
        self._database, self._now = database, now
        self._stopped = threading.Event()

    def run(self) -> None:
        wait = FIRST_S
        while not self._stopped.wait(wait):
            wait = THEN_S
            try:
                look_everywhere(self._database, self._now)
            except AWAY:
                LOG.exception("database unavailable")
            except Exception:  # the next hour tries again, and answers go on meanwhile
                LOG.exception("mistake")

    def stop(self) -> None:
        """Wait for no other day."""
        self._stopped.set()
