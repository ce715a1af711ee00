"""The screen of the authority as an employer: places at the left, all of them or one at the right."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.reserved_place import PLACE_KINDS
from cad.domain.text import _
from cad.services.employer import EmployerList, PlacePage
from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.axes import axis_page
from ui.screens.form_host import FormHost
from ui.screens.places import lines, sheets
from ui.screens.places.panels import PlacePanel, WholePanel
from ui.screens.places.presenter import Presenter
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
        self.forms = FormHost(self, desk, sheets.sheet, self.presenter.asking.keep, self._submit)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        kinds = [("", _("Tous les types")), *((key, label) for key, label in PLACE_KINDS.items() if key)]
        self.show_only = Choice(kinds, width=190)
        self.show_only.setAccessibleName(_("Type de place"))
        self.listing = Listing(
            _("Places réservées"), _("Poste, service, lieu"), "building", choice=self.show_only
        )
        self.whole, self.panel = WholePanel(), PlacePanel()
        self._panels = QStackedWidget()
        for panel in (self.whole, self.panel):
            self._panels.addWidget(panel)
            panel.asked.connect(self.presenter.ask)
        self._lay()
        self.listing.looked.connect(lambda: self.presenter.look(self.listing.text(), self.show_only.value()))
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        self.panel.answered.connect(self.presenter.answer)

    def _lay(self) -> None:
        ask = self.presenter.ask
        training = Button(_("Ajouter une formation"), icon="plus", on_click=lambda: ask("training"))
        new = Button(_("Ajouter une place"), "primary", icon="plus", on_click=lambda: ask("place"))
        self._page = axis_page(self._desk, "places", actions=(training, new))
        self._beside = Beside(self.listing, self._panels)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))

    def arrive(self, **where: str) -> None:
        """Come to all places, or to one."""
        self.presenter.arrive(where.get("reserved", ""))
        if where.get("reserved"):
            self._beside.show_chosen()
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [
            (_("Ajouter une place réservée"), "plus", lambda: ask("place"), "job été stage service civique"),
            (_("Ajouter une formation"), "plus", lambda: ask("training"), "discrimination achats"),
        ]
        if self.presenter.page:
            who = (_("Qui pourrait la prendre\u202f?"), "search", lambda: ask("candidates"), "proposer")
            offered.append(who)
        return offered

    # What the presenter shows

    def show_places(self, summary: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("La collectivité"), summary)
        self.listing.fill(rows, self.presenter.place or lines.WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: EmployerList) -> None:
        """See `presenter.View`."""
        self.whole.fill(found, self._desk.now().date().isoformat())
        self._panels.setCurrentWidget(self.whole)

    def show_place(self, page: PlacePage) -> None:
        """See `presenter.View`."""
        self.panel.fill(page)
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(page.row.place.id)

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

    def _submit(self, form: Form, said: dict[str, Any], way: str) -> None:
        if not way:
            self.presenter.save(form, said)
            return
        self.forms.close()
        self.presenter.ask(way, form.subject)

    def _select(self, key: str) -> None:
        if key != (self.presenter.place or lines.WHOLE):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
