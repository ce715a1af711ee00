"""The five states of a need, each with its own shape: dotted ring, star, ring, half disc, check."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme import icons
from ui.theme.look import look

TONES = {
    "not_discussed": "muted",
    "strength": "warning",
    "need": "need",
    "in_progress": "accent",
    "lifted": "success",
}
"""The colour role of each state; words of the states are in ``cad.domain.themes``."""


def tone_of(state: str) -> str:
    """The colour role of a state, even of one that only a newer version of the app knows."""
    return TONES.get(state, "muted")


def paint_state(painter: QPainter, area: QRectF, state: str) -> None:
    """The mark of a state, in a square `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _PAINT.get(state, _not_discussed)(painter, area)


def _pen(area: QRectF, tone: str, share: float = 0.12) -> QPen:
    return QPen(look().colour(tone), area.width() * share)


def _not_discussed(painter: QPainter, area: QRectF) -> None:
    pen = _pen(area, "muted", 0.09)
    pen.setDashPattern([1.0, 2.2])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = area.width() * 0.12
    painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))


def _strength(painter: QPainter, area: QRectF) -> None:
    grow = area.width() * 0.1
    icons.paint(painter, "star-full", area.adjusted(-grow, -grow, grow, grow), TONES["strength"])


def _need(painter: QPainter, area: QRectF) -> None:
    painter.setPen(_pen(area, TONES["need"], 0.17))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = area.width() * 0.16
    painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))


def _in_progress(painter: QPainter, area: QRectF) -> None:
    inset = area.width() * 0.13
    inner = area.adjusted(inset, inset, -inset, -inset)
    painter.setPen(_pen(area, TONES["in_progress"], 0.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner)
    half = QPainterPath(inner.center())
    half.arcTo(inner, 90, -180)
    painter.fillPath(half, look().colour(TONES["in_progress"]))


def _lifted(painter: QPainter, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(TONES["lifted"]))
    inset = area.width() * 0.07
    painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
    pen = _pen(area, "surface")
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side, corner = area.width(), area.topLeft()
    points = [corner + QPointF(side * x, side * y) for x, y in ((0.3, 0.52), (0.44, 0.66), (0.7, 0.36))]
    painter.drawPolyline(points)


_PAINT = {
    "not_discussed": _not_discussed,
    "strength": _strength,
    "need": _need,
    "in_progress": _in_progress,
    "lifted": _lifted,
}
