"""A printed page on screen: white on any theme, as it shows paper."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.dressed import Dressed

PAGE_WIDTH = 720
"""Pixels of a page on screen at 100 %: close to its real size, readable without zooming."""


class PaperSheet(Dressed, QWidget):
    """`page` is (width, height, RGB bytes); at most `width` wide at 100 % text, narrower where it must be."""

    def __init__(self, page: tuple[int, int, bytes], name: str, *, width: int = PAGE_WIDTH) -> None:
        super().__init__()
        wide, high, content = page
        self._image = QImage(content, wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
        self._widest = width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.dress()

    def dress(self) -> None:
        self.setMaximumWidth(look().px(self._widest))
        super().dress()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self.maximumWidth()) * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:
        wide = look().px(self._widest)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, smoothly scaled, with a hair line around."""
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(whole, self._image)
        painter.setPen(look().colour("line"))
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
