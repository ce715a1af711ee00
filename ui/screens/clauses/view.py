"""The screen of the social clauses: lots at the left, the figures of all or the page of one at the right."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _
from cad.services.clauses import LotPage
from cad.services.page import resident_page
from ui.desk import QtDesk
from ui.screens.axes import axis_page
from ui.screens.clauses import lines, sheets
from ui.screens.clauses.forms import Form
from ui.screens.clauses.lot_panel import LotPanel
from ui.screens.clauses.overview_panel import OverviewPanel
from ui.screens.clauses.presenter import Presenter
from ui.screens.clauses.shown import Overview
from ui.screens.clauses.statement import choose_file
from ui.screens.referrals.whom import Whom
from ui.screens.resident.form_sheet import FormSheet, tell
from ui.screens.resident.who import name_of
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
        self.sheet: FormSheet | None = None
        self._whom: Whom | None = None
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.year = Choice([("", _("Toutes les années"))], width=180)
        self.year.setAccessibleName(_("Année"))
        self.listing = Listing(
            _("Lots"), _("Un lot, un marché, une entreprise"), "briefcase", choice=self.year
        )
        self.whole, self.panel = OverviewPanel(), LotPanel()
        self._panels = QStackedWidget()
        for panel in (self.whole, self.panel):
            self._panels.addWidget(panel)
        self._lay()
        self.listing.looked.connect(lambda: self.presenter.look(self.listing.text(), self.year.value()))
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        self.panel.asked.connect(self.presenter.ask)
        self.panel.answered.connect(self.presenter.answer)

    def _lay(self) -> None:
        ask = self.presenter.ask
        lot = Button(_("Ajouter un lot"), icon="plus", on_click=lambda: ask("lot"))
        new = Button(_("Ajouter un marché"), "primary", icon="plus", on_click=lambda: ask("procurement"))
        self._page = axis_page(self._desk, "clauses", actions=(lot, new))
        self._beside = Beside(self.listing, self._panels)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))

    def arrive(self, **where: str) -> None:
        """Come to the figures, or to one lot."""
        self.presenter.arrive(where.get("lot", ""))
        if where.get("lot"):
            self._beside.show_chosen()
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [
            (_("Ajouter un marché"), "plus", lambda: ask("procurement"), "clause nouveau"),
            (_("Ajouter un lot"), "plus", lambda: ask("lot"), "clause nouveau"),
        ]
        if self.presenter.page:
            offered += [
                (_("Ajouter un contrat d’insertion"), "plus", lambda: ask("whom"), "personne embauche"),
                (_("Ouvrir un poste"), "plus", lambda: ask("opening"), "offre emploi"),
                (_("Importer un relevé d’heures"), "upload", lambda: ask("file"), "tableur excel"),
            ]
        return offered

    # What the presenter shows

    def show_lots(self, summary: str, rows: list[Row], years: list[str]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Clauses sociales"), summary)
        self.year.set_options([("", _("Toutes les années")), *((year, year) for year in reversed(years))])
        self.listing.fill(rows, self.presenter.lot or lines.WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: Overview) -> None:
        """See `presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_lot(self, page: LotPage) -> None:
        """See `presenter.View`."""
        self.panel.fill(page)
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(page.lot.id)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `presenter.View`."""
        sheet = sheets.sheet(self.window(), form, lambda: self._desk.now().date())
        sheet.submitted.connect(lambda said: self._submit(form, said))
        sheet.paused.connect(lambda said: self.presenter.keep(form, said))
        self.sheet = sheet.open(draft)

    def ask_whom(self) -> None:
        """See `presenter.View`."""
        if self._whom is None:
            question = _("Pour qui est ce contrat\u202f? Tapez un nom…")
            self._whom = Whom(self.window(), self._desk, question, self._chosen)
        self._whom.palette.open_palette()

    def ask_file(self) -> None:
        """See `presenter.View`."""
        if file := choose_file(self):
            self.presenter.statement(file)

    def refuse(self, errors: dict[str, str]) -> None:
        """See `presenter.View`."""
        tell(self.sheet, self._desk, errors)

    def close_form(self) -> None:
        """See `presenter.View`."""
        if self.sheet:
            self.sheet.done()
            self.sheet = None

    # What the person does

    def _submit(self, form: Form, said: dict[str, Any]) -> None:
        way = self.sheet.way if self.sheet else ""
        if not way or not self.sheet:
            self.presenter.save(form, said)
            return
        self.presenter.keep(form, self.sheet.typed())  # one goes elsewhere first, and may come back
        self.close_form()
        if way == "resident":
            self._desk.open("resident", resident=form.about.person)
        else:
            self.presenter.ask(way, form.about.insertion.id)

    def _chosen(self, person: str) -> None:
        self._desk.ask(
            resident_page,
            lambda page: self.presenter.begin(person, name_of(page.resident)),
            resident_id=person,
        )

    def _select(self, key: str) -> None:
        if key != (self.presenter.lot or lines.WHOLE):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
