"""How a theme changed: its looks as marks along a thread; at rest, how many themes are in each state."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.dates import NBSP
from ui.screens.resident.standing import Change, Looks
from ui.theme.look import look
from ui.widgets.dressed import Dressed, write
from ui.widgets.need_states import paint_state, tone_of
from ui.widgets.stitches import thread_pen
from ui.widgets.tip import as_written

MOST = 4
"""Looks shown at most: the latest ones say enough, the timeline has them all."""


class Trail(Dressed, QWidget):
    """Two lines of fixed height, so that nothing moves as one goes from theme to theme."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = Looks()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_looks(self, looks: Looks) -> None:
        """Show a theme’s looks, or a summary."""
        if looks == self._looks:
            return
        self._looks = looks
        self.setAccessibleName(spoken(looks))
        self.setToolTip(as_written(looks.changes[-1].detail if looks.theme and looks.changes else ""))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), round(2 * look().metrics("caption").height() + look().px(8)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = look().metrics("caption").height()
        first = QRectF(0, look().px(2), self.width(), line)
        second = first.translated(0, line + look().px(4))
        if self._looks.theme:
            _paint_title(painter, first, self._looks)
            _paint_changes(painter, second, self._looks.changes[-MOST:])
        else:
            _paint_counts(painter, first, second, self._looks.changes)


def _paint_title(painter: QPainter, area: QRectF, looks: Looks) -> None:
    left = write(painter, area, looks.title, "label")
    detail = looks.changes[-1].detail if looks.changes else ""
    if detail:
        rest = area.adjusted(left, 0, 0, 0)
        write(painter, rest, f"{NBSP}: {detail}", "caption", "muted")


def _paint_changes(painter: QPainter, area: QRectF, changes: tuple[Change, ...]) -> None:
    left = area.left()
    for i, change in enumerate(changes or (Change("not_discussed", "", ""),)):
        if i:
            y, gap = area.center().y(), look().px(18.0)
            painter.setPen(thread_pen("line", width=1.5))
            painter.drawLine(QPointF(left, y), QPointF(left + gap - look().px(6), y))
            left += gap
        words = " ".join(filter(None, (change.label.lower(), change.on)))
        left = _paint_mark(
            painter, QRectF(left, area.top(), area.right() - left, area.height()), change.state, words
        )


def _paint_counts(painter: QPainter, first: QRectF, second: QRectF, changes: tuple[Change, ...]) -> None:
    """The key to the marks: "2 besoins", what was not discussed on the second line."""
    area, left = first, first.left()
    for change in changes:
        apart = change.state == "not_discussed" and len(changes) > 1
        below = apart or left + look().px(110) > first.right()
        if below and area is first:
            area, left = second, second.left()
        box = QRectF(left, area.top(), area.right() - left, area.height())
        left = _paint_mark(painter, box, change.state, change.label) + look().px(14)


def _paint_mark(painter: QPainter, area: QRectF, state: str, words: str) -> float:
    """A mark and its words; answers where they end."""
    side = look().px(12.0)
    paint_state(painter, QRectF(area.left(), area.center().y() - side / 2, side, side), state)
    start = area.left() + side + look().px(5)
    rest = QRectF(start, area.top(), max(area.right() - start, 0), area.height())
    return start + write(painter, rest, words, "caption", tone_of(state)) + look().px(6)


def spoken(looks: Looks) -> str:
    """The trail read aloud."""
    if not looks.theme:
        return ", ".join(change.label for change in looks.changes)
    told = (" ".join(filter(None, (c.label.lower(), c.on, c.detail))) for c in looks.changes)
    return f"{looks.title}{NBSP}: {', '.join(told)}"
