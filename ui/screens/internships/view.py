"""The screen of internships: pupils at the left, the school year or the search of one at the right."""

from typing import Any

from cad.domain.text import _
from cad.services.internship_list import ALL
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.internships.panels import PupilPanel, YearPanel
from ui.screens.internships.presenter import Presenter
from ui.screens.internships.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """See `AxisScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        pupils = Choice([(ALL, _("Tous"))], width=190)
        pupils.setAccessibleName(_("Élèves montré·es"))
        words = _("Élève, établissement, entreprise")
        listing = Listing(_("Élèves"), words, "graduation-cap", choice=pupils)
        ask = presenter.ask
        offer = Button(_("Ajouter une offre"), icon="plus", on_click=lambda: ask("internship_offer"))
        new = Button(_("Ajouter un·e élève"), "primary", icon="plus", on_click=lambda: ask("whom"))
        panel = PupilPanel(lambda: presenter.today)
        super().__init__(
            desk, "internships", presenter, listing, YearPanel(), panel, SHEETS,
            actions=(offer, new),
        )  # fmt: skip
        self.whole.asked.connect(ask)
        panel.asked.connect(ask)
        panel.acted.connect(presenter.act)

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
