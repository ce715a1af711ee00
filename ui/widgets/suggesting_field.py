"""A line one types in, and under it what the words may mean: the arrows and Enter take one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.measures import XS
from ui.widgets.layout import column
from ui.widgets.page import Scroll
from ui.widgets.rows import Row, RowList
from ui.widgets.text_field import TextField

MOST = 4
"""Rows in sight at once."""


class SuggestingField(QWidget):
    """``value()`` is what is typed. `typed` is the person at the keyboard; `picked` carries the key of a row
    that was taken.
    """

    typed = Signal()
    picked = Signal(str)

    def __init__(self, value: str, *, name: str, listed: str, placeholder: str = "") -> None:
        super().__init__()
        self.line = TextField(value, placeholder=placeholder)
        self.line.setAccessibleName(name)
        self.list = RowList(listed)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(column(self.line, self.list, spacing=XS))
        self.list.hide()
        self.line.changed.connect(self.typed)
        self.line.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """The words as typed."""
        return self.line.value()

    def set_value(self, value: str) -> None:
        """Show words, telling nobody."""
        self.line.set_value(value)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """What the words may mean; nothing takes no room. A late answer leaves the keyboard where it is."""
        had_keyboard = self.list.hasFocus()
        self.list.set_rows(rows)
        self.list.setFixedHeight(self.list.row_height() * min(len(rows), MOST) + 2)
        self.list.setVisible(bool(rows))
        if rows:
            Scroll.reveal_around(self)
        if had_keyboard and not rows:
            self.line.setFocus()
        elif had_keyboard and not self.list.current():
            self.list.step(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the rows, Escape puts them away, while they are in sight."""
        if self.list.isVisible() and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                self.list.step(1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.show_rows(())
                return True
        return super().eventFilter(watched, event)

    def _take(self, key: str) -> None:
        self.line.setFocus()
        self.picked.emit(key)
