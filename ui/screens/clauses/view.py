"""The screen of the social clauses: lots at the left, the figures of all or the page of one at the right."""

from typing import Any

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.clauses.lot_panel import LotPanel
from ui.screens.clauses.overview_panel import OverviewPanel
from ui.screens.clauses.presenter import Presenter
from ui.screens.clauses.sheets import SHEETS
from ui.screens.clauses.statement import choose_file
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """See `AxisScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        ask = presenter.ask
        year = Choice([("", _("Toutes les années"))], width=180)
        year.setAccessibleName(_("Année"))
        listing = Listing(_("Lots"), _("Un lot, un marché, une entreprise"), "briefcase", choice=year)
        lot = Button(_("Ajouter un lot"), icon="plus", on_click=lambda: ask("lot"))
        new = Button(_("Ajouter un marché"), "primary", icon="plus", on_click=lambda: ask("procurement"))
        super().__init__(
            desk, "clauses", presenter, listing, OverviewPanel(), LotPanel(), SHEETS, actions=(lot, new)
        )
        self.panel.asked.connect(ask)
        self.panel.answered.connect(presenter.answer)

    def arrive(self, **where: str) -> None:
        """Come to the figures, or to one lot."""
        self.come(where.get("lot", ""))

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

    def ask_file(self) -> None:
        """See `presenter.View`."""
        if file := choose_file(self):
            self.presenter.statement(file)
