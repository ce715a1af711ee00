"""The lines that resemble someone, in the notebook or earlier in the file: what becomes of each."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cad.domain.resident import Resident
from cad.domain.text import _
from cad.services.import_matching import Match
from cad.services.import_plan import Plan
from cad.services.importing import IMPORT, SKIP
from ui.screens.importing.doubles_lines import (
    MERGE,
    best,
    choices,
    double_row,
    facts_of_file,
    facts_of_line,
)
from ui.screens.residents.lines import Lines
from ui.theme.measures import XS, L, M, S
from ui.widgets.badge import Badge
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.focus import focus_soon
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.picks import Picks
from ui.widgets.rows import RowList
from ui.widgets.text import Text


class DoublesStep(QWidget):
    """1, 2 or 3 decides, Enter goes to the next line. `asked` carries the id of a file to show;
    `decided` comes after each decision.
    """

    asked = Signal(str)
    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._lines: list[int] = []
        self._at = 0
        self.lines = RowList(_("Lignes qui ressemblent à quelqu’un"))
        self.lines.selected.connect(lambda key: self.look_at(int(key)) if key else None)
        self._title, self._reasons = Text("", "heading"), Flow(spacing=XS)
        self._mine, self._theirs, self._other = Facts(labels=96), Facts(labels=96), Text("", "strong")
        self.picks = Picks()
        self.picks.changed.connect(self._decide)
        self.picks.entered.connect(lambda: self._choose(min(self._at + 1, len(self._lines) - 1)))
        self._beside = Beside(box(self._list()), self._detail())
        self.lines.opened.connect(lambda _key: self._open())
        self.setLayout(column(self._beside))

    def _list(self) -> QVBoxLayout:
        self._complete = Button(_("Tout compléter"), "quiet", on_click=lambda: self.decide_all(MERGE))
        every = (
            self._complete,
            Button(_("Tout créer"), "quiet", on_click=lambda: self.decide_all(IMPORT)),
            Button(_("Tout écarter"), "quiet", on_click=lambda: self.decide_all(SKIP)),
        )
        made = column(Card(self.lines, margin=S), box(Flow(*every, spacing=S)), spacing=S)
        made.setStretch(0, 1)
        return made

    def _detail(self) -> QWidget:
        mine = Card(Text(_("Dans le tableau"), "strong"), self._mine, margin=M)
        theirs = Card(self._other, self._theirs, margin=M)
        sides = row(box(column(mine, None)), box(column(theirs, None)), spacing=M)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        inside = column(
            self._title, box(self._reasons), self.picks, sides, None, spacing=M, margins=(0, 0, S, 0)
        )
        return Card(scrolled(box(inside)), margin=L)

    def show_plan(self, plan: Plan) -> None:
        """Show the lines that resemble someone."""
        self._plan, self._lines = plan, list(plan.doubles)
        known = any(match.resident for found in plan.doubles.values() for match in found)
        self._complete.setVisible(known)
        self.lines.set_rows(Lines(lambda: len(self._lines), partial(double_row, plan, self._lines)))
        self._choose(min(self._at, len(self._lines) - 1))
        self._beside.show_chosen()

    def _choose(self, place: int) -> None:
        self.lines.setCurrentIndex(self.lines.model().index(place, 0))
        self.look_at(place)
        focus_soon(self.picks)

    def _open(self) -> None:
        self._beside.show_chosen()
        self.picks.setFocus(Qt.FocusReason.TabFocusReason)

    def look_at(self, place: int) -> None:
        """One line beside who it resembles."""
        plan, self._at = self._plan, place
        if plan is None:
            return
        line = self._lines[place]
        match = best(plan, line)
        self._title.setText(_("Ligne {n} · {name}").format(n=line, name=plan.name(line)))
        clear(self._reasons)
        for reason in match.reasons:
            self._reasons.addWidget(Badge(reason))
        self._mine.fill(facts_of_line(plan, line))
        self._show_other(plan, match)
        self.picks.set_picks(choices(match), self._picked(line))

    def _show_other(self, plan: Plan, match: Match) -> None:
        if match.resident:
            self._other.setText(_("Dans le carnet"))
            self._theirs.fill([(_("Nom"), match.name)])
            self.asked.emit(match.resident)
        else:
            self._other.setText(_("Ligne {n} du tableau").format(n=match.other_row))
            self._theirs.fill(facts_of_line(plan, match.other_row))

    def show_known(self, resident: Resident) -> None:
        """The file that the line resembles has arrived."""
        self._theirs.fill(facts_of_file(resident))

    def _picked(self, line: int) -> str:
        decision = self._plan.decision(line) if self._plan else SKIP
        return decision if decision in (IMPORT, SKIP) else MERGE

    def _decide(self) -> None:
        if self._plan:
            self._set(self._lines[self._at], self.picks.value())
            self._said()

    def _set(self, line: int, picked: str) -> None:
        if self._plan:
            resident = best(self._plan, line).resident
            if picked != MERGE:
                self._plan.decide(line, picked)
            elif resident:
                self._plan.decide(line, resident)

    def decide_all(self, picked: str) -> None:
        """The same for every line for which it can be."""
        for line in self._lines:
            self._set(line, picked)
        self._said()
        self.look_at(self._at)

    def _said(self) -> None:
        self.lines.viewport().update()
        self.decided.emit()
