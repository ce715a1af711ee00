"""A short timeline inside a page: as tall as its entries, so that the page scrolls and not the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem

from ui.widgets.timeline import Entry, Timeline


class FittedTimeline(Timeline):
    """A `Timeline` without a scroll bar of its own."""

    def __init__(self, name: str, entries: Sequence[Entry] = ()) -> None:
        super().__init__(name, entries)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fit()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the entries and take their height."""
        super().set_entries(entries)
        self.fit()

    def dress(self) -> None:
        """The height follows the size of the text."""
        super().dress()
        if self.itemDelegate():
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower timeline is taller."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """As tall as the entries."""
        lines, delegate = self.model(), self.itemDelegate()
        option = QStyleOptionViewItem()
        heights = (delegate.sizeHint(option, lines.index(i, 0)).height() for i in range(lines.rowCount()))
        self.setFixedHeight(sum(heights) + 2)
