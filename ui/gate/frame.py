"""The frame of the gate’s pages: the thread, a title, a narrow column."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.measures import XL, XXL, L
from ui.widgets.empty_state import Patch
from ui.widgets.layout import Item, box, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text


def framed(page: QWidget, title: str, words: str, *items: Item) -> None:
    """Lay `items` out under a title in a column that stays readable."""
    brand = row(Patch("stitch-closed", 56), Text(_("Sans couture"), "strong", "muted"), None, spacing=L)
    inside = box(
        column(brand, L, Text(title, "display"), Text(words, "body", "muted"), L, *items, None, margins=XXL)
    )
    page.setLayout(column(scrolled(inside), margins=XL))
