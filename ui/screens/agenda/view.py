"""The screen of the agenda: the week, what one keeps only above it, what one is on under it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from cad.domain.agenda import Slot
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.agenda import lines
from ui.screens.agenda.chosen import Chosen
from ui.screens.agenda.ical_sheets import IcalSheets
from ui.screens.agenda.lines import Action
from ui.screens.agenda.presenter import Presenter
from ui.screens.agenda.sheets import SHEETS
from ui.screens.agenda.tabs import agenda_tabs
from ui.screens.asking import Names
from ui.screens.form_host import AsksForms, FormHost
from ui.screens.referrals.whom import Whom
from ui.theme.look import look
from ui.theme.measures import M, S
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.dressed import Dressed
from ui.widgets.layout import Flow, box, column
from ui.widgets.overlay import covered
from ui.widgets.page import Page, Scroll
from ui.widgets.week_cell import Cell
from ui.widgets.week_grid import Day, WeekGrid
from ui.widgets.week_head import WeekHead

LEAST = 220
"""Pixels of the hours in sight, at 100 % text: the page scrolls rather than showing less."""


class Hours(Dressed, Scroll):
    """The hours, never lower than some of them."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__(grid)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.setMinimumHeight(look().px(LEAST))

    def sizeHint(self) -> QSize:
        return QSize(640, look().px(LEAST))


class Screen(AsksForms, QWidget):
    """The week takes the room there is; its hours scroll under the names of its days."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = presenter = Presenter(desk, self)
        self.forms = FormHost(self, desk, SHEETS, presenter)  # type: ignore[arg-type]
        self._whom: Whom | None = None
        self._arriving = False
        new = Button(_("Nouveau rendez-vous"), "primary", icon="plus", on_click=presenter.plan)
        self.files = IcalSheets(self, desk)
        out = Button(_("Exporter…"), icon="export", on_click=self._leave)
        back = Button(_("Reprendre…"), icon="upload", on_click=self.files.bring)
        out.setToolTip(_("Vers un autre agenda, en fichier .ics"))
        back.setToolTip(_("Un fichier .ics d’un autre agenda"))
        self._page = Page(_("Agenda"), actions=(out, back, new), tabs=agenda_tabs(desk, "agenda"))
        self.grid = WeekGrid(_("La semaine"))
        self._head, self._scroll, self.chosen = (
            WeekHead(self.grid),
            Hours(self.grid),
            Chosen(_("Rendez-vous choisi")),
        )
        self._make_choices()
        inside = column(self._head, self._scroll, spacing=0)
        inside.setStretch(1, 1)
        card = Card(inside, margin=S)
        self._page.body.setSpacing(M)
        for part in (box(Flow(*self._steps, self.place, self.host, spacing=S)), card, self.chosen):
            self._page.body.addWidget(part)
        self._page.body.setStretch(1, 1)
        self.setLayout(column(self._page))
        self._listen()

    def _make_choices(self) -> None:
        page = self.presenter.page
        before, after = (
            IconButton("arrow-left", _("Semaine précédente")),
            IconButton("arrow-right", _("Semaine suivante")),
        )
        now = Button(_("Cette semaine"), icon="today", on_click=lambda: page(0))
        before.clicked.connect(lambda: page(-1))
        after.clicked.connect(lambda: page(1))
        self._steps = (before, now, after)
        self.place = Choice([("", _("Tous les lieux"))], width=260, least=14)
        self.host = Choice([("", _("Tout le monde"))], width=260, least=14)
        self.place.setAccessibleName(_("Lieu"))
        self.host.setAccessibleName(_("Qui reçoit"))
        for one in (self.place, self.host):
            one.changed.connect(lambda: self.presenter.narrow(self.place.value(), self.host.value()))

    def _listen(self) -> None:
        self._desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.grid.pointed.connect(self._point)
        self.grid.opened.connect(self.presenter.open)
        self.grid.typed.connect(self.presenter.type)
        self.grid.paged.connect(self.presenter.page)
        self.grid.asked.connect(self.presenter.plan)
        self.grid.menu_asked.connect(lambda _key: self.chosen.menu(self, QCursor.pos()))
        self.chosen.done.connect(self.presenter.do)

    def arrive(self, **where: str) -> None:
        """Come to the week of a `day`, or to the one last seen."""
        self._arriving = True
        self.presenter.arrive(where.get("day", ""))
        if not covered(self):
            self.grid.take_keyboard()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        page = self.presenter.page
        return [
            (_("Nouveau rendez-vous"), "plus", self.presenter.plan, "planifier agenda"),
            (_("Exporter l’agenda"), "export", self._leave, "ics ical outlook téléphone"),
            (_("Reprendre un agenda"), "upload", self.files.bring, "ics ical outlook importer"),
            (_("Semaine suivante"), "arrow-right", lambda: page(1), "agenda après"),
            (_("Semaine précédente"), "arrow-left", lambda: page(-1), "agenda avant"),
        ]

    def _leave(self) -> None:
        """The week shown, as it is filtered."""
        if week := self.presenter.week:
            only = {"place": self.presenter.place, "host": self.presenter.host}
            self.files.leave(week.days[0], week.days[-1], only)

    # What the presenter shows

    def show_week(
        self, title: str, summary: str, days: Sequence[Day], cells: Sequence[Cell], now: str
    ) -> None:
        """See `presenter.View`."""
        self._page.set_title(title, summary)
        minutes = int(now[11:13]) * 60 + int(now[14:16])
        self.grid.fill(days, cells, now[:10], minutes, self.presenter.chosen)
        self._head.update()
        if self._arriving:
            self._arriving = False
            QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        """What comes next is in sight."""
        spot = self.grid.current_rect().center()
        self._scroll.ensureVisible(0, spot.y(), 0, self._scroll.viewport().height() // 3)

    def show_choices(self, places: Names, hosts: Names) -> None:
        """See `presenter.View`."""
        self.place.set_options(places)
        self.host.set_options(hosts)
        self.place.set_value(self.presenter.place)
        self.host.set_value(self.presenter.host)

    def show_chosen(self, one: Slot | None, actions: Sequence[Action]) -> None:
        """See `presenter.View`."""
        warning = lines.TOGETHER if one and one.together else ""
        self.chosen.fill(one.title if one else "", lines.about(one) if one else "", warning, actions)

    def ask_whom(self, question: str) -> None:
        """See `presenter.View`."""
        if not self._whom:
            self._whom = Whom(self.window(), self._desk, question, self.presenter.take)
        self._whom.palette.open_palette()

    def _point(self, key: str) -> None:
        self.presenter.point(key)
        self._head.update()
