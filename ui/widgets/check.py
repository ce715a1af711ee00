"""A checkbox with its words; checking a step off draws the mark."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS_SMALL
from ui.widgets.dressed import Ringed, ring, rounded, write


class Check(Ringed, QCheckBox):
    """`struck`: the words are struck out once checked (a step that is done)."""

    def __init__(self, label: str, checked: bool = False, *, struck: bool = False) -> None:
        super().__init__(label)
        self._struck = struck
        self.setChecked(checked)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = look().metrics("body")
        wide = metrics.horizontalAdvance(self.text()) + look().px(20 + 10 + 8)
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(8)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, on = QPainter(self), QRectF(self.rect()), self.isChecked()
        side = look().px(18.0)
        square = QRectF(look().px(4), (whole.height() - side) / 2, side, side)
        lit = "hover" if self.underMouse() else "raised"
        edge = None if on else look().colour("edge")
        rounded(painter, square, RADIUS_SMALL, look().colour("accent" if on else lit), edge, 1.5)
        if on:
            icons.paint(painter, "check", square.adjusted(2, 2, -2, -2), "on_accent")
        words = whole.adjusted(square.right() + look().px(10), 0, 0, 0)
        done = on and self._struck
        tone = "muted" if done or not self.isEnabled() else "text"
        wide = write(painter, words, self.text(), "body", tone)
        if done:
            y = round(words.center().y()) + 1
            painter.drawLine(round(words.left()), y, round(words.left() + wide), y)
        if self.ring_shown():
            ring(painter, whole, RADIUS_SMALL + 2)
