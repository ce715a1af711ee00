"""Erasing one person: records, history, files; what stays is identifiers, and numbers about nobody."""

from collections.abc import Iterable
from typing import Any

from msgspec.json import decode
from sqlalchemy import Connection, bindparam, delete, select, update

from cad.central import tallying
from cad.central.database import Database, add_rows, among, listed, lock_territory, set_version
from cad.central.ending import Ending, one_of, records_of
from cad.central.retaining import rule_of
from cad.central.tables import access, act, blob, change, ending, erased, moved, piece, record
from cad.domain.figures import file_of


def erase(database: Database, place: str, person: str, today: str) -> int:
    """Erase them if their day has come and nobody heard of them since; how many records.

    One transaction: all of it is gone, or nothing is. It holds the territory, and looks again under it: what
    a laptop sent a moment ago keeps the file.
    """
    with database.write() as connection:
        version = lock_territory(connection, place)
        one = one_of(connection, place, person, rule_of(connection, place, today), today)
        if not one or one.until > today or not _is_told(connection, place, one.person, today):
            return 0
        erasing = _Erasing(connection, place, one, today, version)
        return erasing.run()


def _is_told(connection: Connection, place: str, person: str, today: str) -> bool:
    """Whether it was announced for today at the latest."""
    until = connection.execute(
        select(ending.c.until).where(ending.c.territory == place, ending.c.person == person)
    ).scalar_one_or_none()
    return until is not None and until <= today


class _Erasing:
    def __init__(self, connection: Connection, place: str, one: Ending, today: str, version: int) -> None:
        self.connection = connection
        self.place = place
        self.one = one
        self.today = today
        self.version = version

    def run(self) -> int:
        rows = records_of(self.connection, self.place, self.one.family)
        ids = [row.id for row in rows]
        self._count(rows)
        self._say_gone(rows)
        self._forget_history(ids)
        self._delete(record, record.c.id, ids)
        self._forget_files({row.link for row in rows if row.kind == "document" and row.link})
        self._close(ids)
        set_version(self.connection, self.place, self.version)
        return len(ids)

    def _count(self, rows: Iterable[Any]) -> None:
        said = [(row.kind, row.id, decode(row.fields)) for row in rows]
        if file := file_of(said, self.one.person):
            tallying.add(self.connection, self.place, self.one.last[:4], file)

    def _say_gone(self, rows: Iterable[Any]) -> None:
        """Whoever holds, or held, them learns that they left; nobody is let in any more."""
        gone = []
        for row in rows:
            self.version += 1
            gone.append(
                {"territory": self.place, "version": self.version, "record": row.id, "subject": row.subject,
                 "circle": row.circle}
            )  # fmt: skip
        add_rows(self.connection, moved, gone)
        self.version += 1
        self.connection.execute(
            update(access)
            .where(
                access.c.territory == self.place,
                among(self.connection, access.c.subject, self.one.family),
                access.c.until < 1,
            )
            .values(until=self.version)
        )

    def _forget_history(self, ids: list[str]) -> None:
        """And what their acts were called: that one was done, by whom and when, says nothing of them."""
        mine = (change.c.territory == self.place, among(self.connection, change.c.record, ids))
        acts = {*self.connection.execute(select(change.c.act).where(*mine)).scalars()}
        self._delete(change, change.c.record, ids)
        known = act.c.id.in_(select(listed(self.connection, acts)))
        self.connection.execute(update(act).where(act.c.territory == self.place, known).values(label=""))

    def _forget_files(self, links: set[str]) -> None:
        """Unless somebody else’s document has the same content."""
        used = self.connection.execute(
            select(record.c.link).where(
                record.c.territory == self.place,
                record.c.link != "",
                among(self.connection, record.c.link, links),
            )
        ).scalars()
        lost = links - {*used}
        for table in (blob, piece):
            self._delete(table, table.c.sha256, lost)

    def _close(self, ids: Iterable[str]) -> None:
        """They are known by their identifiers alone, so that nothing of them is taken again."""
        known = sorted({*ids} | self.one.family)
        self._delete(erased, erased.c.id, known)
        add_rows(
            self.connection, erased, [{"territory": self.place, "id": one, "on": self.today} for one in known]
        )
        self.connection.execute(
            delete(ending).where(ending.c.territory == self.place, ending.c.person == self.one.person)
        )

    def _delete(self, table: Any, column: Any, values: Iterable[str]) -> None:
        """One by one, each found through its index whatever the database knows of the table."""
        rows = [{"one": value} for value in sorted({*values})]
        if rows:
            gone = delete(table).where(table.c.territory == self.place, column == bindparam("one"))
            self.connection.execute(gone, rows)
