"""What an empty place says: why it is empty, what to do, and the button that does it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import XL, L, S
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.layout import column, row
from ui.widgets.text import Text


class EmptyState(QWidget):
    """An `icon` on a patch with a running stitch, a `sentence`, `advice` on what to do, and `action` (a
    Button).
    """

    def __init__(self, icon: str, sentence: str, advice: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self._title, self._words = Text(sentence, "heading"), Text(advice, "body", "muted")
        for text in (self._title, self._words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = row(None, self._words, None)
        words.setStretch(1, 4)  # a line of advice is not read across a whole window
        inside = column(row(None, Patch(icon), None), L, self._title, words, spacing=S)
        if action is not None:
            inside.addSpacing(S)
            inside.addLayout(row(None, action, None))
        self.setLayout(column(None, inside, None, margins=XL))
        self.say(sentence, advice)

    def say(self, sentence: str, advice: str = "") -> None:
        """Say something else."""
        self._title.setText(sentence)
        self._words.setText(advice)
        self._words.setVisible(bool(advice))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(advice)


class Patch(Dressed, QWidget):
    """A round patch of cloth sewn with a running stitch, an icon in its middle."""

    def __init__(self, icon: str, size: int = 72) -> None:
        super().__init__()
        self._icon, self._size = icon, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        rounded(painter, area, area.height() / 2, look().soft("accent"))
        inner = area.adjusted(*(look().px(n) for n in (5, 5, -5, -5)))
        pen = QPen(look().colour("accent"), look().px(1.5), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4.0, 3.2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        side, middle = look().px(self._size * 0.38), area.center()
        corner = middle - QPointF(side / 2, side / 2)
        icons.paint(painter, self._icon, QRectF(corner.x(), corner.y(), side, side), "accent")
