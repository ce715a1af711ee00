"""Partners and the directory stand side by side: each is a screen, and both bear the same tabs."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.widgets.page import Page
from ui.widgets.tabs import Tabs

TABS = (("partners", _("Partenaires")), ("directory", _("Annuaire")))


def partners_page(desk: QtDesk, key: str, *, actions: tuple[QWidget, ...] = ()) -> Page:
    """The page of one of the two, under the tabs."""
    tabs = Tabs(TABS, key, _("Partenaires et annuaire"))
    tabs.chosen.connect(desk.open)
    return Page(dict(TABS)[key], actions=actions, tabs=tabs)
