"""The thread of a journey as painted: strands that leave it and come back, knots, stitches, discs."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from ui.theme import icons
from ui.theme.look import look
from ui.widgets.stitches import CLOSED, OPEN, TONES, paint_stitch, thread_pen
from ui.widgets.threads import Strand
from ui.widgets.timeline import Entry


def lane_x(lane: int) -> float:
    """Where a lane runs; lane 0 is the journey's own thread."""
    return look().px(20.0) + (look().px(12.0) + look().px(14.0) * lane if lane else 0)


def paint_strand(painter: QPainter, area: QRectF, strand: Strand, y: float) -> None:
    """The part of a strand that passes beside the row `area`, whose node is at height `y`."""
    if not strand.lane:
        return
    x, main, bend = lane_x(strand.lane), lane_x(0), look().px(18.0)
    painter.setPen(thread_pen(TONES[strand.state], dashed=strand.state == OPEN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    if strand.event and not strand.down:  # the handover leaves the journey's thread
        path.moveTo(main, y)
        path.cubicTo(x, y, x, y, x, y - bend)
        path.lineTo(x, area.top())
    elif strand.event and not strand.up and strand.state == CLOSED:  # and comes back to it
        path.moveTo(x, area.bottom())
        path.lineTo(x, y + bend)
        path.cubicTo(x, y, x, y, main, y)
    else:
        path.moveTo(x, area.bottom() if strand.down else y)
        path.lineTo(x, area.top() if strand.up else y)
    painter.drawPath(path)


def paint_node(painter: QPainter, entry: Entry, strands: tuple[Strand, ...], y: float) -> None:
    """What hangs on the thread at `y`: a stitch, a knot of its strand, or a disc with an icon."""
    own = next((strand for strand in strands if strand.event), None)
    if own and own.ends:
        alone = not own.down
        x = lane_x(0) if own.state == CLOSED or alone else lane_x(own.lane)
        if x != lane_x(0):
            _paint_knot(painter, QPointF(lane_x(0), y), "thread", 3.0)
        paint_stitch(painter, QPointF(x, y), own.state)
    elif own:
        _paint_knot(painter, QPointF(lane_x(own.lane if own.down else 0), y), TONES[own.state], 4.5)
    else:
        _paint_disc(painter, QPointF(lane_x(0), y), entry)


def _paint_knot(painter: QPainter, middle: QPointF, tone: str, radius: float) -> None:
    painter.setPen(thread_pen(tone))
    painter.setBrush(look().colour("surface"))
    painter.drawEllipse(middle, look().px(radius), look().px(radius))


def _paint_disc(painter: QPainter, middle: QPointF, entry: Entry) -> None:
    radius, side = look().px(13.0), look().px(15.0)
    painter.setPen(thread_pen(entry.tone, width=1.5))
    painter.setBrush(look().colour("surface"))
    painter.drawEllipse(middle, radius, radius)
    icons.paint(
        painter, entry.icon, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), entry.tone
    )
