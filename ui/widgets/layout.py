"""Columns and rows in one line: ``column(title, 16, body, None)`` where a number is a gap and None takes the
rest.
"""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui.theme.measures import S

Item = QWidget | QLayout | int | None
Margins = int | tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


class Column(QVBoxLayout):
    """A column that keeps its natural height, at the top, unless something in it wants to grow (a list, a
    None).
    """

    def setGeometry(self, rect: QRect) -> None:
        if not self.expandingDirections() & Qt.Orientation.Vertical:
            rect = QRect(rect.x(), rect.y(), rect.width(), min(rect.height(), self._natural(rect.width())))
        super().setGeometry(rect)

    def _natural(self, width: int) -> int:
        return self.totalHeightForWidth(width) if self.hasHeightForWidth() else self.totalSizeHint().height()


def column(*items: Item, spacing: int = S, margins: Margins = 0) -> QVBoxLayout:
    """Items from top to bottom."""
    return _fill(Column(), items, spacing, margins)


def row(*items: Item, spacing: int = S, margins: Margins = 0, stretch: int = -1) -> QHBoxLayout:
    """Items in reading order; the one at index `stretch` takes the room left."""
    made = _fill(QHBoxLayout(), items, spacing, margins)
    if stretch >= 0:
        made.setStretch(stretch, 1)
    return made


def box(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if inner := item.layout():
            clear(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _fill(made: Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> Box:
    made.setSpacing(spacing)
    made.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    for item in items:
        _put(made, item)
    return made


def _put(made: QBoxLayout, item: Item) -> None:
    if item is None:
        made.addStretch(1)
    elif isinstance(item, int):
        made.addSpacing(item)
    elif isinstance(item, QWidget):
        made.addWidget(item)
    else:
        made.addLayout(item)


class Placed(QLayout):
    """A layout that works out itself where its items go, hence how high they stand in a given width."""

    def __init__(self, *items: QWidget, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for item in items:
            self.addWidget(item)

    def _place(self, area: QRect, *, move: bool) -> int:
        """The height everything takes in the width of `area`; when asked to `move`, put it there too."""
        raise NotImplementedError

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

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        widest = max((size.width() for size in sizes), default=0)
        highest = max((size.height() for size in sizes), default=0)
        return QSize(widest, highest).grownBy(self.contentsMargins())

    def _wrapped(self, area: QRect, items: Iterable[QLayoutItem], lines: int, *, move: bool) -> int:
        """Items side by side, `lines` pixels between two lines, as `_place` does."""
        x, y, tallest = area.x(), area.y(), 0
        for item in items:
            size = item.sizeHint().boundedTo(QSize(max(area.width(), 1), 1 << 20))
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, tallest = area.x(), y + tallest + lines, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, tallest = x + size.width() + self.spacing(), max(tallest, size.height())
        return y + tallest - area.y()


class Flow(Placed):
    """Items side by side that go to the next line when the width is used up, as words do.

    `lines` is the gap between lines, the same as between items unless said.
    """

    def __init__(self, *items: QWidget, spacing: int = S, lines: int | None = None) -> None:
        super().__init__(*items, spacing=spacing)
        self._lines = spacing if lines is None else lines

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() + self.spacing() for item in self._items if not item.isEmpty()]
        return QSize(max(sum(widths) - self.spacing(), 0), self.heightForWidth(max(sum(widths), 1)))

    def _place(self, area: QRect, *, move: bool) -> int:
        shown = (item for item in self._items if not item.isEmpty())
        return self._wrapped(area, shown, self._lines, move=move)
