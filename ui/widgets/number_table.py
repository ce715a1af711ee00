"""Numbers under their columns, a line each; every one is read aloud with its line and its column."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import look
from ui.theme.measures import XL, L, S
from ui.widgets.dressed import Dressed
from ui.widgets.layout import clear, column
from ui.widgets.text import Text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class Line(NamedTuple):
    """A `name`, what is said under it, its numbers as written; `inner` is part of the line above."""

    name: str
    numbers: tuple[str, ...]
    under: str = ""
    inner: bool = False


class NumberTable(Dressed, QWidget):
    """`empty` is said when there is no line."""

    def __init__(self, name: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(0, 1)
        self.setAccessibleName(name)

    def fill(self, columns: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other lines."""
        clear(self._grid)
        if not lines:
            self._grid.addWidget(Text(self._empty, "body", "muted"), 0, 0)
            return
        for place, name in enumerate(columns, 1):
            heading = Text(name, "caption", "muted", wrap=len(name) > 16)
            heading.setAlignment(_RIGHT)
            self._grid.addWidget(heading, 0, place)
        for rank, line in enumerate(lines, 1):
            self._add(rank, line, columns)

    def _add(self, rank: int, line: Line, columns: Sequence[str]) -> None:
        inside = column(Text(line.name, "body", "muted" if line.inner else "text"), spacing=0)
        if line.under:
            inside.addWidget(Text(line.under, "caption", "muted"))
        inside.setContentsMargins(look().px(XL) if line.inner else 0, 0, 0, 0)
        self._grid.addLayout(inside, rank, 0)
        for place, number in enumerate(line.numbers, 1):
            cell = Text(
                number, "body" if line.inner else "strong", "muted" if line.inner else "text", wrap=False
            )
            cell.setAccessibleName(f"{line.name}, {columns[place - 1]}\u00a0: {number}")
            self._grid.addWidget(cell, rank, place, _RIGHT)
