"""The first screen: two columns, what is to do and what is to watch."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cad.domain.text import _
from cad.services.outcomes import Due
from cad.services.taking_up import ToTakeUp
from ui.desk import QtDesk
from ui.screens.today.presenter import Presenter
from ui.screens.today.section import Place, Section
from ui.theme.look import look
from ui.theme.measures import L, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitted_list import FittedList
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import clear, column
from ui.widgets.overlay import covered
from ui.widgets.page import Page

TWO_COLUMNS = 860
"""Narrower than this (at 100 % text), the columns stand one under the other."""


class Screen(QWidget):
    """Rebuilt at each answer: a day has few rows."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._lists: dict[str, FittedList] = {}
        self._arriving = False
        self.presenter = Presenter(desk, self)
        desk.changed.connect(self.presenter.changed)
        find = Button(_("Chercher"), icon="search", tip="Ctrl+K", on_click=lambda: desk.open("residents"))
        new = Button(_("Nouvelle personne"), "primary", icon="plus", on_click=self._new)
        self._page = Page(_("Aujourd’hui"), actions=(find, new))
        self._now, self._watch = column(spacing=L), column(spacing=L)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(L)
        for part in (self._now, self._watch):
            self._columns.addLayout(part, 1)
        self._clock = Banner("", tone="warning")
        self._clock.hide()
        self._page.body.addWidget(self._clock)
        self._page.body.addLayout(self._columns)
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))

    def _new(self) -> None:
        self._desk.open("residents", new="1")

    def arrive(self, **where: str) -> None:
        """Come to see the day; `whole` is a section to see in full."""
        self._arriving = True
        self.presenter.arrive(where.get("whole", ""))

    def show_day(self, title: str, summary: str) -> None:
        """See `presenter.View`."""
        self._page.set_title(title, summary)

    def show_clock(self, sentence: str) -> None:
        """See `presenter.View`."""
        self._clock.say(sentence)
        self._clock.setVisible(bool(sentence))

    def show_sections(self, now: list[Section], watch: list[Section]) -> None:
        """See `presenter.View`."""
        held = self._held()
        self._lists.clear()
        for part, sections in ((self._now, now), (self._watch, watch)):
            clear(part)
            for section in sections:
                part.addWidget(self._card(section))
            part.addStretch(1)
        if not now and not watch:
            self._now.insertWidget(0, self._nothing())
        self._give_keyboard(held)

    def ask_outcome(self, due: Due) -> None:
        """See `presenter.View`."""
        from ui.screens.today.outcome_sheet import outcome_sheet

        outcome_sheet(self.window(), self._desk, due, self.presenter.say)

    def ask_contact(self, one: ToTakeUp) -> None:
        """See `presenter.View`."""
        from ui.screens.today.contact_sheet import contact_sheet

        contact_sheet(self.window(), self._desk, one)

    def _held(self) -> str:
        """The section that has the keyboard, "" for none."""
        return next((key for key, rows in self._lists.items() if rows.hasFocus()), "")

    def _give_keyboard(self, held: str) -> None:
        """To the first list as one arrives, so that arrows and letters serve at once; else where it was."""
        arriving, self._arriving = self._arriving, False
        wanted = next(iter(self._lists), "") if arriving else held
        if wanted in self._lists and not covered(self):
            self._lists[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        if arriving:
            QTimer.singleShot(0, self, self._page.show_top)

    def _look_for(self, text: str) -> None:
        self._desk.open("residents", text=text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed on the day is the beginning of a name."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().strip() and event.text().isprintable() and not held:
            self._look_for(event.text())
        else:
            super().keyPressEvent(event)

    def _nothing(self) -> EmptyState:
        start = Button(_("Importer une liste"), icon="upload", on_click=lambda: self._desk.open("import"))
        advice = _("Cherchez une personne, créez sa fiche, ou importez votre liste.")
        return EmptyState("today", _("Rien n’attend aujourd’hui."), advice, start)

    def _way(self, label: str, to: Place) -> Button:
        place, where = to
        return Button(label, "quiet", on_click=lambda: self._desk.open(place, **where))

    def _card(self, section: Section) -> Card:
        rows = FittedList(section.title, section.rows)
        rows.opened.connect(self.presenter.open)
        rows.typed.connect(self._look_for)
        self._lists[section.key] = rows
        actions: tuple[QWidget, ...] = ()
        if section.more and section.count > len(section.rows):
            actions = (self._way(_("Tout voir"), section.more),)
        if section.also:
            actions = (self._way(*section.also), *actions)
        heading = SectionHeading(section.title, str(section.count), actions)
        heading.setContentsMargins(L, S, S, 0)
        heading.dress()  # the margins count in its height
        card = Card(heading, rows, margin=S)
        card.setAccessibleName(section.title)
        card.setObjectName(section.key)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when there is not room for two."""
        wide = self.width() >= look().px(TWO_COLUMNS)
        side, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if wide else stacked)
        super().resizeEvent(event)
