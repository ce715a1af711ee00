"""Stages along a thread that takes the whole width: a label under each knot, and a word under the label."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from ui.theme.look import look
from ui.widgets.dressed import write
from ui.widgets.stages import Stages
from ui.widgets.stitches import thread_pen

_KNOT, _GAP = 22.0, 4.0


class StageThread(Stages):
    """As `Stages`; where its labels do not fit side by side, only the current one is said, as there."""

    def __init__(self, stages: Iterable[tuple[str, str]]) -> None:
        super().__init__(stages)
        self._fit()

    def dress(self) -> None:
        super().dress()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        if hasattr(self, "_stages"):
            self.setFixedHeight(self._tall() if self._spread() else super().sizeHint().height())

    def _tall(self) -> int:
        lines = look().metrics("caption").height() * 2
        return round(look().px(_KNOT) + look().px(_GAP) + lines + look().px(_GAP))

    def _spread(self) -> bool:
        """Whether every label has room under its knot."""
        widest = max(look().metrics("caption").horizontalAdvance(label) for _key, label in self._stages)
        return widest + look().px(8) <= self.width() / len(self._stages)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._spread():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, knot, margin = self.width() / len(self._stages), look().px(_KNOT), look().px(7.0)
        for place, (key, label) in enumerate(self._stages):
            middle = wide * (place + 0.5)
            if place:
                sewn = place <= self._current
                painter.setPen(thread_pen("accent" if sewn else "edge", dashed=not sewn, width=1.5))
                start, end = middle - wide + knot / 2 + margin, middle - knot / 2 - margin
                painter.drawLine(QPointF(start, knot / 2), QPointF(end, knot / 2))
            self._paint_knot(painter, QRectF(middle - knot / 2, 0, knot, knot), place)
            high = float(look().metrics("caption").height())
            area = QRectF(middle - wide / 2, knot + look().px(_GAP), wide, high)
            centre = Qt.AlignmentFlag.AlignHCenter
            write(painter, area, label, "caption", "text" if place <= self._current else "muted", centre)
            write(painter, area.translated(0, high), self._marks.get(key, ""), "caption", "muted", centre)
