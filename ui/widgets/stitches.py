"""The signature of the app: the thread and its stitches, told by shape before colour.

A stitch is a slanted capsule across the thread: filled when the seam is closed, outlined and dashed while it
is open, cut in two when it is broken.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cad.domain.text import _
from ui.theme.look import look

OPEN, CLOSED, BROKEN = "open", "closed", "broken"
TONES = {OPEN: "warning", CLOSED: "success", BROKEN: "danger"}
LABELS = {OPEN: _("Couture ouverte"), CLOSED: _("Couture refermée"), BROKEN: _("Couture rompue")}
ICONS = {OPEN: "stitch-open", CLOSED: "stitch-closed", BROKEN: "stitch-broken"}

_SLANT = -28.0
DASH = [3.2, 3.2]


def thread_pen(tone: str = "thread", *, dashed: bool = False, width: float = 2.0) -> QPen:
    """The pen of the thread; dashed is a running stitch, a seam not yet closed."""
    pen = QPen(look().colour(tone), look().px(width * 2) / 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern(DASH)
    return pen


def paint_stitch(painter: QPainter, middle: QPointF, state: str, ground: str = "surface") -> None:
    """A stitch centred on `middle`, over `ground`, which it hides so that the thread does not show
    through.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    painter.rotate(_SLANT)
    half, thick = look().px(14.0), look().px(9.0)
    body = QRectF(-half, -thick / 2, 2 * half, thick)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(ground))
    painter.drawRoundedRect(body.adjusted(-3, -3, 3, 3), thick / 2 + 3, thick / 2 + 3)
    _PAINT[state](painter, body)
    painter.restore()


def _closed(painter: QPainter, body: QRectF) -> None:
    painter.setBrush(look().colour(TONES[CLOSED]))
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)


def _open(painter: QPainter, body: QRectF) -> None:
    pen = QPen(look().colour(TONES[OPEN]), look().px(2))
    pen.setDashPattern([2.4, 1.9])
    painter.setPen(pen)
    painter.setBrush(look().soft(TONES[OPEN]))
    inner = body.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)


def _broken(painter: QPainter, body: QRectF) -> None:
    """Two stubs with torn edges, drawn apart, the far one hanging."""
    painter.setBrush(look().colour(TONES[BROKEN]))
    half, grow = body.height() / 2, body.height() * 0.28
    for side, tilt in ((-1, 0.0), (1, 14.0)):
        painter.save()
        painter.scale(side, 1)
        painter.rotate(tilt)
        painter.drawPath(_stub(body.right() + grow, half, half * 0.55))
        painter.restore()


def _stub(far: float, half: float, tooth: float) -> QPainterPath:
    """Half a capsule towards the right, its near edge a tooth in and a tooth out."""
    near, cap = tooth, QRectF(far - 2 * half, -half, 2 * half, 2 * half)
    path = QPainterPath(QPointF(near + tooth, -half))
    path.lineTo(far - half, -half)
    path.arcTo(cap, 90, -180)
    path.lineTo(near, half)
    path.lineTo(near + tooth, half * 0.3)
    path.lineTo(near, -half * 0.2)
    path.closeSubpath()
    return path


_PAINT = {CLOSED: _closed, OPEN: _open, BROKEN: _broken}
