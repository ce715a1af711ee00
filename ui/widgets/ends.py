"""A title and what one can do there: side by side while there is room, one under the other in large text."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.widgets.layout import Placed


class Ends(Placed):
    """`first` takes the room left; the `others` stand at its right, or go under it as words do."""

    def __init__(
        self, first: QWidget, *others: QWidget, spacing: int, middle: bool = False, share: float = 0.4
    ) -> None:
        """`middle`: what stands side by side is centred in height, not aligned on top. `share` of the width
        is the least that a first one on several lines is left.
        """
        super().__init__(first, *others, spacing=spacing)
        self._middle, self._share = middle, share

    def fits(self, width: int) -> bool:
        """Whether all stand side by side in that room, the first on a few lines if need be."""
        left = width - self._wide()
        return left >= self._items[0].sizeHint().width() or left >= width * self._share

    def sizeHint(self) -> QSize:
        wide = self._items[0].sizeHint().width() + self._wide()
        return QSize(wide, self.heightForWidth(wide)).grownBy(self.contentsMargins())

    def _wide(self) -> int:
        """What the others take side by side, with the gap before each."""
        return sum(i.sizeHint().width() + self.spacing() for i in self._items[1:] if not i.isEmpty())

    def _place(self, area: QRect, *, move: bool) -> int:
        """Place everything in `area`; answers the height it takes."""
        first, beside = self._items[0], self.fits(area.width())
        wide = area.width() - self._wide() if beside else area.width()
        high = first.heightForWidth(wide) if first.hasHeightForWidth() else first.sizeHint().height()
        if beside:
            whole = max([high, *(item.sizeHint().height() for item in self._shown())])
            down = (whole - high) // 2 if self._middle else 0
            if move:
                first.setGeometry(QRect(area.x(), area.y() + down, wide, high))
                self._line(area.x() + wide, area.y(), whole)
            return whole
        if move:
            first.setGeometry(QRect(area.topLeft(), QSize(wide, high)))
        below = QRect(area.x(), area.y() + high + self.spacing(), area.width(), 0)
        under = self._wrapped(below, self._shown(), self.spacing(), move=move)
        return high + self.spacing() + under

    def _line(self, x: int, y: int, high: int) -> None:
        for item in self._shown():
            size = item.sizeHint()
            down = (high - size.height()) // 2 if self._middle else 0
            item.setGeometry(QRect(QPoint(x + self.spacing(), y + down), size))
            x += self.spacing() + size.width()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items[1:] if not item.isEmpty()]
