"""The screen of events: the list at the left, all of them or one at the right."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.event import EVENT_KINDS
from cad.domain.text import _
from cad.services.event_pages import EventList, EventPage
from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.axes import axis_page
from ui.screens.events import lines, sheets
from ui.screens.events.panels import EventPanel, WholePanel
from ui.screens.events.presenter import Presenter
from ui.screens.form_host import FormHost
from ui.screens.referrals.whom import Whom
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.layout import column
from ui.widgets.listing import Listing
from ui.widgets.rows import Row


class Screen(QWidget):
    """One list, two panels that take turns, forms in sheets."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        self.forms = FormHost(self, desk, sheets.sheet, self.presenter.asking.keep, self.presenter.submit)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.kind = Choice([("", _("Toutes les sortes")), *EVENT_KINDS.items()], width=190)
        self.kind.setAccessibleName(_("Sorte de rencontre"))
        words = _("Une rencontre, un lieu, une entreprise")
        self.listing = Listing(_("Rencontres"), words, "calendar", choice=self.kind)
        self.whole, self.panel = WholePanel(), EventPanel()
        self._panels = QStackedWidget()
        for panel in (self.whole, self.panel):
            self._panels.addWidget(panel)
        new = Button(
            _("Ajouter une rencontre"), "primary", icon="plus", on_click=lambda: self.presenter.ask("event")
        )
        self._page = axis_page(desk, "events", actions=(new,))
        self._beside = Beside(self.listing, self._panels)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self._listen()

    def _listen(self) -> None:
        self.listing.looked.connect(lambda: self.presenter.look(self.listing.text(), self.kind.value()))
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        self.panel.asked.connect(self.presenter.ask)
        self.panel.opened.connect(self.presenter.open_guest)
        self.panel.typed.connect(self.presenter.type)

    def arrive(self, **where: str) -> None:
        """Come to all events, or to one."""
        self.presenter.arrive(where.get("event", ""))
        if where.get("event"):
            self._beside.show_chosen()
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter une rencontre"), "plus", lambda: ask("event"), "forum job dating visite")]
        if self.presenter.page:
            offered += [
                (_("Inviter à la rencontre"), "plus", lambda: ask("invite"), "invitation candidats"),
                (_("Imprimer les invitations"), "print", lambda: ask("invitations"), "papier"),
                (_("Imprimer la feuille d’émargement"), "print", lambda: ask("sign_in"), "signature"),
            ]
        if self.presenter.begun:
            offered += [
                (_("Ajouter une nouvelle personne venue"), "plus", lambda: ask("newcomer"), "inconnu"),
                (_("Compter les personnes inconnues"), "people", lambda: ask("heads"), "anonyme"),
            ]
        return offered

    # What the presenter shows

    def show_events(self, summary: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Rencontres"), summary)
        self.listing.fill(rows, self.presenter.event or lines.WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: EventList) -> None:
        """See `presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_event(self, page: EventPage) -> None:
        """See `presenter.View`."""
        self.panel.fill(page, self._desk.now().date().isoformat())
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(page.event.id)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def ask_whom(self, question: str) -> None:
        """See `presenter.View`."""
        Whom(self.window(), self._desk, question, self.presenter.chosen).palette.open_palette()

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`. Someone who resembles is perhaps somebody else: one may say so."""
        self.forms.refuse(errors)
        if self.forms.sheet:
            for button in self.forms.sheet.others:
                button.show()

    def close_form(self) -> None:
        """See `asking.View`."""
        self.forms.close()

    # What the person does

    def _select(self, key: str) -> None:
        if key != (self.presenter.event or lines.WHOLE):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
