"""The screen of the Cité de l’emploi: projects at the left, one at the right with its people and money."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen, Nothing
from ui.screens.city_projects.panel import Panel
from ui.screens.city_projects.presenter import Presenter
from ui.screens.city_projects.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """One list, one panel, forms in sheets; Ctrl+P prints the sheet of the project in sight."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        ask = presenter.ask
        year = Choice([("", _("Toutes les années"))], width=190)
        year.setAccessibleName(_("Année"))
        new = Button(_("Ajouter un projet"), "primary", icon="plus", on_click=lambda: ask("new"))
        listing = Listing(_("Projets"), _("Un projet, une association"), "hands", choice=year)
        nothing = Nothing("hands", _("Ici, un projet d’association et les personnes qu’il accompagne."))
        super().__init__(
            desk, "city_projects", presenter, listing, nothing, Panel(), SHEETS, actions=(new,),
            shares=(4, 7),
        )  # fmt: skip
        self.panel.asked.connect(ask)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(lambda: ask("sheet"))

    def arrive(self, **where: str) -> None:
        """Come to the list, or to one project."""
        self.come(where.get("city_project", ""))

    def commands(self) -> list[tuple[str, str, Any, str, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter un projet de la Cité"), "plus", lambda: ask("new"), "association", "")]
        if page := self.presenter.page:
            said = {"name": page.project.title}
            offered += [
                (_("Ajouter une personne à «\u00a0{name}\u00a0»").format(**said), "people",
                 lambda: ask("whom"), "participation", ""),
                (_("Ajouter un financement à «\u00a0{name}\u00a0»").format(**said), "coins",
                 lambda: ask("funding"), "argent", ""),
                (_("Imprimer la fiche de «\u00a0{name}\u00a0»").format(**said), "print",
                 lambda: ask("sheet"), "", "Ctrl+P"),
            ]  # fmt: skip
        return offered
