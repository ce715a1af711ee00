"""The name of the app, underlined by its running stitch."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.text import _
from ui.theme import icons
from ui.theme.look import look
from ui.widgets.dressed import Dressed, write
from ui.widgets.stitches import thread_pen


class Brand(Dressed, QWidget):
    """ "Sans couture" and the thread that a needle draws under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sans couture"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = look().metrics("heading")
        wide = metrics.horizontalAdvance(_("Sans couture")) + look().px(44)
        return QSize(round(wide), round(metrics.height() + look().px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), look().px(12.0)
        metrics = look().metrics("heading")
        words = QRectF(left, 0, self.width() - left, metrics.height())
        wide = write(painter, words, _("Sans couture"), "heading")
        y, side = words.bottom() + look().px(6), look().px(18.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(thread_pen(dashed=True, width=1.75))
        painter.drawLine(QPointF(left + 1, y), QPointF(left + wide - 1, y))
        spot = QRectF(left + wide - look().px(1), y - side * 0.8, side, side)
        icons.paint(painter, "needle", spot, "thread")
