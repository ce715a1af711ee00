"""The screen of residents’ businesses: projects at the left, one at the right with all that hangs on it."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen, Nothing
from ui.screens.businesses.panel import Panel
from ui.screens.businesses.presenter import Presenter
from ui.screens.businesses.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """One list, one panel, forms in sheets; Ctrl+O refers the person to a partner."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        ask = presenter.ask
        stage = Choice([("", _("Toutes les étapes"))], width=190)
        stage.setAccessibleName(_("Étape"))
        new = Button(_("Ajouter un projet"), "primary", icon="plus", on_click=lambda: ask("whom"))
        words = _("Un projet, une entreprise, une personne")
        listing = Listing(_("Projets"), words, "storefront", choice=stage)
        nothing = Nothing("storefront", _("Ici, un projet de son idée à son bureau."))
        super().__init__(
            desk, "businesses", presenter, listing, nothing, Panel(), SHEETS, actions=(new,), shares=(4, 7)
        )
        self.panel.asked.connect(ask)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(lambda: ask("refer"))

    def arrive(self, **where: str) -> None:
        """Come to the list, or to one project."""
        self.come(where.get("business", ""))

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
