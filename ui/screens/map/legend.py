"""What each shape on the map says."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.screens.map.presenter import STATES
from ui.theme.look import look
from ui.theme.measures import M, S
from ui.widgets.dressed import Dressed
from ui.widgets.layout import Flow, box, row
from ui.widgets.people_map import TONES, paint_shape
from ui.widgets.text import Text


class Legend(QWidget):
    """A shape, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        parts = [
            box(row(Shape(state), Text(label, "caption", "muted", wrap=False), spacing=S))
            for state, label in STATES.items()
        ]
        self.setLayout(Flow(*parts, spacing=M))


class Shape(Dressed, QWidget):
    """One of them."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(16), look().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(TONES[self._state]))
        paint_shape(painter, QPointF(self.width() / 2, self.height() / 2), look().px(5.5), self._state)
