"""How a row of the timeline is laid out and painted: the thread at the left, the words beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import RADIUS, S
from ui.widgets import timeline_head
from ui.widgets.dressed import ring, rounded, write
from ui.widgets.rows import under_pointer
from ui.widgets.stitches import thread_pen
from ui.widgets.thread_paint import lane_x, paint_node, paint_strand
from ui.widgets.timeline import LINE, Entry, Line

FOLDED = 4
"""Lines of a note shown before « Lire la suite »."""


class TimelineDelegate(QStyledItemDelegate):
    """Paints a `Line`. Heights are measured once per entry and width, and kept."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heads: dict[tuple[str, int], float] = {}
        self._bodies: dict[tuple[str, int], float] = {}
        self._unfolded: set[str] = set()
        self._lanes = 0

    def forget(self, lanes: int) -> None:
        """The entries or the look changed; the strands now take this many lanes."""
        self._lanes = lanes
        self._heads.clear()
        self._bodies.clear()

    def unfold(self, entry: Entry) -> bool:
        """Show the whole of a long note, or fold it again; False when it is short."""
        if self._body(entry) <= _folded_height():
            return False
        self._unfolded ^= {entry.key}
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(LINE)
        if line.entry is None:
            return QSize(100, round(look().metrics("label").height() + look().px(22)))
        high = look().px(20.0) + self._head(line.entry)
        if line.entry.body:
            high += self._shown(line.entry) + look().px(6)
            high += look().metrics("caption").height() + 2 if self._is_long(line.entry) else 0
        return QSize(100, round(high))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LINE)
        area = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = area.adjusted(self._words_left(), 0, -S, 0)
        if line.entry is None:
            self._paint_threads(painter, area, line, area.center().y())
            write(painter, words.adjusted(0, look().px(8), 0, 0), line.heading, "label", "muted")
            return
        if under_pointer(self._view, index):
            rounded(painter, words.adjusted(-S, 2, S, -2), RADIUS, look().colour("hover"))
        self._paint_threads(
            painter, area, line, area.top() + look().px(10) + look().metrics("strong").height() / 2
        )
        self._paint_words(painter, words, line.entry)
        if self._view.hasFocus() and index == self._view.currentIndex():
            ring(painter, words.adjusted(-S, 2, S, -2), RADIUS)

    def _paint_threads(self, painter: QPainter, area: QRectF, line: Line, y: float) -> None:
        top = y if line.first else area.top()
        for strand in line.strands:
            paint_strand(painter, QRectF(area.left(), top, area.width(), area.bottom() - top), strand, y)
        painter.setPen(thread_pen())
        painter.drawLine(QPointF(lane_x(0), top), QPointF(lane_x(0), y if line.last else area.bottom()))
        if line.entry:
            paint_node(painter, line.entry, line.strands, y)

    def _paint_words(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        top = timeline_head.paint(painter, area.adjusted(0, look().px(10), 0, 0), entry)
        if entry.body:
            self._paint_body(painter, QRectF(area.left(), top + look().px(6), area.width(), 0), entry)

    def _paint_body(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        area.setHeight(self._shown(entry))
        painter.setFont(look().font("body"))
        painter.setPen(look().colour("text"))
        painter.save()
        painter.setClipRect(area)
        words = QRectF(area.left(), area.top(), _measure(area.width()), 1 << 16)
        painter.drawText(words, timeline_head.WRAP, entry.body)
        painter.restore()
        if self._is_long(entry):
            more = _("Replier") if entry.key in self._unfolded else _("… Lire la suite")
            under = QRectF(area.left(), area.bottom() + 2, area.width(), look().metrics("caption").height())
            write(painter, under, more, "caption", "accent")

    def _width(self) -> int:
        return self._view.viewport().width() - self._words_left() - S

    def _head(self, entry: Entry) -> float:
        key = (entry.key, self._width())
        if key not in self._heads:
            self._heads[key] = timeline_head.measure(entry, key[1]).height()
        return self._heads[key]

    def _body(self, entry: Entry) -> float:
        width = round(_measure(self._width()))
        key = (entry.key, width)
        if key not in self._bodies:
            self._bodies[key] = timeline_head.high("body", width, entry.body)
        return self._bodies[key]

    def _words_left(self) -> int:
        """The words begin where the strands end."""
        return round(lane_x(self._lanes) + look().px(24 if self._lanes else 28))

    def _is_long(self, entry: Entry) -> bool:
        return self._body(entry) > _folded_height()

    def _shown(self, entry: Entry) -> float:
        return self._body(entry) if entry.key in self._unfolded else min(self._body(entry), _folded_height())


def _folded_height() -> float:
    return look().metrics("body").lineSpacing() * FOLDED + 1


def _measure(width: float) -> float:
    """Long lines tire the eye: a note is never wider than about 80 characters."""
    return min(width, look().px(620.0))
