"""Giving a laptop what it may hold: what changed, what was entered, and what must be left, in pages."""

from collections.abc import Sequence
from typing import Any

from msgspec import Raw
from msgspec.json import decode
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from cad.central.access import covers, lets_in
from cad.central.accounts import Caller
from cad.central.database import Database, among
from cad.central.held import earlier
from cad.central.tables import access, moved, record, territory
from cad.domain.circles import lets_into
from cad.domain.three_way import Stamp
from cad.sync.protocol import BATCH, NOTHING, Pull, Pulled, Row, as_raw, fitting


def give(database: Database, caller: Caller, asked: Pull) -> Pulled:
    """The next page, of three phases: records changed since, records entered since, records to leave.

    All of a pull is read up to one version, `target`: what comes later is for the next one. What fits in one
    page is one answer: most pulls hold little, and each question costs the time of the way.
    """
    with database.read() as connection:
        last = _version(connection, caller.territory)
        target, after = min(asked.target or last, last), min(asked.after, last)
        page = _Page(connection, caller, min(asked.since, target), target, min(asked.limit, BATCH))
        return page.answer(asked.phase, after)


def _version(connection: Connection, place: str) -> int:
    return int(connection.execute(select(territory.c.version).where(territory.c.id == place)).scalar_one())


def row_made(one: Any, values: Raw, *, whole: bool) -> Row:
    """A record of the centre’s as a laptop receives it, with these values."""
    return Row(one.kind, one.id, one.version, whole, one.created_at, values, one.by, one.device, one.at)


class _Page:
    def __init__(self, connection: Connection, caller: Caller, since: int, target: int, limit: int) -> None:
        self.connection = connection
        self.caller = caller
        self.since = since
        self.target = target
        self.limit = max(limit, 1)
        self.lets_in = lets_in(caller.territory, caller.principals)

    def answer(self, phase: str, after: int) -> Pulled:
        """All that one answer holds, from there on."""
        rows: list[Row] = []
        while phase in ("changes", "entered"):
            query = self.changed if phase == "changes" else self.entered
            room = self.limit - len(rows)
            found = self.connection.execute(query(after).limit(room)).all()
            taken = found[: fitting(len(one.fields) for one in found)]
            rows += self._rows(taken, entered=phase == "entered")
            if len(taken) == room or taken != found:
                return Pulled(rows, [], self.target, phase, taken[-1].version, done=False)
            # who holds nothing enters and leaves nothing
            phase, after = "entered" if phase == "changes" and self.since else "left", 0
        return Pulled(rows, self.left() if self.since else [], self.target, "left", 0, done=True)

    def changed(self, after: int) -> Select[Any]:
        """Records written since, that the caller may hold."""
        return (
            select(record)
            .where(
                record.c.territory == self.caller.territory,
                record.c.version > max(after, self.since),
                record.c.version <= self.target,
                exists().where(self.lets_in),
            )
            .order_by(record.c.version)
        )

    def entered(self, after: int) -> Select[Any]:
        """Older records of circles entered since."""
        return (
            select(record)
            .where(
                record.c.territory == self.caller.territory,
                among(self.connection, record.c.subject, self._people_entered()),
                exists().where(self.lets_in, access.c.since > self.since),
                record.c.version > after,
                record.c.version <= self.since,
            )
            .order_by(record.c.version)
        )

    def _people_entered(self) -> set[str]:
        """Read apart: few people, or none, whatever the database believes."""
        found = select(access.c.subject).where(*self._mine(), access.c.since > self.since)
        return {*self.connection.execute(found).scalars()}

    def _rows(self, found: Sequence[Any], *, entered: bool) -> list[Row]:
        here = self._come(found) if found and self.since and not entered else set()
        return [self._row(one, entered or one.id in here) for one in found]

    def _come(self, rows: Sequence[Any]) -> set[str]:
        """Records written since that the laptop may never have had, or have left: their circle was entered
        since, or they come from another one."""
        found = self.connection.execute(
            select(access.c.subject, access.c.circle).where(*self._mine(), access.c.since > self.since)
        )
        entered = {(subject, circle) for subject, circle in found}
        come = {one.id for one in rows if lets_into(entered, (one.subject, one.circle))} if entered else set()
        return come | self._moved([one.id for one in rows])

    def _moved(self, records: list[str]) -> set[str]:
        """Records that came from another circle since: the laptop may never have had them."""
        rows = self.connection.execute(
            select(moved.c.record).where(
                moved.c.territory == self.caller.territory,
                moved.c.version > self.since,
                among(self.connection, moved.c.record, records),
            )
        )
        return {row.record for row in rows}

    def _mine(self) -> tuple[ColumnElement[bool], ...]:
        """The rights of the caller."""
        territory = access.c.territory == self.caller.territory
        return territory, access.c.principal.in_(self.caller.principals)

    def _row(self, one: Any, entered: bool) -> Row:
        """What the laptop lacks of a record: nothing but the version when all of it comes from there.

        What it made before `since` it may have left, and be let in again.
        """
        last, before = Stamp(one.version, one.device), earlier(one.stamps)
        stamps = [last, *(stamp for stamp, _names in before)]
        is_new = min(stamp.version for stamp in stamps) > self.since
        is_own = all(stamp.device == self.caller.device for stamp in stamps)
        if is_own and (is_new or not entered):
            return row_made(one, NOTHING, whole=False)
        if entered or not self.since or is_new:
            return row_made(one, Raw(one.fields), whole=True)
        known = {name for stamp, names in before if stamp.version <= self.since for name in names}
        fields = decode(one.fields, type=dict[str, Raw])
        return row_made(one, as_raw({n: v for n, v in fields.items() if n not in known}), whole=False)

    def left(self) -> list[str]:
        """Records of circles left since, and records that left a circle, unless held some other way."""
        held = exists().where(lets_in(self.caller.territory, self.caller.principals, access.alias()))
        mine = (
            *self._mine(),
            # where one only wrote from outside, what others made there is not even named
            or_(
                access.c.since != access.c.until,
                record.c.device == self.caller.device,
                record.c.stamps.contains(f'"{self.caller.device}"'),
            ),
        )
        ended = (
            select(record.c.id)
            .join(
                access,
                and_(
                    record.c.territory == access.c.territory,
                    record.c.subject == access.c.subject,
                    covers(record.c.circle, access.c.circle),
                ),
            )
            .where(*mine, access.c.until > self.since, ~held)
        )
        gone = (
            select(moved.c.record)
            .join(
                access,
                and_(
                    moved.c.territory == access.c.territory,
                    moved.c.subject == access.c.subject,
                    covers(moved.c.circle, access.c.circle),
                ),
            )
            .outerjoin(record, and_(record.c.territory == moved.c.territory, record.c.id == moved.c.record))
            .where(*mine, moved.c.version > self.since, ~held)
        )
        return sorted({one for query in (ended, gone) for one in self.connection.execute(query).scalars()})
