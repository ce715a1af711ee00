"""Typing an address: those it may mean come below, one takes one of them with the arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.address import Candidate
from cad.domain.text import _
from ui.theme.measures import XS, S
from ui.widgets.button import Button
from ui.widgets.layout import box, column, row
from ui.widgets.page import Scroll
from ui.widgets.rows import Row, RowList
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


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
        self.line = TextField(value, placeholder=_("12 bis square Lucien Rose"))
        self.line.setAccessibleName(_("Adresse"))
        self.list = RowList(_("Adresses trouvées"))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.situate = Button(_("Situer"), icon="pin", on_click=self.asked.emit)
        self.situate.setAccessibleName(_("Situer l’adresse dans les quartiers prioritaires"))
        self._answer = Text("", "caption", "muted")
        self._below = box(row(self.situate, self._answer, spacing=S, stretch=1))
        self.setLayout(column(self.line, self.list, self._below, spacing=XS))
        self.list.hide()
        self._below.hide()
        self.line.changed.connect(self.typed)
        self.line.changed.connect(self.changed)
        self.line.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """The address as typed."""
        return self.line.value()

    def set_value(self, value: str) -> None:
        """Show an address, telling nobody."""
        self.line.set_value(value)
        self.show_candidates(())

    def offer_to_situate(self) -> None:
        """Somebody answers `asked`."""
        self._below.show()

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Those the words may mean; none takes no room."""
        had_keyboard = self.list.hasFocus()
        self._candidates = {str(place): one for place, one in enumerate(found)}
        self.list.set_rows([_row(key, one) for key, one in self._candidates.items()])
        self.list.setFixedHeight(self.list.row_height() * min(len(found), 4) + 2)
        self.list.setVisible(bool(found))
        if found:
            Scroll.reveal_around(self)
        if had_keyboard:
            self.line.setFocus()

    def say(self, sentence: str, tone: str = "muted") -> None:
        """What the address says."""
        self._answer.setText(sentence)
        self._answer.set_tone(tone)
        if sentence:
            Scroll.reveal_around(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the candidates, Escape puts them away, while they are in sight."""
        if self.list.isVisible() and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                self.list.step(1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.show_candidates(())
                return True
        return super().eventFilter(watched, event)

    def _take(self, key: str) -> None:
        one = self._candidates[key]
        self.set_value(one.address)
        self.line.setFocus()
        self.picked.emit(one)


def _row(key: str, one: Candidate) -> Row:
    place = _("{postcode} {city}").format(postcode=one.postcode, city=one.city)
    unknown = ((_("numéro à vérifier"), "warning", "question"),) if not one.found else ()
    return Row(key, one.address, place, icon="pin", badges=unknown)
