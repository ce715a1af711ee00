"""How the app looks: palette and size of the text, at once on the whole window."""

from cad.domain.text import _
from cad.services.settings import PALETTES, SCALES, Preferences, preferences
from ui.desk import QtDesk
from ui.screens.settings.panel import Panel
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.picks import Pick, Picks

_ICONS = {"auto": "device", "light": "sun", "dark": "moon", "contrast": "contrast"}


class LookPanel(Panel):
    """Two questions; the answer is seen, nothing is to be saved."""

    key = "look"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.palettes = Picks(Pick(key, label, _ICONS[key]) for key, label in PALETTES.items())
        self.scales = Picks(Pick(str(scale), f"{scale}\u202f%") for scale in SCALES)
        contrast = _(
            "Contrasté\u00a0: noir sur blanc et contours francs, pour un écran au soleil ou une vue fatiguée."
        )
        size = _(
            "S’ajoute au réglage de l’ordinateur. Les listes passent l’une sous l’autre quand il le faut."
        )
        self.cards.addWidget(Card(Field(_("Couleurs"), self.palettes, help=contrast)))
        self.cards.addWidget(Card(Field(_("Taille du texte"), self.scales, help=size)))
        self.palettes.changed.connect(lambda: desk.prefer(palette=self.palettes.value()))
        self.scales.changed.connect(lambda: desk.prefer(scale=int(self.scales.value())))
        desk.preferred.connect(self._show)

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.desk.check(preferences, self._show)

    def _show(self, now: Preferences) -> None:
        self.palettes.set_value(now.palette)
        self.scales.set_value(str(now.scale))
