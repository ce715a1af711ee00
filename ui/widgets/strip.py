"""A thin band across the window for what is true of everything under it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.measures import XXL, M, S
from ui.widgets.banner import Glyph
from ui.widgets.dressed import Dressed
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.text import Text


class Strip(Dressed, QWidget):
    """An `icon`, a `sentence`, and `actions` (quiet buttons) that go under it where there is no room."""

    def __init__(
        self, icon: str, sentence: str, *, tone: str = "info", actions: tuple[QWidget, ...] = ()
    ) -> None:
        super().__init__()
        self._tone = tone
        self._words = box(row(Glyph(icon, tone), Text(sentence, "label", tone, wrap=False), spacing=S))
        self._actions = actions
        inside = box(Flow(self._words, *actions, spacing=M, lines=0))
        self.setLayout(column(inside, margins=(XXL, 2, XXL, 2)))
        self.setAccessibleName(sentence)
        self.dress()

    def dress(self) -> None:
        """The words stand on the line of the buttons."""
        super().dress()
        for action in self._actions[:1]:
            self._words.setMinimumHeight(action.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.fillRect(whole, look().soft(self._tone))
        painter.setPen(look().colour(self._tone if look().palette.name == "contrast" else "line"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
