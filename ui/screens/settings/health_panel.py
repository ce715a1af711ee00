"""The section of the check."""

from cad.domain.text import _
from cad.services.upkeep import Health
from ui.desk import QtDesk
from ui.screens.settings.health import Checkup
from ui.screens.settings.panel import Panel
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.text import Text


class HealthPanel(Panel):
    """One button; what it finds, below."""

    key = "health"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Checkup(desk, self)
        words = _(
            "Chaque page du fichier, chaque index et chaque lien sont relus. Quelques secondes pour un grand "
            "carnet\u00a0; vous pouvez continuer à travailler."
        )
        self.button = Button(_("Vérifier le carnet"), "primary", icon="shield", on_click=self.presenter.check)
        rebuild = Button(_("Refaire l’index de recherche"), icon="refresh", on_click=self.presenter.rebuild)
        self._found, self._facts = column(spacing=S), Facts()
        self.cards.addWidget(Card(Text(words, "body", "muted"), box(Flow(self.button, rebuild))))
        self.cards.addLayout(self._found)
        self._counts = Card(self._facts, title=_("Ce que contient le carnet"))
        self._counts.hide()
        self.cards.addWidget(self._counts)
        self.cards.setSpacing(M)

    def show_checking(self) -> None:
        """See `health.View`."""
        self.button.setEnabled(False)
        self._say(Text(_("Vérification en cours…"), "body", "muted"))

    def show_health(self, health: Health, counts: tuple[tuple[str, str], ...]) -> None:
        """See `health.View`."""
        self.button.setEnabled(True)
        sound = Banner(
            _("Tout va bien."), _("Le fichier est sain, rien ne manque à la recherche."), tone="success"
        )
        problems = [Banner(p.what, p.advice, tone="danger") for p in health.problems]
        self._say(*(problems or [sound]))
        self._facts.fill(counts)
        self._counts.setVisible(bool(counts))

    def show_trouble(self, sentence: str) -> None:
        """See `health.View`."""
        self.button.setEnabled(True)
        self._say(Banner(sentence, tone="danger"))

    def _say(self, *widgets: Banner | Text) -> None:
        clear(self._found)
        for widget in widgets:
            self._found.addWidget(widget)
