"""Titles: of a section inside a page or a card, with what one can do there at its right."""

from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.measures import S
from ui.widgets.dressed import Dressed
from ui.widgets.layout import row
from ui.widgets.text import Text


class SectionHeading(Dressed, QWidget):
    """`title`, then `detail` in muted words (a count, a date), then `actions` (quiet buttons) at the
    right. As high with actions as without, so that neighbours line up.
    """

    def __init__(
        self, title: str, detail: str = "", actions: tuple[QWidget, ...] = (), *, role: str = "heading"
    ) -> None:
        super().__init__()
        self._title = Text(title, role, wrap=False)
        self._detail = Text(detail, "caption", "muted")
        self.setLayout(row(self._title, self._detail, *actions, spacing=S, stretch=1))
        self.dress()

    def dress(self) -> None:
        super().dress()
        margins = self.contentsMargins()
        high = round(look().metrics("button").height()) + 2 * look().px(7)
        self.setMinimumHeight(high + margins.top() + margins.bottom())

    def set_title(self, title: str) -> None:
        """Change the words."""
        self._title.setText(title)

    def set_detail(self, detail: str) -> None:
        """Change the muted words."""
        self._detail.setText(detail)
