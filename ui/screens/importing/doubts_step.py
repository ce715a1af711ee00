"""The cells that cannot be read, one after the other: corrected here, left empty, or their line left out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.import_plan import CORRECTED, DOUBTFUL, EMPTY, SKIPPED, Doubt, Plan
from ui.screens.residents.lines import Lines
from ui.theme.measures import L, M, S
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.layout import Flow, box, column
from ui.widgets.page import scrolled
from ui.widgets.rows import Row, RowList
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

_SAID = {
    DOUBTFUL: (_("à revoir"), "warning", "question"),
    CORRECTED: (_("corrigé"), "success", "check"),
    EMPTY: (_("laissé vide"), "muted", "dot"),
    SKIPPED: (_("ligne écartée"), "muted", "close"),
}


class DoubtsStep(QWidget):
    """Enter keeps the correction and goes to the next cell; the arrows go from cell to cell.

    `decided` comes after each decision.
    """

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._at = 0
        self.editor = CellField()
        self.doubts = RowList(_("Cases à revoir"))
        self.doubts.selected.connect(lambda key: self.look_at(int(key)) if key else None)
        self.doubts.opened.connect(lambda _key: self.editor.setFocus(Qt.FocusReason.TabFocusReason))
        self.editor.stepped.connect(self.doubts.step)
        self.editor.changed.connect(self._typed)
        self.editor.returnPressed.connect(self.keep)
        self._title, self._who = Text("", "heading"), Text("", "body", "muted")
        self._field, self._row = Field("", self.editor), Facts()
        self._beside = Beside(Card(self.doubts, margin=S), self._detail())
        self.doubts.opened.connect(lambda _key: self._beside.show_chosen())
        self.setLayout(column(self._beside))

    def _detail(self) -> QWidget:
        self.ok = Button(_("Corriger"), "primary", icon="check", on_click=self.keep)
        empty = Button(_("Laisser vide"), on_click=self.leave_empty)
        skip = Button(_("Écarter la ligne"), "plain", on_click=self.skip)
        inside = column(
            column(self._title, self._who, spacing=0),
            self._field,
            box(Flow(self.ok, empty, skip, spacing=S)),
            S,
            Text(_("La ligne du tableau"), "label"),
            self._row,
            None,
            spacing=M,
            margins=(0, 0, S, 0),
        )
        return Card(scrolled(box(inside)), margin=L)

    def show_plan(self, plan: Plan) -> None:
        """Show the doubtful cells, the first one not settled at hand."""
        self._plan = plan
        self.doubts.set_rows(Lines(lambda: len(plan.doubts), partial(_line, plan)))
        self._choose(self._next(0))
        self._beside.show_chosen()

    def _choose(self, place: int) -> None:
        self.doubts.setCurrentIndex(self.doubts.model().index(place, 0))
        self.look_at(place)

    def look_at(self, place: int) -> None:
        """One cell, and the line it comes from."""
        plan, self._at = self._plan, place
        if plan is None:
            return
        doubt = plan.doubts[place]
        typed = plan.corrections.get(doubt.row, {}).get(doubt.column, doubt.value)
        self._title.setText(_("Ligne {n}").format(n=doubt.row))
        self._who.setText(plan.name(doubt.row))
        self._field.set_label(doubt.column)
        self.editor.set_value(typed)
        self._row.fill(plan.cells(doubt.row))
        self._typed()
        self.editor.selectAll()

    def _typed(self) -> None:
        """What is typed is read at once: the reason goes as soon as it can be read."""
        if self._plan:
            doubt = self._plan.doubts[self._at]
            _one, reason = self._plan.read((doubt.row, doubt.column), self.editor.text())
            self._field.set_error(reason)
            self._field.set_help("" if reason else _("Se lit bien."))

    def keep(self) -> None:
        """Keep the correction, and go to the next cell."""
        if self._plan:
            doubt = self._plan.doubts[self._at]
            if not self._plan.correct((doubt.row, doubt.column), self.editor.text()):
                self._go_on()

    def leave_empty(self) -> None:
        """The line is imported without that cell."""
        if self._plan:
            doubt = self._plan.doubts[self._at]
            self._plan.leave_empty((doubt.row, doubt.column))
            self._go_on()

    def skip(self) -> None:
        """The whole line is left out."""
        if self._plan:
            self._plan.skip(self._plan.doubts[self._at].row)
            self._go_on()

    def _go_on(self) -> None:
        self.decided.emit()
        self.doubts.refresh()
        self._choose(self._next(self._at + 1))
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _next(self, start: int) -> int:
        """The next cell of which nothing was said, from `start` round to it."""
        doubts = self._plan.doubts if self._plan else ()
        order = [*range(start, len(doubts)), *range(start)]
        open_ = (i for i in order if self._plan and self._plan.said(doubts[i]) == DOUBTFUL)
        return next(open_, min(start, len(doubts) - 1))

    def left(self) -> int:
        """How many cells nothing was said of."""
        plan = self._plan
        return sum(plan.said(doubt) == DOUBTFUL for doubt in plan.doubts) if plan else 0


class CellField(TextField):
    """The value of a cell; the arrows go to the cell before or after."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def _line(plan: Plan, place: int) -> Row:
    doubt: Doubt = plan.doubts[place]
    words, tone, icon = _SAID[plan.said(doubt)]
    said = plan.corrections.get(doubt.row, {}).get(doubt.column, doubt.value)
    cell = f"{doubt.column}\u00a0: {said}" if said else doubt.column
    name = _("Ligne {n} · {name}").format(n=doubt.row, name=plan.name(doubt.row))
    return Row(str(place), name, f"{cell} — {doubt.reason}", words, tone, icon=icon, tone=tone)
