"""A title and what one can do there: side by side while there is room, one under the other in large text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Ends(QLayout):
    """`first` takes the room left; the `others` stand at its right, or go under it as words do."""

    def __init__(self, first: QWidget, *others: QWidget, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        for item in (first, *others):
            self.addWidget(item)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # the layouts above ask a dozen times at each change
            margins = self.contentsMargins()
            inside = QRect(0, 0, width - margins.left() - margins.right(), 0)
            self._heights[width] = self._place(inside, move=False) + margins.top() + margins.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(self.contentsRect(), move=True)

    def sizeHint(self) -> QSize:
        wide = self._items[0].sizeHint().width() + self._wide()
        return QSize(wide, self.heightForWidth(wide)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        widest = max(item.minimumSize().width() for item in self._items)
        high = max(item.minimumSize().height() for item in self._items)
        return QSize(widest, high).grownBy(self.contentsMargins())

    def _wide(self) -> int:
        """What the others take side by side, with the gap before each."""
        return sum(i.sizeHint().width() + self.spacing() for i in self._items[1:] if not i.isEmpty())

    def _place(self, area: QRect, *, move: bool) -> int:
        """Place everything in `area`; answers the height it takes."""
        first, left = self._items[0], area.width() - self._wide()
        beside = left >= first.sizeHint().width() or left >= area.width() * 0.4
        wide = left if beside else area.width()
        high = first.heightForWidth(wide) if first.hasHeightForWidth() else first.sizeHint().height()
        if move:
            first.setGeometry(QRect(area.topLeft(), QSize(wide, high)))
        if beside:
            return max(high, self._line(area.x() + wide, area.y(), move=move))
        under = self._wrapped(QRect(area.x(), area.y() + high + self.spacing(), area.width(), 0), move=move)
        return high + self.spacing() + under

    def _line(self, x: int, y: int, *, move: bool) -> int:
        tallest = 0
        for item in self._shown():
            size = item.sizeHint()
            if move:
                item.setGeometry(QRect(QPoint(x + self.spacing(), y), size))
            x, tallest = x + self.spacing() + size.width(), max(tallest, size.height())
        return tallest

    def _wrapped(self, area: QRect, *, move: bool) -> int:
        x, y, tallest = area.x(), area.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, tallest = area.x(), y + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, tallest = x + size.width() + self.spacing(), max(tallest, size.height())
        return y + tallest - area.y()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items[1:] if not item.isEmpty()]
