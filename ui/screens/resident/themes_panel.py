"""The journey by theme at a glance: thirteen tiles, and under them how the one looked at has changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from cad.domain.text import _
from cad.domain.themes import BY_KEY, NEED_STATE_BY_KEY
from cad.services.page import ResidentPage, ThemeState
from ui.screens.resident.standing import Looks, looks_at, summary
from ui.screens.resident.trail import Trail
from ui.theme.measures import S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.need_grid import NeedCell, NeedGrid


class ThemesPanel(Card):
    """`chosen` carries the theme to change, `helped` the one for which a service is looked for."""

    chosen = Signal(str)
    helped = Signal(str)

    def __init__(self) -> None:
        who = Button(_("Qui peut aider\u202f?"), "quiet", icon="hands")
        super().__init__(title=_("Le parcours par thème"), actions=(who,))
        who.clicked.connect(lambda: self.helped.emit(self.wanted()))
        self._theme = ""
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

    def wanted(self) -> str:
        """The need last looked at, else the first there is, "" without any."""
        needs = [state.theme for state in self._states.values() if NEED_STATE_BY_KEY[state.state].current]
        return self._theme if self._theme in needs else next(iter(needs), "")

    def _look_at(self, theme: str) -> None:
        self._theme = theme or self._theme
        state = self._states.get(theme)
        self._trail.show_looks(looks_at(state, self._today) if state else self._rest)


def _cell(state: ThemeState) -> NeedCell:
    theme = BY_KEY[state.theme]
    return NeedCell(state.theme, theme.short, theme.icon, state.state, state.detail)
