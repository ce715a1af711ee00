"""The week and whom to call stand side by side under the same tabs."""

from cad.domain.text import _
from ui.desk import QtDesk
from ui.widgets.tabs import Tabs


def agenda_tabs(desk: QtDesk, here: str) -> Tabs:
    """Over a screen of the agenda."""
    tabs = Tabs((("agenda", _("La semaine")), ("calls", _("À appeler"))), here, _("Agenda"))
    tabs.chosen.connect(desk.open)
    return tabs
