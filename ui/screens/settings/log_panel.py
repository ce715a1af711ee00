"""The section of the log: a thread of acts, and the two ways along it."""

from typing import Any

from cad.domain.text import _
from cad.services import history
from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.settings.log import Log
from ui.screens.settings.panel import Panel
from ui.theme.measures import S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import Flow, box
from ui.widgets.timeline import Entry, Timeline


class LogPanel(Panel):
    """Undo and redo say by name what they would do."""

    key = "log"
    scrolls = False

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Log(desk, self)
        self.undo = Button("", icon="undo", tip="Ctrl+Z", on_click=self._undo)
        self.redo = Button("", icon="redo", tip="Ctrl+Maj+Z", on_click=self._redo)
        self.list = Timeline(_("Historique"))
        self.cards.addWidget(box(Flow(self.undo, self.redo, spacing=S)))
        self.cards.addWidget(Card(self.list, margin=S), 1)

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        self.presenter.heard(done)

    def show_acts(self, entries: list[Entry], undo: str, redo: str) -> None:
        """See `log.View`."""
        self.list.set_entries(entries)
        for button, words, label in (
            (self.undo, _("Annuler\u00a0: {what}"), undo),
            (self.redo, _("Rétablir\u00a0: {what}"), redo),
        ):
            button.setText(words.format(what=label))
            button.setAccessibleName(button.text())
            button.setVisible(bool(label))

    def _undo(self) -> None:
        self.desk.act(history.undo, lambda label: self.desk.say(_("Annulé\u00a0: {what}").format(what=label)))

    def _redo(self) -> None:
        self.desk.act(
            history.redo, lambda label: self.desk.say(_("Rétabli\u00a0: {what}").format(what=label))
        )
