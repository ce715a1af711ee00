"""A state at the bottom of the side list, in two short lines; pressing it opens what it is about."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.tip import as_written


class SideState(Ringed, QPushButton):
    """`title` and `detail` are cut where there is no room; `spoken` says everything, as its tip does."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone, self._detail = "", "muted", ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, icon: str, tone: str, title: str, detail: str, spoken: str) -> None:
        """Say this."""
        self._icon, self._tone, self._detail = icon, tone, detail
        self.setText(title)
        self.setAccessibleName(spoken)
        self.setToolTip(as_written(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        lines = look().metrics("label").height() + look().metrics("caption").height()
        return QSize(look().px(184), round(lines + look().px(14)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        if self.underMouse():
            rounded(painter, whole, RADIUS, look().colour("hover"))
        size, left = look().px(18), look().px(12.0)
        first, pad = look().metrics("label").height(), look().px(7)
        icons.paint(painter, self._icon, QRectF(left, pad + (first - size) / 2, size, size), self._tone)
        words = whole.adjusted(left + size + look().px(10), 0, -look().px(6), 0)
        line = QRectF(words.left(), pad, words.width(), first)
        write(painter, line, self.text(), "label")
        under = QRectF(words.left(), pad + first, words.width(), look().metrics("caption").height())
        write(painter, under, self._detail, "caption", "muted")
        if self.ring_shown():
            ring(painter, whole, RADIUS)
