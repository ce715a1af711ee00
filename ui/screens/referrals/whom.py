"""Whom one means: anyone of the notebook, by a few letters."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.finding import FoundResident
from cad.services.residents import find_residents
from ui.desk import QtDesk
from ui.palette import person_row
from ui.ports import Pending
from ui.widgets.command_palette import CommandPalette
from ui.widgets.rows import Row


class Whom:
    """Feeds a palette with people; `chosen` receives the one taken. Unless said, it goes to their page, ready
    to refer.
    """

    def __init__(
        self, host: QWidget, desk: QtDesk, question: str = "", chosen: Callable[[str], object] | None = None
    ) -> None:
        self._desk = desk
        self._asked: Pending | None = None
        self.palette = CommandPalette(host, self._find, question or _("Qui orienter\u202f? Tapez un nom…"))
        self.palette.chosen.connect(chosen or self._refer)

    def _refer(self, key: str) -> None:
        self._desk.open("resident", resident=key, refer="1")

    def _find(self, text: str) -> list[Row]:
        if self._asked:
            self._asked.cancel()
        today = self._desk.now().date().isoformat()

        def show(people: list[FoundResident]) -> None:
            self.palette.show_rows(text, [person_row(p, today) for p in people])

        if text.strip():
            self.palette.expect()
            self._asked = self._desk.ask(find_residents, show, text=text, limit=8)
        return []
