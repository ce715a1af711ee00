"""One seam between two organisations, drawn across: who hands over, the stitch, who receives."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.stitches import BROKEN, CLOSED, LABELS, OPEN, TONES, paint_stitch, thread_pen
from ui.widgets.tip import as_written


class Seam(Dressed, QWidget):
    """`giver` and `receiver` are names; `state` is open, closed or broken; `age` such as "12 jours"."""

    def __init__(self, giver: str, receiver: str, state: str, age: str = "") -> None:
        super().__init__()
        self._giver, self._receiver = giver, receiver
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress()
        self.set_state(state, age)

    def set_state(self, state: str, age: str = "") -> None:
        """Show another state."""
        self._state, self._age = state, age
        self.setAccessibleName(f"{self._giver}, {self._receiver}")
        self.setToolTip(as_written(f"{self._giver} → {self._receiver}"))
        self.setAccessibleDescription(" ".join(part for part in (LABELS[state], age) if part))
        self.dress()

    def dress(self) -> None:
        self.setMaximumWidth(look().px(760))
        super().dress()

    def sizeHint(self) -> QSize:
        ends = self._end(self._giver) + self._end(self._receiver)
        high = look().metrics("label").height() + look().px(12)
        return QSize(round(ends + look().px(190)), round(high + look().metrics("caption").height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = self.height() - look().metrics("caption").height()
        room = (self.width() - look().px(110)) / 2
        left = QRectF(0, 0, min(self._end(self._giver), room), high)
        wide = min(self._end(self._receiver), room)
        right = QRectF(self.width() - wide, 0, wide, high)
        self._paint_thread(painter, left.right(), right.left(), high / 2)
        self._paint_cloth(painter, left, self._giver)
        self._paint_cloth(painter, right, self._receiver)

    def _paint_thread(self, painter: QPainter, start: float, end: float, y: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, tone = self._middle(start, end), TONES[self._state]
        painter.setPen(thread_pen(tone))
        painter.drawLine(QPointF(start, y), QPointF(middle, y))
        painter.setPen(thread_pen(tone, dashed=self._state == OPEN))
        cut = end - look().px(28) if self._state == BROKEN else middle
        painter.drawLine(QPointF(max(cut, middle), y), QPointF(end, y))
        paint_stitch(painter, QPointF(middle, y), self._state)
        if self._age:
            metrics = look().metrics("caption")
            wide = metrics.horizontalAdvance(self._age)
            under = QRectF(middle - wide / 2, y + look().px(13), wide + 1, metrics.height())
            write(painter, under, self._age, "caption", "muted" if self._state == CLOSED else tone)

    def _middle(self, start: float, end: float) -> float:
        """Stitches of seams one under the other line up, unless a long name is in the way."""
        room = look().px(28)
        return min(max(self.width() / 2, start + room), end - room)

    def _paint_cloth(self, painter: QPainter, area: QRectF, name: str) -> None:
        rounded(painter, area, 5, look().colour("sunken"), look().colour("line"))
        inset = look().px(10)
        write(painter, area.adjusted(inset, 0, -inset / 2, 0), name, "label")

    def _end(self, name: str) -> float:
        return look().metrics("label").horizontalAdvance(name) + look().px(20) + 1
