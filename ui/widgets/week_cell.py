"""One thing of a week, painted: a bar of its tone, its first words, then as much as its height holds."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from cad.domain.names import initials
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS_SMALL
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.tip import as_written

ICON, NARROW, SHORT = 14, 44, 70
"""Pixels, at 100 % text: of the icon; under which initials say more than the beginning of a name; under which
a band says nothing.
"""


class Cell(NamedTuple):
    """`begins` and `ends` in minutes since midnight; `lane` of `lanes` when others happen at once; of 0 when
    it stands behind them as a band, by which they are `inset`; `icon` says what became of it, `warned` that
    two things cannot both be.
    """

    key: str
    day: str
    begins: int
    ends: int
    lane: int
    lanes: int
    inset: int
    title: str
    lines: tuple[str, ...]
    tone: str
    icon: str
    warned: bool
    spoken: str


class CellButton(Ringed, QAbstractButton):
    """A control; arrows and letters go to the week around it."""

    entered = Signal()
    doubled = Signal()
    menu_asked = Signal()

    def __init__(self, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell, self._on = cell, False
        self.setText(cell.title)
        self.setAccessibleName(cell.spoken)
        self.setToolTip(as_written(cell.spoken))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show()

    def choose(self, on: bool) -> None:
        """Whether one is on it."""
        self._on = on
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.doubled.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.entered.emit()
        self.menu_asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, cell = QPainter(self), QRectF(self.rect()), self.cell
        ink = look().colour(cell.tone)
        strong = self._on or look().palette.name == "contrast"
        rounded(
            painter,
            whole,
            RADIUS_SMALL,
            look().soft(cell.tone),
            ink if strong else None,
            2 if self._on else 1,
        )
        rounded(painter, QRectF(whole.left(), whole.top(), look().px(4.0), whole.height()), 2, ink)
        if cell.lanes:
            self._say(painter, whole)
        else:
            self._say_upwards(painter, whole)
        if self.ring_shown():
            ring(painter, whole, RADIUS_SMALL)

    def _say(self, painter: QPainter, whole: QRectF) -> None:
        """Its first words, then as many lines as it holds."""
        cell = self.cell
        inside = whole.adjusted(look().px(9.0), look().px(2.0), -look().px(4.0), -look().px(2.0))
        high, under = look().metrics("label").height(), look().metrics("caption").height()
        head = QRectF(inside.left(), inside.top(), inside.width(), min(high, inside.height()))
        name, tone = ("warning", "warning") if cell.warned else (cell.icon, cell.tone)
        side, short = look().px(float(ICON)), initials(cell.title)
        needed = look().metrics("label").horizontalAdvance(short) + side + look().px(3)
        if name and head.width() >= needed:  # who it is comes before what to know of it
            icons.paint(
                painter, name, QRectF(head.right() - side, head.center().y() - side / 2, side, side), tone
            )
            head.setRight(head.right() - side - look().px(3))
        tight = head.width() < look().px(NARROW)
        write(painter, head, short if tight else cell.title, "label", "text")
        top = inside.top() + high
        for line in cell.lines:
            if top + under > inside.bottom() + 1:
                break
            write(painter, QRectF(inside.left(), top, inside.width(), under), line, "caption", "text")
            top += under

    def _say_upwards(self, painter: QPainter, whole: QRectF) -> None:
        """Along a band, from bottom to top."""
        if whole.height() < look().px(SHORT):
            side = look().px(float(ICON))
            corner = QRectF(whole.left() + look().px(7.0), whole.top() + look().px(3.0), side, side)
            icons.paint(painter, self.cell.icon, corner, self.cell.tone)
            return
        painter.save()
        painter.translate(whole.left(), whole.bottom())
        painter.rotate(-90)
        margin = look().px(5.0)
        along = QRectF(margin, look().px(4.0), whole.height() - 2 * margin, whole.width() - look().px(4.0))
        words = " · ".join((self.cell.title, *self.cell.lines[1:]))
        write(painter, along, words, "caption", "text", Qt.AlignmentFlag.AlignRight)
        painter.restore()
