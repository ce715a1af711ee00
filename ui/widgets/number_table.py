"""Numbers under their columns, a line each, and how large each is as a bar under it.

Every number is read aloud with its line and its column; the bars repeat them for the eye.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.measures import XL, L, S
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.layout import clear, column
from ui.widgets.text import Text

NAME, NUMBER = 180, 76
"""The least a name and a number take, in pixels at 100 % text."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class Line(NamedTuple):
    """A `name`, what is said under it, its numbers as written; `inner` is part of the line above.

    `shares`, from 0 to 1, are the bars under the numbers (masked: none).
    """

    name: str
    numbers: tuple[str, ...]
    under: str = ""
    inner: bool = False
    shares: tuple[float | None, ...] = ()


class NumberTable(Dressed, QWidget):
    """`empty` is said when there is no line. Columns that do not fit beside the names go under them, in as
    many tables as it takes.
    """

    def __init__(self, name: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self._columns: Sequence[str] = ()
        self._lines: Sequence[Line] = ()
        self._beside = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(0, 1)
        self.setAccessibleName(name)

    def fill(self, columns: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._columns, self._lines = columns, lines
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._beside:
            self._lay()

    def dress(self) -> None:
        super().dress()
        self._lay()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wants: columns go under."""
        return QSize(look().px(NAME), super().minimumSizeHint().height())

    def _fitting(self) -> int:
        """How many columns stand side by side."""
        room = self.width() - look().px(NAME)
        return min(max(room // (look().px(NUMBER) + L), 1), max(len(self._columns), 1))

    def _lay(self) -> None:
        clear(self._grid)
        self._grid.setColumnMinimumWidth(0, look().px(NAME))
        if not self._lines:
            self._grid.addWidget(Text(self._empty, "body", "muted"), 0, 0)
            return
        self._beside, rank = self._fitting(), 0
        for first in range(0, len(self._columns), self._beside):
            rank = self._lay_some(rank, first, self._columns[first : first + self._beside])

    def _lay_some(self, rank: int, first: int, columns: Sequence[str]) -> int:
        """These columns of every line, from a row on; the row after them."""
        for place, name in enumerate(columns, 1):
            heading = Text(name, "caption", "muted")
            heading.setAlignment(_RIGHT)
            self._grid.addWidget(heading, rank, place)
        for below, line in enumerate(self._lines, rank + 1):
            self._name(below, line)
            for place, name in enumerate(columns, 1):
                self._number(below, place, line, first + place - 1, name)
        return rank + len(self._lines) + 1

    def _name(self, rank: int, line: Line) -> None:
        inside = column(Text(line.name, "body", "muted" if line.inner else "text"), spacing=0)
        if line.under:
            inside.addWidget(Text(line.under, "caption", "muted"))
        inside.setContentsMargins(look().px(XL) if line.inner else 0, 0, 0, 0)
        self._grid.addLayout(inside, rank, 0)

    def _number(self, rank: int, place: int, line: Line, at: int, name: str) -> None:
        role, tone = ("body", "muted") if line.inner else ("strong", "text")
        cell = Text(line.numbers[at], role, tone, wrap=False)
        cell.setAccessibleName(f"{line.name}, {name}\u00a0: {line.numbers[at]}")
        cell.setAlignment(_RIGHT)
        bar = [Share(line.shares[at])] if line.shares else []
        self._grid.addLayout(column(cell, *bar, spacing=1), rank, place)


class Share(Dressed, QWidget):
    """A thin bar from the right, as long as its part of the column’s largest."""

    def __init__(self, share: float | None) -> None:
        super().__init__()
        self._share = share or 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(56), look().px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = self.width() * self._share
        if wide >= 1:
            body = QRectF(self.width() - wide, 0, wide, self.height())
            rounded(QPainter(self), body, 2, look().colour("accent"))
