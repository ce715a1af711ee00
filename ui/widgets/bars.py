"""Numbers month by month (or place by place) as bars; what is masked keeps its place, without a height."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.dressed import Dressed, rounded, write


class Bar(NamedTuple):
    """`name` under the bar (`spoken` when listened to), `number` as written over it, `height` from 0 to 1
    (masked: none).
    """

    name: str
    number: str
    height: float | None
    spoken: str


class Bars(Dressed, QWidget):
    """Upright bars on a line. Listened to, it is one sentence: each name with its number."""

    def __init__(self, title: str, bars: tuple[Bar, ...]) -> None:
        super().__init__()
        self._bars = bars
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.spoken}\u00a0: {bar.number}" for bar in bars))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, small = QPainter(self), look().metrics("mark").height()
        floor, wide = self.height() - small - look().px(3), self.width() / max(len(self._bars), 1)
        painter.fillRect(QRectF(0, floor, self.width(), 1), look().colour("edge"))
        for place, bar in enumerate(self._bars):
            self._paint(painter, bar, QRectF(place * wide, small, wide, floor - small), place)

    def _paint(self, painter: QPainter, bar: Bar, room: QRectF, place: int) -> None:
        small, centre = look().metrics("mark").height(), Qt.AlignmentFlag.AlignHCenter
        high = (bar.height or 0) * (room.height() - 2)
        side = min(room.width() * 0.14, look().px(6))
        if high >= 1:
            body = QRectF(room.left() + side, room.bottom() - high, room.width() - 2 * side, high)
            rounded(painter, body, 2, look().colour("accent"))
        over = QRectF(room.left() - 2, room.bottom() - high - small - 1, room.width() + 4, small)
        under = QRectF(room.left() - 2, room.bottom() + look().px(3), room.width() + 4, small)
        if self._fits(room.width(), "number"):
            write(painter, over, bar.number, "mark", "text", centre)
        if self._fits(room.width(), "name") or place % self._step(room.width()) == 0:
            write(
                painter,
                under,
                bar.name if self._fits(room.width(), "name") else bar.name[:1].upper(),
                "mark",
                "muted",
                centre,
            )

    def _fits(self, room: float, part: str) -> bool:
        """Whether every word of that part has room: all are written, or none."""
        metrics = look().metrics("mark")
        return max(metrics.horizontalAdvance(getattr(bar, part)) for bar in self._bars) <= room + 2

    def _step(self, room: float) -> int:
        """One initial in so many, in narrow charts."""
        return max(1, round(look().metrics("mark").horizontalAdvance("M") / max(room, 1) + 0.4))
