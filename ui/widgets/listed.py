"""A titled list in a card, with the button that adds to it; a sentence where there is nothing yet."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fitted_list import FittedList
from ui.widgets.rows import Row
from ui.widgets.text import Text


class Listed(Card):
    """`rows` is the list; `over` stands above it."""

    def __init__(
        self, title: str, rows: FittedList, add: str, on_add: Callable[[], object], *over: QWidget
    ) -> None:
        self._rows, self._none = rows, Text("", "body", "muted")
        button = Button(add, "quiet", icon="plus", on_click=on_add)
        super().__init__(*over, self._none, rows, title=title, actions=(button,))

    def fill(self, rows: Sequence[Row], none: str) -> None:
        """Show these, or say why there are none."""
        self._rows.set_rows(rows)
        self._rows.setVisible(bool(rows))
        self._none.setText(none)
        self._none.setVisible(not rows)
