"""A place to drop a file, or to choose one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.measures import RADIUS_LARGE
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.layout import column


class DropZone(Dressed, QWidget):
    """A patch marked out with a running stitch around `content`; `dropped` carries the path of one file."""

    dropped = Signal(str)

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._over = False
        self.setAcceptDrops(True)
        self.setLayout(column(content))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        ground = "accent_soft" if self._over else "surface"
        rounded(painter, whole, RADIUS_LARGE, look().colour(ground), look().colour("line"))
        pen = QPen(
            look().colour("accent" if self._over else "edge"), look().px(1.5), Qt.PenStyle.CustomDashLine
        )
        pen.setDashPattern([5.0, 4.0])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = whole.adjusted(10, 10, -10, -10)
        painter.drawRoundedRect(inner, RADIUS_LARGE, RADIUS_LARGE)
