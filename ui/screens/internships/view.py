"""The screen of internships: pupils at the left, the school year or the search of one at the right."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _
from cad.services.internship_list import ALL, InternshipList
from cad.services.page import resident_page
from cad.services.pupil_page import PupilPage
from ui.desk import QtDesk
from ui.screens.asking import Form, Names
from ui.screens.axes import axis_page
from ui.screens.form_host import FormHost
from ui.screens.internships import lines, sheets
from ui.screens.internships.panels import PupilPanel, YearPanel
from ui.screens.internships.presenter import Presenter
from ui.screens.referrals.whom import Whom
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
        self.forms = FormHost(self, desk, sheets.sheet, self.presenter.asking.keep, self._submit)
        self._whom: Whom | None = None
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.show_only = Choice([(ALL, _("Tous"))], width=190)
        self.show_only.setAccessibleName(_("Élèves montré·es"))
        words = _("Élève, établissement, entreprise")
        self.listing = Listing(_("Élèves"), words, "graduation-cap", choice=self.show_only)
        self.whole, self.panel = YearPanel(), PupilPanel()
        self._panels = QStackedWidget()
        for panel in (self.whole, self.panel):
            self._panels.addWidget(panel)
        self._lay()
        self.listing.looked.connect(lambda: self.presenter.look(self.listing.text(), self.show_only.value()))
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        for panel in (self.whole, self.panel):
            panel.asked.connect(self.presenter.ask)
        self.panel.acted.connect(self.presenter.act)

    def _lay(self) -> None:
        ask = self.presenter.ask
        offer = Button(_("Ajouter une offre"), icon="plus", on_click=lambda: ask("internship_offer"))
        new = Button(_("Ajouter un·e élève"), "primary", icon="plus", on_click=lambda: ask("whom"))
        self._page = axis_page(self._desk, "internships", actions=(offer, new))
        self._beside = Beside(self.listing, self._panels)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))

    def arrive(self, **where: str) -> None:
        """Come to the school year, or to one pupil."""
        self.presenter.arrive(where.get("pupil", ""), where.get("show", ""))
        if where.get("pupil"):
            self._beside.show_chosen()
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [
            (_("Ajouter un·e élève"), "plus", lambda: ask("whom"), "stage 3e nouveau"),
            (_("Ajouter une offre de stage"), "plus", lambda: ask("internship_offer"), "entreprise 3e"),
            (_("Ajouter un établissement"), "plus", lambda: ask("school"), "collège école"),
        ]
        if self.presenter.page:
            offered += [
                (_("Noter l’accord d’un·e responsable"), "check", lambda: ask("guardian"), "parent"),
                (_("Ajouter un stage trouvé"), "plus", lambda: ask("found"), "entreprise"),
            ]
        return offered

    # What the presenter shows

    def show_pupils(self, summary: str, rows: list[Row], choices: Names) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Stages de 3e"), summary)
        self.show_only.set_options(choices)
        self.show_only.set_value(self.presenter.show)
        self.listing.fill(rows, self.presenter.pupil or lines.WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: InternshipList) -> None:
        """See `presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_pupil(self, page: PupilPage) -> None:
        """See `presenter.View`."""
        self.panel.fill(page, self._desk.now().date().isoformat())
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(page.row.pupil.id)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def ask_whom(self) -> None:
        """See `presenter.View`."""
        if self._whom is None:
            question = _("Quel·le élève\u202f? Tapez un nom…")
            self._whom = Whom(self.window(), self._desk, question, self._chosen)
        self._whom.palette.open_palette()

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

    def _chosen(self, person: str) -> None:
        self._desk.ask(
            resident_page,
            lambda page: self.presenter.begin(person, name_of(page.resident)),
            resident_id=person,
        )

    def _select(self, key: str) -> None:
        if key != (self.presenter.pupil or lines.WHOLE):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
