"""Our icons as QIcon, which only menus and line edits ask for: the class of Qt brings a hundred names."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import icons


def made(name: str, tone: str) -> QIcon:
    """See `icons.icon`."""
    return QIcon(_Engine(name, tone))


class _Engine(QIconEngine):
    """Draws when asked, so that the icon follows the palette."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = "muted" if mode == QIcon.Mode.Disabled else self._tone
        icons.paint(painter, self._name, QRectF(rect), tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        tone = "muted" if mode == QIcon.Mode.Disabled else self._tone
        return icons.pixmap(self._name, min(size.width(), size.height()), tone)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)
