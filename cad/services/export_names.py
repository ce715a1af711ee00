"""What a link says in a workbook: the name of what it leads to, rather than an identifier."""

from collections.abc import Callable, Set

from cad.domain.dates import show_date, show_moment
from cad.domain.hours import show_month
from cad.domain.internship import SECTORS
from cad.domain.names import display_name
from cad.domain.reference import show as show_reference
from cad.domain.school import show_year
from cad.domain.sensitive import OTHER_PARTNER, revealing_words
from cad.store.connection import Connection
from cad.store.reads import export as reads


def _shown(place: str) -> str:
    """Where a session took place, unless it would say why one came."""
    return OTHER_PARTNER if revealing_words(place) else place


NAMING: dict[str, tuple[str, Callable[..., str]]] = {
    "resident": ("usage_name, first_name, birth_name", display_name),
    "organisation": ("name", str),
    "service": ("name", str),
    "adviser": ("name", str),
    "encounter": ("at", show_moment),
    "journey": ("opened_on", show_date),
    "referral": ("reference", show_reference),
    "consent": ('"on"', show_date),
    "procurement": ("title", str),
    "lot": ("title", str),
    "opening": ("title", str),
    "offer": ("title", str),
    "event": ("title", str),
    "attendance": ("came_on", show_date),
    "business": ("title", str),
    "city_project": ("title", str),
    "worked_hours": ("month", lambda month: show_month(month) if len(month) > 4 else month),
    "insertion": ("starts_on", show_date),
    "school": ("name", str),
    "reserved_place": ("title", str),
    "placement": ("starts_on", show_date),
    "training_session": ("day", show_date),
    "internship_offer": ("sector", lambda sector: SECTORS[sector]),
    "pupil": ("year", show_year),
    "session": ("place, starts_at", lambda place, at: f"{_shown(place)} {show_moment(at)}".strip()),
    "passage": ("at", show_moment),
    "note": ("created_at", lambda at: show_date(at[:10])),
}
"""Kind of record → the columns that name it, and how they are said."""


class Names:
    """Looked up kind by kind, the first time one is needed."""

    def __init__(self, connection: Connection, masked: Set[str], masked_services: Set[str]) -> None:
        self._connection = connection
        self._hidden = {"organisation": masked, "service": masked_services}
        self._known: dict[str, dict[str, str]] = {}

    def of(self, kind: str, record: str) -> str:
        """The name of a record; its identifier when the notebook does not hold it, "" for none."""
        if not record:
            return ""
        if kind not in self._known:
            self._known[kind] = self._look_up(kind)
        return self._known[kind].get(record, record)

    def _look_up(self, kind: str) -> dict[str, str]:
        columns, say = NAMING[kind]
        rows = reads.names(self._connection, kind, columns)
        return {row[0]: say(*row[1:]) for row in rows} | dict.fromkeys(
            self._hidden.get(kind, ()), OTHER_PARTNER
        )
