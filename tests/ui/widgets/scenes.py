"""The scenes of the gallery, as material for tests over everything the kit paints."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.gallery.__main__ import SCENES
from ui.widgets.key_hint import KeyHint

NAMES = sorted(SCENES)
Painted = QAbstractButton | QLabel | Badge | Avatar | KeyHint


def build(name: str) -> QWidget:
    """One scene of the gallery, not yet shown."""
    return SCENES[name]()


def worded(scene: QWidget) -> Iterator[Painted]:
    """Every visible widget that shows words of its own."""
    for widget in scene.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLabel | Badge | Avatar | KeyHint):
            yield widget
