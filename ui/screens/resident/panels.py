"""The panels that are a title, a button and lines: handovers, team, consents, household, documents."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cad.services.page import ResidentPage
from ui.screens.resident.lines import Lines
from ui.screens.resident.standing import Line
from ui.theme.measures import S
from ui.widgets.button import IconButton
from ui.widgets.card import Card

Told = Callable[[ResidentPage, str], tuple[Line, ...]]


class Panel(Card):
    """`told` makes the lines of a page on a day. `acted` carries a line’s key and action; for the button, ""
    and `key`.
    """

    acted = Signal(str, str)

    def __init__(
        self, key: str, title: str, told: Told, *, empty: str, add: str = "", icon: str = "plus"
    ) -> None:
        button = IconButton(icon, add, on_click=lambda: self.acted.emit("", key)) if add else None
        super().__init__(title=title, actions=(button,) if button else ())
        self._told = told
        self.lines = Lines(empty)
        self.lines.acted.connect(self.acted)
        self.body.setSpacing(S)
        self.body.addWidget(self.lines)

    def fill(self, page: ResidentPage, today: str) -> None:
        """Show a person’s."""
        self.lines.fill(self._told(page, today))
