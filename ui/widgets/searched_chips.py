"""Several values among more than one reads at a glance: those chosen, then those a few letters keep."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cad.domain.names import fold
from cad.domain.text import _
from ui.theme.measures import S
from ui.widgets.chips import ChipPicker
from ui.widgets.layout import clear, column
from ui.widgets.text_field import TextField

IN_SIGHT = 8
"""Names one reads at a glance, besides those chosen."""


class SearchedChips(QWidget):
    """``value()`` is the keys chosen; `options` are (key, label). Few of them need no search; else
    Enter in the search takes the first that it keeps.
    """

    changed = Signal()

    def __init__(self, options: Iterable[tuple[str, str]], value: Iterable[str] = ()) -> None:
        super().__init__()
        self._options = dict(options)
        self._words = {key: fold(label) for key, label in self._options.items()}
        self._value = tuple(key for key in value if key in self._options)
        self.search = TextField(placeholder=_("Quelques lettres d’un nom"))
        self._chips = column()
        self.setLayout(column(self.search, self._chips, spacing=S))
        self.search.setVisible(many := len(self._options) > IN_SIGHT)
        self.search.textChanged.connect(lambda _text: self._show())
        self._show()
        self.setFocusProxy(self.search if many else self._picker)

    def value(self) -> tuple[str, ...]:
        """The keys chosen, in the order of the options."""
        return tuple(key for key in self._options if key in self._value)

    def set_value(self, value: Iterable[str]) -> None:
        """Choose these keys and no other, telling nobody."""
        self._value = tuple(key for key in value if key in self._options)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """The search is called as the whole is."""
        super().setAccessibleName(name)
        self.search.setAccessibleName(_("Chercher\u00a0: {what}").format(what=name))

    def _kept(self) -> list[str]:
        typed = fold(self.search.value()).split()
        found = [
            key
            for key, words in self._words.items()
            if key not in self._value and all(word in words for word in typed)
        ]
        return found[:IN_SIGHT]

    def _show(self) -> None:
        clear(self._chips)
        shown = [*self.value(), *self._kept()]
        self._picker = ChipPicker([(key, self._options[key]) for key in shown], self._value)
        self._picker.changed.connect(self._take)
        self._chips.addWidget(self._picker)

    def _take(self) -> None:
        """What is chosen stays in sight where it is until something else is looked for."""
        self._value = self._picker.value()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search takes the first name it keeps, and one may type the next."""
        kept = self._kept()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain
        if enter and self.search.hasFocus() and self.search.value() and kept:
            self._value = (*self._value, kept[0])
            self.search.set_value("")
            self._show()
            self.changed.emit()
        else:
            super().keyPressEvent(event)
