"""The lines that resemble someone, in the notebook or earlier in the file: what becomes of each."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cad.domain.partial_date import show_partial
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.printing.french import shown_phone
from cad.services.import_matching import Match
from cad.services.importing import IMPORT, SKIP
from ui.screens.importing.plan import Plan
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
from ui.widgets.picks import Pick, Picks
from ui.widgets.rows import Row, RowList
from ui.widgets.text import Text

MERGE = "merge"


class DoublesStep(QWidget):
    """1, 2 or 3 decides, Enter goes to the next line. `asked` carries the id of a file to show."""

    asked = Signal(str)

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
        self.setFocusProxy(self.picks)

    def _list(self) -> QVBoxLayout:
        self._complete = Button(_("Tout compléter"), "quiet", on_click=lambda: self.decide_all(MERGE))
        every = (
            self._complete,
            Button(_("Tout importer"), "quiet", on_click=lambda: self.decide_all(IMPORT)),
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
        self.lines.set_rows(Lines(lambda: len(self._lines), partial(_row, plan, self._lines)))
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
        match = _best(plan, line)
        self._title.setText(_("Ligne {n} · {name}").format(n=line, name=plan.name(line)))
        clear(self._reasons)
        for reason in match.reasons:
            self._reasons.addWidget(Badge(reason))
        self._mine.fill(_facts_of_line(plan, line))
        self._show_other(plan, match)
        self.picks.set_picks(_picks(match), self._picked(line))

    def _show_other(self, plan: Plan, match: Match) -> None:
        if match.resident:
            self._other.setText(_("Dans le carnet"))
            self._theirs.fill([(_("Nom"), match.name)])
            self.asked.emit(match.resident)
        else:
            self._other.setText(_("Ligne {n} du tableau").format(n=match.other_row))
            self._theirs.fill(_facts_of_line(plan, match.other_row))

    def show_known(self, resident: Resident) -> None:
        """The file that the line resembles has arrived."""
        self._theirs.fill(_facts_of_file(resident))

    def _picked(self, line: int) -> str:
        decision = self._plan.decision(line) if self._plan else SKIP
        return decision if decision in (IMPORT, SKIP) else MERGE

    def _decide(self) -> None:
        if self._plan:
            self._set(self._lines[self._at], self.picks.value())
            self.lines.viewport().update()

    def _set(self, line: int, picked: str) -> None:
        if self._plan:
            resident = _best(self._plan, line).resident
            if picked != MERGE:
                self._plan.decide(line, picked)
            elif resident:
                self._plan.decide(line, resident)

    def decide_all(self, picked: str) -> None:
        """The same for every line for which it can be."""
        for line in self._lines:
            self._set(line, picked)
        self.lines.viewport().update()
        self.look_at(self._at)


def _best(plan: Plan, line: int) -> Match:
    """Someone in the notebook rather than a line of the file, then the likeliest."""
    return max(plan.doubles[line], key=lambda match: (bool(match.resident), match.score))


def _picks(match: Match) -> tuple[Pick, ...]:
    create = Pick(IMPORT, _("Créer une fiche"), "plus", hint="2")
    skip = Pick(SKIP, _("Écarter la ligne"), "close", hint="3")
    return (
        (Pick(MERGE, _("Compléter sa fiche"), "merge", hint="1"), create, skip)
        if match.resident
        else (create, skip)
    )


def _row(plan: Plan, lines: list[int], place: int) -> Row:
    line = lines[place]
    match = _best(plan, line)
    where = (
        match.name if match.resident else _("ligne {n}, {name}").format(n=match.other_row, name=match.name)
    )
    said = {IMPORT: (_("nouvelle fiche"), "info"), SKIP: (_("écartée"), "muted")}
    words, tone = said.get(plan.decision(line), (_("complète la fiche"), "success"))
    title = _("Ligne {n} · {name}").format(n=line, name=plan.name(line))
    kind = _("comme {who}, dans le carnet") if match.resident else _("comme la {who}")
    return Row(
        str(place), title, kind.format(who=where), words, tone, icon="merge" if match.resident else "equals"
    )


def _facts_of_line(plan: Plan, line: int) -> list[tuple[str, str]]:
    fields = plan.people[line].fields
    return _facts(
        plan.name(line), fields.get("birth_date", ""), fields.get("phones", ()), fields.get("address", ""),
        fields.get("city", ""), fields.get("email", ""),
    )  # fmt: skip


def _facts_of_file(who: Resident) -> list[tuple[str, str]]:
    from cad.domain.names import display_name

    name = display_name(who.usage_name, who.first_name, who.birth_name)
    return _facts(name, who.birth_date, who.phones, who.address, who.city, who.email)


def _facts(
    name: str, born: str, phones: tuple[str, ...], address: str, city: str, email: str
) -> list[tuple[str, str]]:
    return [
        (_("Nom"), name),
        (_("Naissance"), show_partial(born)),
        (_("Téléphone"), ", ".join(shown_phone(phone) for phone in phones)),
        (_("Adresse"), ", ".join(filter(None, (address, city)))),
        (_("Courriel"), email),
    ]
