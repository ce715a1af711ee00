"""The screen of offers: the list at the left, the channels or one offer at the right."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _
from cad.services.offer_pages import OfferList, OfferPage
from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.axes import axis_page
from ui.screens.form_host import FormHost
from ui.screens.offers import lines, sheets
from ui.screens.offers.panels import OfferPanel, WholePanel
from ui.screens.offers.presenter import Presenter
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
        self.presenter = Presenter(desk, self)
        self.forms = FormHost(self, desk, sheets.sheet, self.presenter.asking.keep, self.presenter.save)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        states = [("", _("Toutes")), ("open", _("Ouvertes")), ("closed", _("Fermées"))]
        self.state = Choice(states, width=150)
        self.state.setAccessibleName(_("Offres montrées"))
        words = _("Un métier, une entreprise, un lieu")
        self.listing = Listing(_("Offres"), words, "megaphone", choice=self.state)
        self.whole, self.panel = WholePanel(), OfferPanel()
        self._panels = QStackedWidget()
        for panel in (self.whole, self.panel):
            self._panels.addWidget(panel)
        new = Button(
            _("Ajouter une offre"), "primary", icon="plus", on_click=lambda: self.presenter.ask("offer")
        )
        self._page = axis_page(desk, "offers", actions=(new,))
        self._beside = Beside(self.listing, self._panels)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self._listen()

    def _listen(self) -> None:
        self.listing.looked.connect(lambda: self.presenter.look(self.listing.text(), self.state.value()))
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        self.panel.asked.connect(self.presenter.ask)
        self.panel.answered.connect(self.presenter.answer)

    def arrive(self, **where: str) -> None:
        """Come to all offers, or to one."""
        self.presenter.arrive(where.get("offer", ""))
        if where.get("offer"):
            self._beside.show_chosen()
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter une offre"), "plus", lambda: ask("offer"), "emploi poste entreprise")]
        if self.presenter.page:
            words = _("Chercher qui pourrait prendre l’offre")
            offered.append((words, "search", lambda: ask("candidates"), "proposer candidats"))
        return offered

    # What the presenter shows

    def show_offers(self, summary: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Offres"), summary)
        self.listing.fill(rows, self.presenter.offer or lines.WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: OfferList) -> None:
        """See `presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_offer(self, page: OfferPage) -> None:
        """See `presenter.View`."""
        self.panel.fill(page)
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(page.row.offer.id)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`."""
        self.forms.refuse(errors)

    def close_form(self) -> None:
        """See `asking.View`."""
        self.forms.close()

    # What the person does

    def _select(self, key: str) -> None:
        if key != (self.presenter.offer or lines.WHOLE):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
