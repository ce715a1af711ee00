"""Typing an address: those it may mean come below, one takes one of them with the arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.address import Candidate
from cad.domain.text import _
from ui.theme.measures import XS, S
from ui.widgets.button import Button
from ui.widgets.layout import box, column, row
from ui.widgets.page import Scroll
from ui.widgets.rows import Row
from ui.widgets.suggesting_field import SuggestingField
from ui.widgets.text import Text


class AddressField(QWidget):
    """``value()`` is what is typed. `typed` is the person at the keyboard, `changed` whatever a draft keeps;
    `picked` is a candidate one took, `asked` that the address be situated.
    """

    changed = Signal()
    typed = Signal()
    picked = Signal(object)
    asked = Signal()

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self._candidates: dict[str, Candidate] = {}
        self.field = SuggestingField(
            value,
            name=_("Adresse"),
            listed=_("Adresses trouvées"),
            placeholder=_("12 bis square Lucien Rose"),
        )
        self.line, self.list = self.field.line, self.field.list
        self.situate = Button(_("Situer"), icon="pin", on_click=self.asked.emit)
        self.situate.setAccessibleName(_("Situer l’adresse dans les quartiers prioritaires"))
        self._answer = Text("", "caption", "muted")
        self._below = box(row(self.situate, self._answer, spacing=S, stretch=1))
        self.setLayout(column(self.field, self._below, spacing=XS))
        self._below.hide()
        self.field.typed.connect(self.typed)
        self.field.typed.connect(self.changed)
        self.field.picked.connect(self._take)
        self.setFocusProxy(self.field)

    def value(self) -> str:
        """The address as typed."""
        return self.field.value()

    def set_value(self, value: str) -> None:
        """Show an address, telling nobody."""
        self.field.set_value(value)

    def offer_to_situate(self) -> None:
        """Somebody answers `asked`."""
        self._below.show()

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Those the words may mean; none takes no room."""
        self._candidates = {str(place): one for place, one in enumerate(found)}
        self.field.show_rows([_row(key, one) for key, one in self._candidates.items()])

    def say(self, sentence: str, tone: str = "muted") -> None:
        """What the address says."""
        self._answer.setText(sentence)
        self._answer.set_tone(tone)
        if sentence:
            Scroll.reveal_around(self)

    def _take(self, key: str) -> None:
        one = self._candidates[key]
        self.set_value(one.address)
        self.picked.emit(one)


def _row(key: str, one: Candidate) -> Row:
    place = _("{postcode} {city}").format(postcode=one.postcode, city=one.city)
    unknown = ((_("numéro à vérifier"), "warning", "question"),) if not one.found else ()
    return Row(key, one.address, place, icon="pin", badges=unknown)
