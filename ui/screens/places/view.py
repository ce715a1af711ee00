"""The screen of the authority as an employer: places at the left, all of them or one at the right."""

from typing import Any

from cad.domain.reserved_place import PLACE_KINDS
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.places.panels import PlacePanel, WholePanel
from ui.screens.places.presenter import Presenter
from ui.screens.places.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """See `AxisScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        kinds = [("", _("Tous les types")), *((key, label) for key, label in PLACE_KINDS.items() if key)]
        shown = Choice(kinds, width=190)
        shown.setAccessibleName(_("Type de place"))
        listing = Listing(_("Places réservées"), _("Poste, service, lieu"), "building", choice=shown)
        ask = presenter.ask
        training = Button(_("Ajouter une formation"), icon="plus", on_click=lambda: ask("training"))
        new = Button(_("Ajouter une place"), "primary", icon="plus", on_click=lambda: ask("place"))
        super().__init__(
            desk, "places", presenter, listing, WholePanel(), PlacePanel(), SHEETS,
            actions=(training, new),
        )  # fmt: skip
        self.whole.asked.connect(ask)
        self.panel.asked.connect(ask)
        self.panel.answered.connect(presenter.answer)

    def arrive(self, **where: str) -> None:
        """Come to all places, or to one."""
        self.come(where.get("reserved", ""))

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [
            (_("Ajouter une place réservée"), "plus", lambda: ask("place"), "job été stage service civique"),
            (_("Ajouter une formation"), "plus", lambda: ask("training"), "discrimination achats"),
        ]
        if self.presenter.page:
            words = _("Qui pourrait la prendre\u202f?")
            offered.append((words, "search", lambda: ask("candidates"), "proposer"))
        return offered
