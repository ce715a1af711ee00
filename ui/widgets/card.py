"""A sheet of paper that groups what belongs together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import look
from ui.theme.measures import RADIUS_LARGE, L, M, S
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item, column


class Card(Dressed, QWidget):
    """A titled surface. Fill it through `body`, a column; `actions` stand at the right of the title."""

    def __init__(
        self,
        *items: Item,
        title: str = "",
        detail: str = "",
        actions: tuple[QWidget, ...] = (),
        tone: str = "",
        margin: int = L,
    ) -> None:
        super().__init__()
        self._tone = tone
        self.body: QVBoxLayout = column(*items, spacing=M)
        self.heading = SectionHeading(title, detail, actions) if title else None
        head: tuple[Item, ...] = (self.heading,) if self.heading else ()
        top = margin - 6 if title else margin  # the heading row has air of its own
        self.setLayout(column(*head, self.body, spacing=S, margins=(margin, top, margin, margin)))
        if title:
            self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title of a card that has one."""
        if self.heading:
            self.heading.set_title(title)
            self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill = look().soft(self._tone) if self._tone else look().colour("surface")
        edge = look().colour(self._tone if self._tone else "line")
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_LARGE, fill, edge)
