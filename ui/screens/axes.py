"""The axes of the plan stand side by side: each is a screen, and all bear the same tabs."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens import AXES, PLACES
from ui.widgets.page import Page
from ui.widgets.tabs import Tabs


def axis_page(desk: QtDesk, key: str, *, actions: tuple[QWidget, ...] = ()) -> Page:
    """The page of an axis, its name as a title, under the tabs that lead to the others; any other place that
    lists things has none.
    """
    if key not in {axis.key for axis in AXES}:
        return Page(next(place.label for place in PLACES if place.key == key), actions=actions)
    tabs = Tabs(((axis.key, axis.label) for axis in AXES), key, _("Axes du plan"))
    tabs.chosen.connect(desk.open)
    return Page(next(axis.label for axis in AXES if axis.key == key), actions=actions, tabs=tabs)
