"""Before one leaves, on one page: the answer, each thing looked at, whom to look for, what to take."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.exchange import exchange_now
from ui.screens.ready.checks import BAD, GOOD, LOOKING, NEUTRAL, Check
from ui.screens.ready.presenter import Presenter
from ui.theme.measures import XS, L, M, S
from ui.widgets.banner import Glyph
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dressed import announce
from ui.widgets.ends import Ends
from ui.widgets.fitted_list import FittedList
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.overlay import covered
from ui.widgets.page import Page
from ui.widgets.rows import Row
from ui.widgets.text import Text

_MARKS = {
    GOOD: ("check", "success"),
    BAD: ("alert", "danger"),
    NEUTRAL: ("info", "muted"),
    LOOKING: ("clock", "muted"),
}


class Screen(QWidget):
    """Each line is made again as it is known; the keyboard stays on the way out, or on what to mend."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = presenter = Presenter(desk, self)
        self.go = Button(_("Commencer la sortie"), "primary", icon="arrow-right", on_click=presenter.leave)
        back = Button(_("Sur le terrain"), "quiet", icon="arrow-left", on_click=presenter.back)
        self._page = Page(_("Avant de partir"), actions=(back, self.go))
        self._mark, self._answer = Glyph("clock", "muted", 30), Text("", "display")
        self._lines = column(spacing=S)
        head = row(self._mark, self._answer, spacing=M, stretch=1)
        self._body = column(Card(head, self._lines), spacing=L)
        self.people, self._advice = FittedList(_("Qui chercher")), Text("", "caption", "muted")
        self.paper = Button(_("Imprimer la liste"), "quiet", icon="print", on_click=presenter.print_list)
        self._sought = Card(self._advice, self.people, title=_("Qui chercher"), actions=(self.paper,))
        self.unsure, self._doubt = FittedList(_("Adresse à vérifier")), Text("", "caption", "muted")
        self._apart = Card(self._doubt, self.unsure, title=_("Adresse à vérifier"))
        self._bring = column(spacing=XS)
        self._taken = Card(self._bring, title=_("À emporter"))
        for part in (self._body, self._taken, self._sought, self._apart):
            self._page.body.addWidget(part if isinstance(part, QWidget) else box(part))
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))
        desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        desk.exchange.told.connect(self._exchanged)
        desk.power.told.connect(self._charged)
        for rows in (self.people, self.unsure):
            rows.opened.connect(presenter.open_person)
        self._said = ""
        self._ways: list[tuple[str, Button]] = []

    def arrive(self, **where: str) -> None:
        """Come to look before a `session`."""
        self._desk.power.ask()
        self.presenter.arrive(where.get("session", "") or self.presenter.session)
        if not covered(self):
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        return [
            (_("Commencer la sortie"), "arrow-right", self.presenter.leave, "partir"),
            (_("Imprimer la liste de la sortie"), "print", self.presenter.print_list, "papier chercher"),
        ]

    def _exchanged(self, _standing: Any, busy: bool) -> None:
        if self.isVisible() and not busy:
            self.presenter.refresh()

    def _charged(self, battery: Any) -> None:
        self.presenter.charged(battery)

    # What the presenter shows

    def show_checks(self, state: str, verdict: str, found: Sequence[Check]) -> None:
        """See `presenter.View`."""
        self._mark.set(*_MARKS[state])
        self._answer.setText(verdict)
        self._answer.set_tone({GOOD: "success", BAD: "danger"}.get(state, "text"))
        if verdict != self._said:
            self._said = verdict
            announce(self._answer, verdict)
        held = next((key for key, way in self._ways if way.hasFocus()), "")
        self._ways.clear()
        clear(self._lines)
        for one in found:
            self._lines.addWidget(self._line(one))
        if held:  # mended or not, the keyboard is not lost with the line it was on
            next((way for key, way in self._ways if key == held), self.go).setFocus()

    def _line(self, one: Check) -> QWidget:
        mark = Glyph(*_MARKS[one.state], 20)
        calm = one.state in (GOOD, NEUTRAL)
        detail = (Text(one.detail, "body", "muted", wrap=not calm),) if one.detail else ()
        if calm:  # in one line: there is nothing to do
            words = box(Flow(Text(one.title, "strong", wrap=False), *detail, spacing=S))
        else:
            words = box(column(Text(one.title, "strong"), *detail, spacing=0))
        said = row(mark, words, spacing=M, stretch=1)
        said.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        ways: tuple[QWidget, ...] = ()
        if one.way:
            key, label = one.way
            ways = (way := Button(label, on_click=partial(self.presenter.do, key)),)
            self._ways.append((key, way))
        made = Ends(box(said), *ways, spacing=M, middle=True)
        line = box(made)
        line.setAccessibleName(f"{one.title}. {one.detail}")
        return line

    def show_session(self, summary: str, bring: Sequence[str]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Avant de partir"), summary)
        clear(self._bring)
        for line in bring:
            self._bring.addWidget(Text(f"· {line}"))
        self._taken.setVisible(bool(bring))

    def show_people(self, people: list[Row], advice: str, unsure: list[Row], doubt: str) -> None:
        """See `presenter.View`."""
        self.unsure.set_rows(unsure)
        self._doubt.setText(doubt)
        self._apart.setVisible(bool(unsure))
        self.people.set_rows(people)
        self.people.setVisible(bool(people))
        self.paper.setVisible(bool(people))
        self._advice.setText(advice)

    def exchange(self) -> None:
        """See `presenter.View`."""
        exchange_now(self._desk)
