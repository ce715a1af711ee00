"""The outlines and the people in them, drawn without any network: one looks nearer, goes around, clicks.

In, out and to be checked are told apart by their shape as by their colour; those who would hide one another
are one circle with their number. The list beside is what is read aloud.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.outlines import Outline
from ui.theme.look import look
from ui.theme.measures import RADIUS
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.map_frame import MapFrame

TONES = {"in": "accent", "out": "success", "": "warning"}
"""What is said of someone → its colour; its shape: a disc, a square, a triangle."""
CROWD = 1_000
"""People from which they are gathered in fewer, larger heaps."""
_STEP, _CLOSER = 60, 1.4
_ARROWS = {
    Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class Dot(NamedTuple):
    """Someone (`key`), where, and in, out or to be checked."""

    key: str
    lon: float
    lat: float
    state: str


class PeopleMap(Ringed, QWidget):
    """`picked` carries the keys of those who stand where one clicked, `opened` whom Enter or a double click
    opens.
    """

    picked = Signal(tuple)
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._outlines: Sequence[Outline] = ()
        self._dots: Sequence[Dot] = ()
        self._frame: MapFrame | None = None
        self._heaps: list[tuple[QPointF, list[Dot]]] = []
        self._chosen = ""
        self._held: QPointF | None = None
        self._dragged = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fill(self, outlines: Sequence[Outline], dots: Sequence[Dot]) -> None:
        """Draw others, as one was looking at them when the outlines are the same."""
        if outlines != self._outlines:
            self._frame = None
        self._outlines, self._dots = outlines, dots
        self._look(self._frame or self._whole())

    def choose(self, key: str) -> None:
        """Someone, brought into sight."""
        self._chosen = key
        dot = next((one for one in self._dots if one.key == key), None)
        if dot and self._frame:
            spot = self._frame.at(dot.lon, dot.lat)
            if not QRectF(self.rect()).adjusted(30, 30, -30, -30).contains(spot):
                middle = QPointF(self.width() / 2, self.height() / 2)
                self._frame = self._frame.moved(middle.x() - spot.x(), middle.y() - spot.y())
        self._look(self._frame or self._whole())

    def _whole(self) -> MapFrame:
        room = QSizeF(self.size()) - QSizeF(24, 24)
        points = () if self._outlines else [(one.lon, one.lat) for one in self._dots]
        fitted = MapFrame.around(self._outlines, room, points)
        return MapFrame(QSizeF(self.size()), fitted.lon, fitted.lat, fitted.scale)

    def _look(self, frame: MapFrame) -> None:
        self._frame = frame
        self._heaps = heaped(self._dots, frame, look().px(26 if len(self._dots) < CROWD else 48))
        self.update()

    def closer(self, by: float) -> None:
        """Look nearer, or from further away."""
        if self._frame:
            self._look(self._frame.zoomed(by))

    def fit(self) -> None:
        """All of it again."""
        self._look(self._whole())

    # The keyboard and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._frame:
            right, down = _ARROWS[key]
            self._look(self._frame.moved(right * _STEP, down * _STEP))
        elif event.text() in ("+", "-"):
            self.closer(_CLOSER if event.text() == "+" else 1 / _CLOSER)
        elif event.text() == "0":
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._frame and event.angleDelta().y():
            by = _CLOSER if event.angleDelta().y() > 0 else 1 / _CLOSER
            self._look(self._frame.zoomed(by, event.position()))
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._frame:
            way = event.position() - self._held
            if self._dragged or way.manhattanLength() > 4:
                self._dragged, self._held = True, event.position()
                self._look(self._frame.moved(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragged and (heap := self._under(event.position())):
            self.picked.emit(tuple(dot.key for dot in heap))
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the file of who stands there alone."""
        if len(heap := self._under(event.position())) == 1:
            self.opened.emit(heap[0].key)

    def _under(self, spot: QPointF) -> list[Dot]:
        near = look().px(16)
        return next((dots for at, dots in self._heaps if (at - spot).manhattanLength() <= near), [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frame and self._frame.size.width() > look().px(100):
            self._look(replace(self._frame, size=QSizeF(self.size())))
        elif self._frame:  # it was filled before it had its place
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(look().px(480), look().px(360))

    # The picture

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        rounded(painter, whole, RADIUS, look().colour("raised"), look().colour("line"))
        if not self._frame:
            return
        painter.setClipRect(whole.adjusted(1, 1, -1, -1))
        for outline in self._outlines:
            self._paint_outline(painter, outline, self._frame)
        for spot, dots in self._heaps:
            if whole.adjusted(-30, -30, 30, 30).contains(spot):
                paint_heap(painter, spot, dots, any(dot.key == self._chosen for dot in dots))
        for outline in self._outlines:
            self._say_outline(painter, outline, self._frame)
        if self.ring_shown():
            ring(painter, whole, RADIUS)

    def _paint_outline(self, painter: QPainter, outline: Outline, frame: MapFrame) -> None:
        ground = QColor(look().colour("accent"))
        ground.setAlphaF(0.10)
        painter.setPen(QPen(look().colour("accent"), 1.5))
        painter.setBrush(ground)
        painter.drawPath(frame.path(outline))

    def _say_outline(self, painter: QPainter, outline: Outline, frame: MapFrame) -> None:
        """Its name above it, over whoever lives there."""
        area = frame.path(outline).boundingRect()
        name, metrics = outline.name.split(" - ")[0], look().metrics("caption")
        wide, high = min(metrics.horizontalAdvance(name) + 12, 200.0), metrics.height() + 2
        label = QRectF(area.center().x() - wide / 2, area.top() - high - 3, wide, high)
        ground = QColor(look().colour("raised"))
        ground.setAlphaF(0.85)
        rounded(painter, label, RADIUS, ground)
        write(painter, label.adjusted(6, 0, -6, 0), name, "caption", "text", Qt.AlignmentFlag.AlignHCenter)


def heaped(dots: Iterable[Dot], frame: MapFrame, side: float) -> list[tuple[QPointF, list[Dot]]]:
    """Those who would hide one another together: a heap is no wider than `side` pixels."""
    heaps: dict[tuple[int, int], list[Dot]] = {}
    spots: dict[str, QPointF] = {}
    at = frame.placing()
    for dot in dots:
        spot = spots[dot.key] = at(dot.lon, dot.lat)
        heaps.setdefault((int(spot.x() // side), int(spot.y() // side)), []).append(dot)
    made = []
    for heap in heaps.values():
        total = QPointF(0, 0)
        for dot in heap:
            total += spots[dot.key]
        made.append((total / len(heap), heap))
    return made


def paint_heap(painter: QPainter, spot: QPointF, dots: Sequence[Dot], chosen: bool) -> None:
    """One person by the shape of what is said of them; several, a circle and how many they are."""
    states = {dot.state for dot in dots}
    tone = TONES[states.pop()] if len(states) == 1 else "text"
    size = look().px(6.0 if len(dots) == 1 else 10.0 + min(len(dots), 90) / 15)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("focus" if chosen else "raised"), 3 if chosen else 1.5))
    painter.setBrush(look().colour(tone))
    if len(dots) > 1:
        painter.setBrush(look().colour("surface"))
        painter.setPen(QPen(look().colour("focus" if chosen else tone), 3 if chosen else 2))
        painter.drawEllipse(spot, size, size)
        area = QRectF(spot.x() - size, spot.y() - size, 2 * size, 2 * size)
        write(painter, area, str(len(dots)), "mark", "text", Qt.AlignmentFlag.AlignHCenter)
    else:
        paint_shape(painter, spot, size, dots[0].state)


def paint_shape(painter: QPainter, spot: QPointF, size: float, state: str) -> None:
    """A disc, a square, a triangle."""
    if state == "in":
        painter.drawEllipse(spot, size, size)
    elif state == "out":
        painter.drawRect(QRectF(spot.x() - size, spot.y() - size, 2 * size, 2 * size))
    else:
        corners = (QPointF(0, -1.2), QPointF(1.1, 0.9), QPointF(-1.1, 0.9))
        painter.drawPolygon(QPolygonF([spot + corner * size for corner in corners]))
