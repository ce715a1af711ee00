"""The list of referrals: Space chooses a letter, the end of the list asks for more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from cad.domain.text import _
from ui.widgets.rows import RowList


class Stack(RowList):
    """`ticked` carries the key of the row on Space, `entered` is Enter, `ending` comes with the last rows."""

    ticked = Signal(str)
    entered = Signal()
    ending = Signal()

    def __init__(self) -> None:
        super().__init__(_("Orientations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._near_end)

    def _near_end(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep():
            self.ending.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self.current())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
