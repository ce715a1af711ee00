"""A fact in one or two words, tinted: a state, a QPV answer, a tag."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS_SMALL
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.tip import as_written


class Badge(Dressed, QWidget):
    """`tone` is accent, danger, warning, success, info, need or neutral; an `icon` says it by shape too."""

    def __init__(self, text: str, tone: str = "neutral", *, icon: str = "", tip: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone, icon=icon, tip=tip)

    def set(self, text: str, tone: str = "neutral", *, icon: str = "", tip: str = "") -> None:
        """Say something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setToolTip(as_written(tip))
        if self.parent() or not text:  # shown without a parent, it would be a window
            self.setVisible(bool(text))
        self.dress()

    def sizeHint(self) -> QSize:
        return badge_size(self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QPointF(0, 0), self._text, self._tone, self._icon)


def badge_size(text: str, icon: str = "") -> QSize:
    """The room a badge takes, for widgets that paint their own."""
    metrics = look().metrics("mark")
    wide = metrics.horizontalAdvance(text) + look().px(14)
    wide += look().px(13) + (look().px(4) if text else 0) if icon else 0
    return QSize(round(wide + 0.5), round(metrics.height() + look().px(4)))


def paint_badge(
    painter: QPainter, corner: QPointF, text: str, tone: str = "neutral", icon: str = ""
) -> float:
    """Paint a badge with its top left at `corner`; answers its width."""
    size = badge_size(text, icon)
    area = QRectF(corner.x(), corner.y(), size.width(), size.height())
    ink = "muted" if tone == "neutral" else tone
    edge = look().colour("line" if tone == "neutral" else tone) if look().palette.name == "contrast" else None
    rounded(painter, area, RADIUS_SMALL, look().soft(tone), edge)
    left = area.left() + look().px(7)
    if icon:
        side = look().px(13)
        icons.paint(painter, icon, QRectF(left, area.center().y() - side / 2, side, side), ink)
        left += side + look().px(4)
    write(painter, QRectF(left, area.top(), area.right() - left, area.height()), text, "mark", ink)
    return float(size.width())
