"""What each column of the file is: proposed, with how sure that is, and changed from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cad.domain.text import _, n_
from cad.services.import_plan import IGNORED, Column, Plan, targets
from ui.theme.measures import L, M, S
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.ends import Ends
from ui.widgets.layout import box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text

SURE = 0.9
"""The confidence from which a proposal is not asked to be looked at."""
MOST = 40
"""Columns shown at once; more come when one asks."""


class ColumnsStep(QWidget):
    """`set_target` receives a heading and a field; `choose_sheet` the name of another sheet."""

    def __init__(
        self, set_target: Callable[[str, str], object], choose_sheet: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._set_target, self._choose_sheet = set_target, choose_sheet
        self.lines: dict[str, ColumnLine] = {}
        self._headings: tuple[str, ...] = ()
        self._body = column(spacing=M, margins=(0, 0, S, L))
        self._said = column()
        self.setLayout(column(self._said, scrolled(box(self._body)), spacing=M))

    def show_plan(self, plan: Plan) -> None:
        """Show the columns of a file; of the same file, only what changed."""
        headings = tuple(one.heading for one in plan.columns.columns)
        if headings != self._headings:
            self._headings = headings
            self._lay_out(plan)
        for one in plan.columns.columns[: len(self.lines)]:
            self.lines[one.heading].show_column(one)

    def _lay_out(self, plan: Plan) -> None:
        clear(self._body)
        self.lines = {}
        if plan.seen.remembered:
            words = _("Vous avez déjà importé un tableau avec ces titres\u00a0: vos choix sont repris.")
            self._body.addWidget(Banner(words, tone="success"))
        if plan.seen.sheets:
            self._body.addLayout(self._sheets(plan))
        self._body.addWidget(self._table())
        self._more = Button("", "quiet", icon="chevron-down", on_click=lambda: self._show_more(plan))
        self._body.addLayout(row(self._more, None))
        self._body.addStretch(1)
        self._show_more(plan)

    def _show_more(self, plan: Plan) -> None:
        """The next columns: three hundred at once would make one wait."""
        here, all_columns = len(self.lines), plan.columns.columns
        for place, one in enumerate(all_columns[here : here + MOST], here + 1):
            line = self.lines[one.heading] = ColumnLine(one, self._set_target)
            self._grid.addWidget(line.words, place, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(line.choice, place, 1)
            line.show_column(one)  # once it is in its place: a badge without a parent would be a window
        left = len(all_columns) - len(self.lines)
        self._more.setText(n_("Montrer l’autre colonne", "Montrer les {n} autres colonnes", min(left, MOST)))
        self._more.setVisible(left > 0)

    def _sheets(self, plan: Plan) -> QHBoxLayout:
        names = (plan.seen.sheet, *plan.seen.sheets)
        sheets = Choice([(name, name) for name in names], plan.seen.sheet, width=320)
        sheets.setAccessibleName(_("Feuille du classeur"))
        sheets.changed.connect(lambda: self._choose_sheet(sheets.value()))
        return row(Text(_("Feuille"), "label", wrap=False), sheets, None, spacing=S)

    def _table(self) -> QWidget:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(M)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 5)
        self._grid.addWidget(Text(_("Dans votre tableau"), "caption", "muted"), 0, 0)
        self._grid.addWidget(Text(_("Dans le carnet"), "caption", "muted"), 0, 1)
        return Card(self._grid)

    def say(self, sentence: str) -> None:
        """What prevents going on."""
        clear(self._said)
        if sentence:
            self._said.addWidget(Banner(sentence, tone="warning"))

    def first(self) -> QWidget | None:
        """What to look at first: a column that is doubtful, else the first one."""
        lines = list(self.lines.values())
        return next((line.choice for line in lines if line.doubtful), lines[0].choice if lines else None)


class ColumnLine:
    """One column: its heading and samples, the field it feeds, how sure that is."""

    def __init__(self, shown: Column, set_target: Callable[[str, str], object]) -> None:
        samples = " · ".join(sample for sample in shown.samples if sample)
        self._samples = Text(samples, "caption", "muted")
        self.badge = Badge("")
        heading = box(Ends(Text(shown.heading, "strong"), self.badge, spacing=S, middle=True))
        self.words = box(column(heading, self._samples, spacing=0))
        self.choice = Choice(
            [(IGNORED, _("Laisser de côté")), *((t.name, t.label) for t in targets().values())], least=10
        )
        self.choice.setAccessibleName(_("Colonne «\u00a0{name}\u00a0»").format(name=shown.heading))
        self.choice.changed.connect(lambda: set_target(shown.heading, self.choice.value()))
        self.doubtful = False

    def show_column(self, shown: Column) -> None:
        """What it feeds now."""
        self.choice.set_value(shown.target)
        self.choice.setEnabled(not shown.refused)
        self.doubtful = bool(shown.target) and shown.confidence < SURE
        if shown.reason and not shown.target:
            self._samples.setText(shown.reason)
            self._samples.set_tone("danger" if shown.refused else "muted")
        if shown.refused:
            self.badge.set(_("refusée"), "danger", icon="shield")
        elif not shown.target:
            self.badge.set(_("laissée"), "neutral")
        elif self.doubtful:
            self.badge.set(_("à vérifier"), "warning", icon="question")
        else:
            self.badge.set(_("reconnue"), "success", icon="check")
