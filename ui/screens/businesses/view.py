"""The screen of residents’ businesses: projects at the left, one at the right with all that hangs on it."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.businesses.panel import Panel
from ui.screens.businesses.presenter import Presenter
from ui.screens.businesses.sheets import sheet
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """One list, one panel, forms in sheets; Ctrl+O refers the person to a partner."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = Presenter(desk, self)
        ask, panel = self.presenter.ask, Panel()
        self.stage = Choice([("", _("Toutes les étapes"))], width=190)
        self.stage.setAccessibleName(_("Étape"))
        new = Button(_("Ajouter un projet"), "primary", icon="plus", on_click=lambda: ask("whom"))
        super().__init__(
            desk,
            "businesses",
            self.presenter,
            Listing(
                _("Projets"), _("Un projet, une entreprise, une personne"), "storefront", choice=self.stage
            ),
            panel,
            sheet,
            actions=(new,),
            nothing=EmptyState("storefront", _("Ici, un projet de son idée à son bureau.")),
            question=_("Qui a une idée d’entreprise\u202f? Tapez un nom…"),
        )
        panel.asked.connect(ask)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(lambda: ask("refer"))

    def arrive(self, **where: str) -> None:
        """Come to the list, or to one project."""
        self.come(where.get("business", ""))

    def begin(self, person: str, name: str) -> None:
        """A project of this person."""
        self.presenter.begin(person, name)

    def commands(self) -> list[tuple[str, str, Any, str, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter un projet d’entreprise"), "plus", lambda: ask("whom"), "creation nouveau", "")]
        if page := self.presenter.page:
            who = {"name": page.business.name}
            offered += [
                (
                    _("Faire avancer «\u00a0{name}\u00a0»").format(**who),
                    "step",
                    lambda: ask("next"),
                    "etape",
                    "",
                ),
                (_("Noter une immatriculation"), "storefront", lambda: ask("register"), "entreprise", ""),
                (_("Noter une demande de financement"), "coins", lambda: ask("funding"), "argent pret", ""),
                (_("Noter un bureau en centre d’affaires"), "building", lambda: ask("stay"), "caq", ""),
                (_("Noter un partenaire rencontré"), "people", lambda: ask("contact"), "permanence", ""),
                (_("Orienter pour ce projet"), "referral", lambda: ask("refer"), "partenaire", "Ctrl+O"),
            ]
        return offered
