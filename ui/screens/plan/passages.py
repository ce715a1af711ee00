"""The seams as a table: who hands over to whom, by theme, and what becomes of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cad.domain.text import _
from ui.screens.plan.presenter import Passage
from ui.theme.look import look
from ui.theme.measures import XL, L, S
from ui.widgets.dressed import Dressed
from ui.widgets.layout import clear, column
from ui.widgets.text import Text

COLUMNS = (_("Ouvertes"), _("Refermées"), _("Rompues"), _("Jours (médiane)"))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class Passages(Dressed, QWidget):
    """Every number is read with what it is: its row and its column."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(0, 1)
        self.setAccessibleName(_("Les passages, par structures et par thème"))

    def fill(self, lines: Sequence[Passage]) -> None:
        """Show other lines."""
        clear(self._grid)
        if not lines:
            words = _("Aucun passage d’une structure à une autre dans la période.")
            self._grid.addWidget(Text(words, "body", "muted"), 0, 0)
            return
        for place, name in enumerate(("", *COLUMNS)):
            heading = Text(name, "caption", "muted", wrap=False)
            self._grid.addWidget(heading, 0, place, _RIGHT if place else Qt.AlignmentFlag.AlignLeft)
        for rank, line in enumerate(lines, 1):
            self._add(rank, line)

    def _add(self, rank: int, line: Passage) -> None:
        inside = column(Text(line.name, "body", "muted" if line.inner else "text"), spacing=0)
        if line.theme:
            inside.addWidget(Text(line.theme, "caption", "muted"))
        inside.setContentsMargins(look().px(XL) if line.inner else 0, 0, 0, 0)
        self._grid.addLayout(inside, rank, 0)
        for place, number in enumerate(line.numbers, 1):
            cell = Text(
                number, "body" if line.inner else "strong", "muted" if line.inner else "text", wrap=False
            )
            cell.setAccessibleName(f"{line.name}, {COLUMNS[place - 1]}\u00a0: {number}")
            self._grid.addWidget(cell, rank, place, _RIGHT)
