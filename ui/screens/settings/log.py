"""Who changed what, and when: the acts of the notebook, latest first, by day. No Qt here."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol

from cad.domain.clock import local
from cad.domain.dates import show_day_long, show_time
from cad.domain.text import _
from cad.services import history
from cad.services.action import Done
from cad.services.history import Change, UndoLabels
from cad.services.notebook import Notebook
from ui.ports import Desk
from ui.widgets.timeline import Entry

MOST = 500
"""Changes shown: more belongs in an export."""


class View(Protocol):
    """What it asks of the section."""

    def show_acts(self, entries: list[Entry], undo: str, redo: str) -> None:
        """The acts, and the names of what can be undone and done again."""


class Log:
    """Read again at each act."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view

    def arrive(self) -> None:
        """Ask for the latest acts."""
        self._desk.ask(_read, self._show)

    def heard(self, _done: Done[Any]) -> None:
        """Something was written."""
        self.arrive()

    def _show(self, answer: tuple[list[Change], UndoLabels]) -> None:
        changes, labels = answer
        self._view.show_acts(entries(changes), labels.undo, labels.redo)


def _read(book: Notebook) -> tuple[list[Change], UndoLabels]:
    return history.history(book, limit=MOST), history.undo_labels(book)


def entries(changes: Iterable[Change]) -> list[Entry]:
    """One entry an act: the changes written at the same moment under the same name."""
    acts = groupby(changes, lambda change: (change.at, change.label, change.by, change.undone))
    return [_entry(i, *act, list(its)) for i, (act, its) in enumerate(acts)]


def _entry(number: int, at: str, label: str, by: str, undone: bool, changes: list[Change]) -> Entry:
    moment = local(datetime.fromisoformat(at).astimezone())
    return Entry(
        str(number),
        label,
        show_time(moment),
        meta=" · ".join(filter(None, (by, _touched(changes)))),
        icon="undo" if undone else "pen",
        tone="muted" if undone else "thread",
        group=show_day_long(moment[:10]).capitalize(),
        badges=((_("Annulé"), "neutral", "undo"),) if undone else (),
    )


def _touched(changes: list[Change]) -> str:
    """ "Orientation (État), Suite d’orientation": what was made, what was changed and in which fields."""
    told: dict[str, str] = {}
    for change in changes:
        fields = "" if change.created else ", ".join(change.fields[:3])
        told.setdefault(change.kind, f"{change.kind} ({fields})" if fields else change.kind)
    return ", ".join(list(told.values())[:4])
