"""Dress the application, at start and again whenever a setting changes: everything on screen follows at
once.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.look import Look, look, set_look
from ui.theme.style import qt_palette, stylesheet
from ui.theme.tokens import CONTRAST, DARK, LIGHT, PALETTES, Palette

SYSTEM = "system"
STYLE = ["-style", "fusion"]
"""Given to QApplication: the style that follows a palette everywhere. To set it afterwards, or only to ask
for it, would load QStyle and its six hundred names (8 ms)."""
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}


class _Choice:
    """What was asked last, so that a change of the system can be applied again."""

    palette = SYSTEM
    scale = 1.0
    started = False


def apply(app: QApplication, palette: str = SYSTEM, scale: float = 1.0) -> Look:
    """Dress `app`: ``"light"``, ``"dark"``, ``"contrast"`` or ``"system"``; `scale` multiplies the system's
    own.

    Called again, it switches live. With ``"system"`` a later change of the system's light or dark is
    followed.
    """
    _Choice.palette, _Choice.scale = palette, scale
    first = not _Choice.started
    if first:
        _start(app)
    new = Look(_palette(app, palette), scale * system_scale(app))
    if first or not new.same_as(look()):  # the notebook asks again for what the first page already wears
        _dress(app, new)
    return look()


def system_scale(app: QApplication) -> float:
    """How much larger than usual the person set the system's text, 1.0 to 2.0 (1.0 without a screen)."""
    if app.platformName() in ("offscreen", "minimal"):
        return 1.0
    screen = app.primaryScreen()
    points = app.property("system_points") or app.font().pointSizeF()
    app.setProperty("system_points", points)
    dots = screen.logicalDotsPerInch() / (72 if sys.platform == "darwin" else 96)
    return float(min(max(points / _USUAL_POINTS.get(sys.platform, 11.0) * dots, 1.0), 2.0))


def _dress(app: QApplication, new: Look) -> None:
    set_look(new)
    app.setPalette(qt_palette(new.palette))
    app.setFont(new.font("body"))
    app.setStyleSheet(stylesheet(new))
    for widget in app.allWidgets():
        if dress := getattr(widget, "dress", None):
            dress()


def _palette(app: QApplication, name: str) -> Palette:
    return _system_palette(app) if name == SYSTEM else PALETTES[name]


def _system_palette(app: QApplication) -> Palette:
    hints = app.styleHints()
    access = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if access and access().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _start(app: QApplication) -> None:
    """Once: our fonts, and the light and dark of the system."""
    _Choice.started = True
    fonts.load()
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _system_changed(app))


def _system_changed(app: QApplication) -> None:
    if _Choice.palette == SYSTEM and _system_palette(app) is not look().palette:
        apply(app, SYSTEM, _Choice.scale)
