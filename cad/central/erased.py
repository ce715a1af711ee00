"""What was erased never comes back: a change that is about it is refused, in words for who wrote it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, exists, func, select

from cad.central.checking import Refuse
from cad.central.database import among
from cad.central.tables import erased, record
from cad.domain.circles import subject_of
from cad.domain.dates import show_date
from cad.domain.text import _
from cad.sync.protocol import Change


def left_over(connection: Connection, place: str) -> int:
    """How many records are there of people who were erased: none, or something went wrong."""
    known = (erased.c.territory == record.c.territory) & erased.c.id.in_(
        (record.c.id, record.c.subject, record.c.link)
    )
    rows = select(func.count()).select_from(record).where(record.c.territory == place, exists().where(known))
    return int(connection.execute(rows).scalar_one())


class Erased:
    """Which of some identifiers, of records or of people, were erased, and when."""

    def __init__(self, connection: Connection, place: str, ids: Iterable[str]) -> None:
        rows = connection.execute(
            select(erased.c.id, erased.c.on).where(
                erased.c.territory == place, among(connection, erased.c.id, ids)
            )
        )
        self.on: dict[str, str] = {row.id: row.on for row in rows}

    def refuse(self, one: Change, values: Mapping[str, Any]) -> None:
        """Raises `Refuse` when the change is about something of theirs, or would become one of them."""
        if not self.on:
            return
        subject = subject_of(one.kind, one.record, values)
        about = (one.record, subject, values.get("resident"), values.get("merged_into"))
        on = next((self.on[each] for each in about if isinstance(each, str) and each in self.on), "")
        if on:
            raise Refuse(
                _("Ce dossier a été effacé du dépôt le {day}\u00a0: durée de conservation atteinte.").format(
                    day=show_date(on)
                )
            )
