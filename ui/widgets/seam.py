"""One seam between two organisations, drawn across: who hands over, the stitch, who receives."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.stitches import BROKEN, CLOSED, LABELS, OPEN, TONES, paint_stitch, thread_pen

_WRAP = int(Qt.TextFlag.TextWordWrap)


class Seam(Dressed, QWidget):
    """`giver` and `receiver` are names, on the lines they need; `state` is open, closed or broken; `age` such
    as "12 jours".
    """

    def __init__(self, giver: str, receiver: str, state: str, age: str = "") -> None:
        super().__init__()
        self._giver, self._receiver = giver, receiver
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.dress()
        self.set_state(state, age)

    def set_state(self, state: str, age: str = "") -> None:
        """Show another state."""
        self._state, self._age = state, age
        self.setAccessibleName(f"{self._giver}, {self._receiver}")
        self.setAccessibleDescription(" ".join(part for part in (LABELS[state], age) if part))
        self.dress()

    def dress(self) -> None:
        self.setMaximumWidth(look().px(760))
        super().dress()

    def sizeHint(self) -> QSize:
        wide = round(self._end(self._giver) + self._end(self._receiver) + look().px(80) + self._gap())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        word = max(map(self._end, f"{self._giver} {self._receiver}".split()), default=0.0)
        return QSize(min(round(2 * word + self._gap()), look().px(320)), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Names take the lines they need; the age hangs under the stitch."""
        high = max(self._cloth(name, width).height() for name in (self._giver, self._receiver))
        return round(max(high, high / 2 + look().px(13) + look().metrics("caption").height() + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, right = self._cloth(self._giver, self.width()), self._cloth(self._receiver, self.width())
        middle = max(left.height(), right.height()) / 2
        left.moveTop(middle - left.height() / 2)
        right.moveTopRight(QPointF(self.width(), middle - right.height() / 2))
        self._paint_thread(painter, left.right(), right.left(), middle)
        self._paint_cloth(painter, left, self._giver)
        self._paint_cloth(painter, right, self._receiver)

    def _cloth(self, name: str, width: int) -> QRectF:
        """The room of a name in a seam so wide, not yet put in its place."""
        wide = min(self._end(name), (width - self._gap()) / 2)
        inside = QRectF(0, 0, wide - look().px(20), 1 << 12)
        words = look().metrics("label").boundingRect(inside, _WRAP, name)
        return QRectF(0, 0, wide, words.height() + look().px(12))

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
        painter.setFont(look().font("label"))
        painter.setPen(look().colour("text"))
        painter.drawText(area.adjusted(look().px(10), look().px(6), -look().px(9), 0), _WRAP, name)

    def _gap(self) -> float:
        """Room for the stitch, and for the age under it."""
        return max(look().px(110), look().metrics("caption").horizontalAdvance(self._age) + look().px(16))

    def _end(self, name: str) -> float:
        return look().metrics("label").horizontalAdvance(name) + look().px(20) + 1
