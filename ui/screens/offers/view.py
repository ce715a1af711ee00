"""The screen of offers: the list at the left, the channels or one offer at the right."""

from typing import Any

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.offers.panels import OfferPanel, WholePanel
from ui.screens.offers.presenter import Presenter
from ui.screens.offers.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """See `AxisScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        shown = Choice([("", _("Toutes")), ("open", _("Ouvertes")), ("closed", _("Fermées"))], width=150)
        shown.setAccessibleName(_("Offres montrées"))
        listing = Listing(_("Offres"), _("Un métier, une entreprise, un lieu"), "megaphone", choice=shown)
        new = Button(_("Ajouter une offre"), "primary", icon="plus", on_click=lambda: presenter.ask("offer"))
        super().__init__(
            desk, "offers", presenter, listing, WholePanel(), OfferPanel(), SHEETS, actions=(new,)
        )
        self.panel.asked.connect(presenter.ask)
        self.panel.answered.connect(presenter.answer)

    def arrive(self, **where: str) -> None:
        """Come to all offers, or to one."""
        self.come(where.get("offer", ""))

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter une offre"), "plus", lambda: ask("offer"), "emploi poste entreprise")]
        if self.presenter.page:
            words = _("Chercher qui pourrait prendre l’offre")
            offered.append((words, "search", lambda: ask("candidates"), "proposer candidats"))
        return offered
