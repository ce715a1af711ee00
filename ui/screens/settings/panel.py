"""What every section is: made when first looked at, told when one comes and when something was written."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from cad.services.action import Done
from cad.services.notebook import Notebook
from ui.desk import QtDesk
from ui.screens.settings.sections import BY_KEY
from ui.theme.measures import XL, L, S
from ui.widgets.layout import box, column
from ui.widgets.page import scrolled
from ui.widgets.text import Text

WIDTH = 680
"""A form is never wider than this at 100 % text."""


class Panel(QWidget):
    """`cards` is a column to fill; without `scrolls`, something in it scrolls by itself."""

    key = ""
    scrolls = True

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self.desk = desk
        self.cards = column(spacing=L)
        title = Text(BY_KEY[self.key].label, "title")
        if self.scrolls:
            inside = box(column(title, self.cards, None, spacing=L, margins=(0, 0, S, XL)))
            self.setLayout(column(scrolled(inside, WIDTH)))
        else:
            whole = column(title, self.cards, spacing=L, margins=(0, 0, 0, XL))
            whole.setStretch(1, 1)
            self.setLayout(whole)
        self.setAccessibleName(BY_KEY[self.key].label)

    def ask_again(self, why: str, do: str, then: Callable[[Notebook], object]) -> None:
        """Have the passphrase typed again to `do` something; `then` gets the notebook, confirmed."""
        from ui.screens.settings.confirm_sheet import ConfirmSheet

        ConfirmSheet(self.window(), self.desk, why, do, then).open_sheet()

    def arrive(self) -> None:
        """One comes to this section."""

    def heard(self, done: Done[Any]) -> None:
        """Something was written."""
