"""A short list inside a card: as tall as its rows, so that the page scrolls and not the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from ui.widgets.rows import Row, RowList


class FittedList(RowList):
    """A `RowList` without a scroll bar of its own."""

    def __init__(self, name: str, rows: Sequence[Row] = ()) -> None:
        super().__init__(name, rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fit()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows and take their height. When the one that has the keyboard is gone, it goes to the
        next.
        """
        here = self.currentIndex().row()
        super().set_rows(rows)
        if rows and here >= 0 and not self.current() and self.hasFocus():
            self.setCurrentIndex(self.model().index(min(here, len(rows) - 1), 0))
        self.fit()

    def dress(self) -> None:
        """The height follows the size of the text."""
        super().dress()
        self.fit()

    def fit(self) -> None:
        """As tall as the rows."""
        if self.model():
            self.setFixedHeight(self.row_height() * self.model().rowCount())
