"""A keyboard shortcut, shown as the keys to press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.measures import RADIUS_SMALL
from ui.widgets.dressed import Dressed, rounded, write


class KeyHint(Dressed, QWidget):
    """`keys` in Qt's portable form, such as "Ctrl+K", shown with the names of the platform; or any sign ("↑
    ↓").
    """

    def __init__(self, keys: str) -> None:
        super().__init__()
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        shown = shown or keys
        self._keys = shown.split("+") if "+" in shown else [shown]
        self.setAccessibleName(shown)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = sum(self._width(key) for key in self._keys) + 3 * (len(self._keys) - 1)
        return QSize(round(wide + 0.5), round(look().metrics("mark").height() + look().px(4)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0.0
        for key in self._keys:
            area = QRectF(left, 0, self._width(key), self.height())
            rounded(painter, area, RADIUS_SMALL, look().colour("sunken"), look().colour("line"))
            write(painter, area, key, "mark", "muted", Qt.AlignmentFlag.AlignHCenter)
            left += area.width() + 3

    def _width(self, key: str) -> float:
        return max(look().metrics("mark").horizontalAdvance(key) + look().px(10), look().px(20.0))


def key_width(letter: str) -> float:
    """The room that one letter takes as a key, for controls that paint their own."""
    return max(look().metrics("mark").horizontalAdvance(letter) + look().px(8), look().px(18.0))


def paint_key(painter: QPainter, whole: QRectF, left: float, letter: str, ink: str) -> float:
    """That letter as a key, in the middle of the height of `whole`; answers where it ends."""
    high = look().metrics("mark").height() + look().px(2)
    key = QRectF(left, (whole.height() - high) / 2, key_width(letter), high)
    rounded(painter, key, RADIUS_SMALL, look().colour("sunken"), look().colour("line"))
    write(painter, key, letter, "mark", ink, Qt.AlignmentFlag.AlignHCenter)
    return key.right()
