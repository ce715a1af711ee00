"""What must stay in sight out there: the battery, and what is not sent yet."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.exchange_words import said
from ui.power import mark
from ui.theme.measures import XL, S
from ui.widgets.banner import Glyph
from ui.widgets.layout import Flow, box, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from cad.services.battery import Battery


class Said(QWidget):
    """An icon and a few words, in large type."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph, self._words = Glyph("dot", "muted", 22), Text("", "lead", wrap=False)
        self.setLayout(row(self._glyph, self._words, spacing=S))
        self.hide()

    def say(self, icon: str, tone: str, words: str, spoken: str = "") -> None:
        """Show this."""
        self._glyph.set(icon, tone)
        self._words.setText(words)
        self._words.set_tone("text" if tone == "muted" else tone)
        self.setAccessibleName(spoken or words)
        self.setVisible(bool(words))


class Standing(QWidget):
    """Always there: it changes as they do."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.unsent, self.battery = Said(), Said()
        self.setLayout(row(box(Flow(self.unsent, self.battery, spacing=XL)), stretch=0))
        desk.exchange.told.connect(self._exchanged)
        desk.power.told.connect(self._charged)

    def ask(self) -> None:
        """What is known now, then what is so."""
        self._exchanged(self._desk.exchange.standing, self._desk.exchange.busy)
        if self._desk.power.battery:
            self._charged(self._desk.power.battery)
        self._desk.exchange.ask()
        self._desk.power.ask()

    def _exchanged(self, standing: Any, busy: bool) -> None:
        if not standing or not standing.centre:
            self.unsent.say("save", "muted", _("Tout est enregistré ici"))
            return
        one = said(standing, busy, self._desk.now())
        self.unsent.say(one.icon, one.tone, one.title, one.spoken)

    def _charged(self, battery: "Battery") -> None:
        self.battery.say(*mark(battery), battery.words())
