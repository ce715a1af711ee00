"""The screen of settings: the sections at the left, at the right the one chosen, made when looked at."""

from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _
from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.settings.panel import Panel
from ui.screens.settings.presenter import Presenter
from ui.theme.measures import S
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.widgets.rows import Row, RowList

_PANELS = {
    "me": "identity_panel.IdentityPanel",
    "look": "look_panel.LookPanel",
    "lock": "lock_panel.LockPanel",
    "rules": "rules_panel.RulesPanel",
    "places": "places_panel.PlacesPanel",
    "directory": "directory_panel.DirectoryPanel",
    "wording": "wording_panel.WordingPanel",
    "keeping": "keeping_panel.KeepingPanel",
    "centre": "centre_panel.CentrePanel",
    "health": "health_panel.HealthPanel",
    "log": "log_panel.LogPanel",
    "about": "about_panel.AboutPanel",
}
"""Section → module and class, imported when first looked at."""


class Screen(QWidget):
    """One section at a time."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        self._made: dict[str, Panel] = {}
        desk.changed.connect(self._heard)
        self.list = RowList(_("Réglages"))
        self._own = Button(
            _("Créer mon carnet"), "primary", icon="key", on_click=lambda: desk.own_notebook.emit("today")
        )
        self._own.hide()
        self._stack = QStackedWidget()
        self._page = Page(_("Réglages"), actions=(self._own,))
        choosing = Card(self.list, margin=S)
        choosing.setFocusProxy(self.list)
        self._beside = Beside(choosing, self._stack, shares=(4, 9), room=760)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self.list.selected.connect(self._selected)
        self.list.opened.connect(self._opened)

    def arrive(self, **where: str) -> None:
        """Come to a section, else to the last one seen."""
        self.presenter.arrive(where.get("section", ""))
        if where.get("section"):
            self._beside.show_chosen()
        self.list.setFocus()

    def section(self, key: str) -> Any:
        """The panel of a section, made the first time."""
        if key not in self._made:
            module, name = _PANELS[key].split(".")
            panel = getattr(import_module(f"ui.screens.settings.{module}"), name)
            self._made[key] = panel(self._desk)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def show_sections(self, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self.list.set_rows(rows)
        self.list.point(self.presenter.section)

    def show_section(self, key: str) -> None:
        """See `presenter.View`."""
        panel = self.section(key)
        self._stack.setCurrentWidget(panel)
        self.list.point(key)
        panel.arrive()

    def show_demonstration(self, invented: bool) -> None:
        """See `presenter.View`."""
        self._own.setVisible(invented)

    def _heard(self, done: Done[Any]) -> None:
        self.presenter.changed(done)
        for panel in self._made.values():
            if panel.isVisible():
                panel.heard(done)

    def _selected(self, key: str) -> None:
        if key and key != self.presenter.section:
            self.presenter.choose(key)

    def _opened(self, key: str) -> None:
        self._selected(key)
        self._beside.show_chosen()
