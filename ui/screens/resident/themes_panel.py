"""The journey by theme at a glance: thirteen tiles, and under them how the one looked at has changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.page import ResidentPage, ThemeState
from ui.screens.resident.standing import Looks, looks_at, summary
from ui.screens.resident.trail import Trail
from ui.theme.measures import S
from ui.widgets.card import Card
from ui.widgets.need_grid import NeedCell, NeedGrid


class ThemesPanel(Card):
    """`chosen` carries the theme to change."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(title=_("Le parcours par thème"))
        self._states: dict[str, ThemeState] = {}
        self._today, self._rest = "", Looks()
        self._grid, self._trail = NeedGrid(compact=True), Trail()
        self._grid.looked.connect(self._look_at)
        self._grid.chosen.connect(self.chosen)
        self.body.setSpacing(S)
        self.body.addWidget(self._grid)
        self.body.addWidget(self._trail)

    def fill(self, page: ResidentPage, today: str) -> None:
        """Show where each theme stands."""
        self._states, self._today = {state.theme: state for state in page.themes}, today
        self._rest = summary(page.themes)
        self._grid.set_cells([_cell(state) for state in page.themes])
        self._look_at("")

    def tiles(self) -> list[QPushButton]:
        """The tiles, in order."""
        return self._grid.findChildren(QPushButton)

    def state(self, theme: str) -> ThemeState:
        """Where a theme stands."""
        return self._states[theme]

    def _look_at(self, theme: str) -> None:
        state = self._states.get(theme)
        self._trail.show_looks(looks_at(state, self._today) if state else self._rest)


def _cell(state: ThemeState) -> NeedCell:
    theme = BY_KEY[state.theme]
    return NeedCell(state.theme, theme.short, theme.icon, state.state, state.detail)
