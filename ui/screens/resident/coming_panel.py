"""What comes next: steps to tick off, appointments, answers awaited, the late first; one line to add."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from cad.domain.dates import show_day
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.resident.lines import Lines
from ui.screens.resident.standing import coming
from ui.screens.resident.typed import read_step
from ui.theme.measures import M, S
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import row
from ui.widgets.text_field import TextField


class ComingPanel(Card):
    """`acted` carries a line’s key ("step:…", "appointment:…") and what to do; `added` the step typed."""

    acted = Signal(str, str)
    added = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(SectionHeading(_("La suite"), role="title"))
        self.setAccessibleName(_("La suite"))
        self._today = today
        self.lines = Lines()
        self.lines.acted.connect(self.acted)
        self._line = TextField(placeholder=_("Ajouter une étape\u00a0: CV pour lundi"))
        self._line.setAccessibleName(_("Ajouter une étape"))
        self._due = Badge("", "info", icon="calendar")
        self._line.textChanged.connect(self._understand)
        self._line.returnPressed.connect(self._add)
        self.body.setSpacing(M)
        self.body.addWidget(self.lines)
        self.body.addLayout(row(self._line, self._due, spacing=S))

    def fill(self, page: ResidentPage, now: str, me: str) -> None:
        """Show what is planned."""
        self.lines.fill(coming(page, now, me))

    def typing(self) -> TextField:
        """Where a step is typed."""
        return self._line

    def clear_typed(self) -> None:
        """The step typed was added, or belongs to someone else."""
        self._line.set_value("")

    def _understand(self, text: str) -> None:
        step = read_step(text, self._today())
        self._due.set(show_day(step.due_on) if step else "", "info", icon="calendar")

    def _add(self) -> None:
        if self._line.value():
            self.added.emit(self._line.value())
