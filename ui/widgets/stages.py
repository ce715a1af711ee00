"""The steps of a longer piece of work, sewn one after the other: behind the needle it is stitched."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.text import _
from ui.theme import icons
from ui.theme.look import look
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.stitches import thread_pen


class Stages(Dressed, QWidget):
    """`stages` are (key, label); `set_current` says where one is, `set_mark` a short word beside a label."""

    def __init__(self, stages: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._stages = list(stages)
        self._marks: dict[str, str] = {}
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, key: str) -> None:
        """Where one is."""
        keys = [stage for stage, _label in self._stages]
        self._current = keys.index(key)
        said = _("Étape {n} sur {total}\u00a0: {label}")
        self.setAccessibleName(
            said.format(n=self._current + 1, total=len(keys), label=self._stages[self._current][1])
        )
        self.update()

    def set_marks(self, marks: dict[str, str]) -> None:
        """A count beside some labels."""
        self._marks = marks
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(480), round(look().metrics("label").height() + look().px(12)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        alone = self._needed() > self.width()
        left = 0.0
        gap = max((self.width() - self._needed()) / max(len(self._stages) - 1, 1), look().px(14))
        for place, (key, label) in enumerate(self._stages):
            words = f"{label} {self._marks.get(key, '')}".strip()
            shown = words if not alone or place == self._current else ""
            left = self._paint_stage(painter, left, place, shown)
            if place < len(self._stages) - 1:
                self._paint_thread(painter, left, gap, sewn=place < self._current)
                left += min(gap, look().px(56.0))

    def _needed(self) -> float:
        words = (f"{label} {self._marks.get(key, '')}".strip() for key, label in self._stages)
        wide = sum(look().metrics("label").horizontalAdvance(word) for word in words)
        return wide + len(self._stages) * look().px(22 + 7) + (len(self._stages) - 1) * look().px(24)

    def _paint_stage(self, painter: QPainter, left: float, place: int, words: str) -> float:
        here, size = place == self._current, look().px(22.0)
        spot = QRectF(left, (self.height() - size) / 2, size, size)
        self._paint_knot(painter, spot, place)
        area = QRectF(spot.right() + look().px(7), 0, self.width(), self.height())
        wide = write(painter, area, words, "label", "text" if here else "muted") if words else -look().px(7)
        return area.left() + wide

    def _paint_knot(self, painter: QPainter, spot: QRectF, place: int) -> None:
        done, here, size = place < self._current, place == self._current, spot.width()
        fill = "accent" if here else "accent_soft" if done else "raised"
        rounded(
            painter, spot, size / 2, look().colour(fill), look().colour("accent" if done or here else "edge")
        )
        if done:
            icons.paint(painter, "check", spot.adjusted(4, 4, -4, -4), "accent")
        else:
            ink = "on_accent" if here else "muted"
            write(painter, spot, str(place + 1), "mark", ink, Qt.AlignmentFlag.AlignHCenter)

    def _paint_thread(self, painter: QPainter, left: float, gap: float, *, sewn: bool) -> None:
        middle, margin = self.height() / 2, look().px(6)
        painter.setPen(thread_pen("accent" if sewn else "edge", dashed=not sewn, width=1.5))
        painter.drawLine(
            QPointF(left + margin, middle), QPointF(left + min(gap, look().px(56.0)) - margin, middle)
        )
