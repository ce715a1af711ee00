"""The axes of the plan stand side by side: each is a screen, and all bear the same tabs."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens import AXES
from ui.widgets.page import Page
from ui.widgets.tabs import Tabs


def axis_page(desk: QtDesk, key: str, *, actions: tuple[QWidget, ...] = ()) -> Page:
    """The page of an axis, its name as a title, under the tabs that lead to the others."""
    tabs = Tabs(((axis.key, axis.label) for axis in AXES), key, _("Axes du plan"))
    tabs.chosen.connect(desk.open)
    return Page(next(axis.label for axis in AXES if axis.key == key), actions=actions, tabs=tabs)
