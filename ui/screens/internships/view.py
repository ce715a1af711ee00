"""The screen of internships: pupils at the left, the school year or the search of one at the right."""

from typing import Any

from cad.domain.text import _
from cad.services.internship_list import ALL
from cad.services.page import resident_page
from ui.desk import QtDesk
from ui.screens.asking import Names
from ui.screens.beside_screen import BesideScreen
from ui.screens.internships import sheets
from ui.screens.internships.panels import PupilPanel, YearPanel
from ui.screens.internships.presenter import Presenter
from ui.screens.referrals.whom import Whom
from ui.screens.resident.who import name_of
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(BesideScreen):
    """See `BesideScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        self._whom: Whom | None = None
        self.shown = Choice([(ALL, _("Tous"))], width=190)
        self.shown.setAccessibleName(_("Élèves montré·es"))
        words = _("Élève, établissement, entreprise")
        listing = Listing(_("Élèves"), words, "graduation-cap", choice=self.shown)
        ask = presenter.ask
        offer = Button(_("Ajouter une offre"), icon="plus", on_click=lambda: ask("internship_offer"))
        new = Button(_("Ajouter un·e élève"), "primary", icon="plus", on_click=lambda: ask("whom"))
        super().__init__(
            desk, "internships", presenter, listing, YearPanel(), PupilPanel(), sheets.sheet,
            actions=(offer, new),
        )  # fmt: skip
        self.whole.asked.connect(ask)
        self.panel.asked.connect(ask)
        self.panel.acted.connect(presenter.act)

    def arrive(self, **where: str) -> None:
        """Come to the school year, or to one pupil."""
        self.come(where.get("pupil", ""))

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

    def show_choices(self, choices: Names, chosen: str) -> None:
        """What one may keep of the list, with how many each keeps."""
        self.shown.set_options(choices)
        self.shown.set_value(chosen)

    def ask_whom(self) -> None:
        """Who is a pupil."""
        if self._whom is None:
            question = _("Quel·le élève\u202f? Tapez un nom…")
            self._whom = Whom(self.window(), self._desk, question, self._chosen)
        self._whom.palette.open_palette()

    def _chosen(self, person: str) -> None:
        self._desk.ask(
            resident_page,
            lambda page: self.presenter.begin(person, name_of(page.resident)),
            resident_id=person,
        )
