"""Sur le terrain: drop-ins and outreach at the left, one of them at the right, with its queue."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from cad.domain.session import NATURES, Passage
from cad.domain.text import _
from cad.services.session_pages import SessionPage
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen, Nothing
from ui.screens.field.panels import SessionPanel
from ui.screens.field.presenter import Presenter
from ui.screens.field.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing

MINUTE_MS = 60_000
NEXT, ANONYMOUS = "Ctrl+J", "F2"


class Screen(AxisScreen):
    """See `AxisScreen`. How long people have waited is counted again every minute."""

    ONCE = frozenset({"ask"})
    _to_ask = ""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        nature = Choice([("", _("Toutes")), *NATURES.items()], width=150)
        nature.setAccessibleName(_("Permanences, sorties, ou toutes"))
        listing = Listing(_("Permanences et sorties"), _("Un lieu, un trajet"), "pin", choice=nature)
        drop_in = Button(
            _("Nouvelle permanence"), "primary", icon="plus", on_click=lambda: presenter.ask("drop_in")
        )
        outreach = Button(_("Nouvelle sortie"), icon="outreach", on_click=lambda: presenter.ask("outreach"))
        nothing = Nothing("pin", _("Préparez une permanence ou une sortie."))
        panel = SessionPanel()
        actions = (outreach, drop_in)
        super().__init__(
            desk, "field", presenter, listing, nothing, panel, SHEETS, actions=actions, shares=(3, 7)
        )
        panel.asked.connect(presenter.ask)
        panel.opened.connect(presenter.enter)
        panel.typed.connect(presenter.type)
        arrival = panel.arrival
        arrival.looked.connect(
            lambda typed: presenter.look_for(typed, lambda found: arrival.show_found(found, presenter.today))
        )
        arrival.submitted.connect(lambda typed: presenter.arrive_one(typed, arrival.done, arrival.refuse))
        arrival.counted.connect(presenter.count_anonymous)
        QShortcut(QKeySequence(NEXT), self).activated.connect(lambda: presenter.ask("next"))
        QShortcut(QKeySequence(ANONYMOUS), self).activated.connect(lambda: presenter.ask("anonymous"))
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._count_again)

    def arrive(self, **where: str) -> None:
        """Come to all sessions, or to one; `ask`: what to begin with it."""
        self._to_ask = where.get("ask", "")
        self.come(where.get("session", ""))
        self._minute.start()

    def show_one(self, page: SessionPage) -> None:
        """See `axis_presenter.View`. Who comes in is what one types first, while people are received."""
        other = self.panel.objectName() != page.session.id
        super().show_one(page)
        if other and page.session.under_way and self.panel.arrival.isVisible():
            self.panel.arrival.setFocus()
        wanted, self._to_ask = self._to_ask, ""
        if wanted and page.session.under_way:
            self.presenter.ask(wanted)

    def _count_again(self) -> None:
        if not self.isVisible():
            self._minute.stop()
        elif self.presenter.page and self.presenter.page.session.under_way:
            self.presenter.open(self.presenter.chosen)

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [
            (_("Nouvelle permanence"), "plus", lambda: ask("drop_in"), "séance accueil"),
            (_("Nouvelle sortie"), "outreach", lambda: ask("outreach"), "aller-vers marché"),
        ]
        page = self.presenter.page
        if page and page.session.under_way:
            offered += [
                (_("Appeler la personne suivante"), "bell", lambda: ask("next"), "appeler file attente"),
                (_("Compter un passage anonyme"), "people", lambda: ask("anonymous"), "inconnu"),
                (_("Tableau d’attente"), "people", lambda: ask("board"), "écran file"),
                (_("Terminer la séance"), "check", lambda: ask("close"), "fin clore"),
            ]
        if page and page.session.address:
            near = page.session.address
            look = lambda: self._desk.open("directory", near=near)  # noqa: E731
            words = _("Qui peut aider, près d’ici\u202f?")
            offered.append((words, "hands", look, "annuaire service besoin"))
        if page and page.came:
            offered.append((_("Imprimer la feuille du soir"), "print", lambda: ask("sheet"), "bilan"))
        return offered

    def ask_file(self, met: Passage) -> None:
        """See `presenter.Presenter`: who resembles is shown before anyone is made."""
        from ui.screens.residents.met_person import MetPresenter
        from ui.screens.residents.new_sheet import NewPersonSheet

        NewPersonSheet(self.window(), self._desk, partial(MetPresenter, met=met)).open()
