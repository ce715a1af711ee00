"""The screen of whom to call: a list a reason, and under them whom one is on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.agenda.chosen import Chosen
from ui.screens.agenda.lines import Action
from ui.screens.agenda.tabs import agenda_tabs
from ui.screens.asking import Names
from ui.screens.calls.presenter import DAYS, Presenter
from ui.theme.measures import L, M, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitted_list import FittedList
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.overlay import covered
from ui.widgets.page import Page
from ui.widgets.picks import Pick, Picks
from ui.widgets.rows import Row


class Screen(QWidget):
    """Filled again in place as calls are noted."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._lists: dict[str, FittedList] = {}
        self._headings: dict[str, SectionHeading] = {}
        self._arriving = False
        self.presenter = presenter = Presenter(desk, self)
        self._paper = Button(_("Liste à imprimer…"), icon="print", on_click=presenter.print)
        self.chosen = Chosen(_("Personne à appeler"))
        self._page = Page(
            _("À appeler"), actions=(self._paper,), tabs=agenda_tabs(desk, "calls"), foot=(self.chosen,)
        )
        self.days = Picks([Pick(key, label) for key, label in DAYS.items()], presenter.days)
        self.days.setAccessibleName(_("Rendez-vous d’ici à"))
        self.host = Choice([("", _("Tout le monde"))], width=260, least=14)
        self.host.setAccessibleName(_("Qui reçoit"))
        for one in (self.days, self.host):
            one.changed.connect(lambda: presenter.narrow(self.days.value(), self.host.value()))
        self._parts = column(spacing=L)
        self._page.body.setSpacing(M)
        self._page.body.addWidget(box(Flow(self.days, self.host, spacing=S)))
        self._page.body.addLayout(self._parts)
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))
        desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        self.chosen.done.connect(presenter.do)

    def arrive(self, **_where: str) -> None:
        """Come to the list."""
        self._arriving = True
        self.presenter.arrive()
        self._give_keyboard()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        return [(_("Imprimer la liste à appeler"), "print", self.presenter.print, "rappels téléphone papier")]

    def show_calls(self, summary: str, parts: Sequence[tuple[str, str, int, tuple[Row, ...]]]) -> None:
        """See `presenter.View`."""
        held = self._arriving or any(one.hasFocus() for one in self._lists.values())
        self._page.set_title(_("À appeler"), summary)
        self._paper.setEnabled(bool(parts))
        if parts and [reason for reason, *_said in parts] == list(self._lists):
            for reason, _title, count, rows in parts:
                self._refill(reason, count, rows)
        else:
            self._rebuild(parts)
        if held:
            self._give_keyboard()

    def _refill(self, reason: str, count: int, rows: tuple[Row, ...]) -> None:
        """The same reasons: what is in sight stays in sight."""
        listed = self._lists[reason]
        listed.blockSignals(True)
        listed.set_rows(rows)
        listed.point(self.presenter.chosen)
        listed.blockSignals(False)
        self._headings[reason].set_detail(str(count))

    def _rebuild(self, parts: Sequence[tuple[str, str, int, tuple[Row, ...]]]) -> None:
        for old in self._lists.values():
            old.blockSignals(True)  # as it goes, the keyboard passes over the others
        self._lists.clear()
        clear(self._parts)
        for reason, title, count, rows in parts:
            self._parts.addWidget(self._card(reason, title, count, rows))
        if not parts:
            advice = _("Un rendez-vous à venir, ou manqué, ou un long silence, et la personne est ici.")
            self._parts.addWidget(EmptyState("phone", _("Personne à appeler."), advice))

    def _card(self, reason: str, title: str, count: int, rows: tuple[Row, ...]) -> Card:
        listed = FittedList(title, rows)
        self._lists[reason] = listed
        listed.point(self.presenter.chosen)
        listed.selected.connect(lambda key: self.presenter.point(key) if key else None)
        listed.opened.connect(self._open)
        listed.typed.connect(self.presenter.type)
        heading = self._headings[reason] = SectionHeading(title, str(count))
        heading.setContentsMargins(L, S, S, 0)
        heading.dress()
        card = Card(heading, listed, margin=S)
        card.setAccessibleName(title)
        return card

    def _open(self, key: str) -> None:
        """A click chooses; Enter, on the one chosen, opens the file."""
        if key == self.presenter.chosen:
            self.presenter.do("open")
        else:
            self.presenter.point(key)

    def _give_keyboard(self) -> None:
        """To the person one is on."""
        reason = self.presenter.chosen.partition(":")[0]
        if reason in self._lists and not covered(self):
            self._lists[reason].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._arriving and self._lists:
            self._arriving = False
            QTimer.singleShot(0, self, self._page.show_top)

    def show_hosts(self, hosts: Names) -> None:
        """See `presenter.View`."""
        self.host.set_options(hosts)

    def show_chosen(self, title: str, about: str, warning: str, actions: Sequence[Action]) -> None:
        """See `presenter.View`."""
        self.chosen.fill(title, about, warning, actions)
        self._page.foot.setVisible(bool(title))
