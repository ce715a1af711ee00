"""The section that says what the app is."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.settings.about import About, Fact
from ui.screens.settings.panel import Panel
from ui.theme.measures import S
from ui.widgets.brand import Brand
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layout import row
from ui.widgets.text import Text


class AboutPanel(Panel):
    """Read, copied, nothing to change."""

    key = "about"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = About(desk, self)
        self._facts, self._parts, self._folder = Facts(), Facts(labels=210), ""
        words = _("Le carnet d’accompagnement des conseillers du Plan emploi quartiers de Rennes.")
        folder = Button(_("Ouvrir le dossier"), on_click=self._open)
        self.cards.addWidget(
            Card(Brand(), Text(words, "body", "muted"), self._facts, row(folder, None, spacing=S))
        )
        self.cards.addWidget(Card(self._parts, title=_("Ce sur quoi l’application repose")))

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def show_facts(self, facts: tuple[Fact, ...], folder: str) -> None:
        """See `about.View`."""
        self._folder = folder
        self._facts.fill(facts)

    def show_parts(self, parts: tuple[Fact, ...]) -> None:
        """See `about.View`."""
        self._parts.fill(parts)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
