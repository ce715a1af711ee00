"""Dressing the application, live, at any text size."""

import re
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from ui.theme.apply import system_scale
from ui.theme.look import look
from ui.theme.style import stylesheet
from ui.theme.tokens import DARK, PALETTES
from ui.widgets.button import Button
from ui.widgets.text import Text


def test_palette_and_scale_switch_live(qtbot: QtBot, dress: Dress) -> None:
    label, edit, button = Text("Résidents"), QLineEdit("Aïcha"), Button("Écrire")
    for widget in (label, edit, button):
        qtbot.addWidget(widget)
        widget.show()
    small = label.font().pixelSize(), edit.sizeHint().height(), button.sizeHint().height()
    dress("dark", 2.0)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text
    large = label.font().pixelSize(), edit.sizeHint().height(), button.sizeHint().height()
    for before, after in zip(small, large, strict=True):
        assert after >= 1.8 * before


def test_scale_is_bounded(dress: Dress) -> None:
    dress("light", 7.0)
    assert look().scale == 2.0
    dress("light", 0.2)
    assert look().scale == 1.0


def test_system_palette_is_one_of_ours(qapp: QApplication, dress: Dress) -> None:
    dress("system", 1.0)
    assert look().palette.name in PALETTES
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == look().palette.ground


def test_stylesheet_is_fully_substituted_and_sets_no_font(dress: Dress) -> None:
    sheet = stylesheet(look())
    assert "$" not in sheet
    assert not re.search(r"font", sheet)


def test_our_font_is_in_use(dress: Dress) -> None:
    dress("light", 1.0)
    assert QFontInfo(look().font("body")).family() == "Noto Sans"
    light, bold = look().metrics("body"), look().metrics("strong")
    assert bold.horizontalAdvance("Résidents") > light.horizontalAdvance("Résidents")


def test_the_light_and_dark_of_the_system_are_followed(
    qapp: QApplication, dress: Dress, monkeypatch: pytest.MonkeyPatch
) -> None:
    dress("system", 1.0)
    monkeypatch.setattr("ui.theme.apply._system_palette", lambda _app: DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look().palette is DARK


def test_a_palette_that_was_chosen_stays(
    qapp: QApplication, dress: Dress, monkeypatch: pytest.MonkeyPatch
) -> None:
    dress("contrast", 1.0)
    monkeypatch.setattr("ui.theme.apply._system_palette", lambda _app: DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look().palette.name == "contrast"


@pytest.mark.parametrize(
    ("platform", "points", "dots", "scale"),
    [
        ("xcb", 11.0, 96.0, 1.0),
        ("xcb", 11.0, 120.0, 1.25),
        ("wayland", 22.0, 96.0, 2.0),
        ("xcb", 9.0, 96.0, 1.0),
        ("xcb", 40.0, 96.0, 2.0),
        ("offscreen", 40.0, 96.0, 1.0),
    ],
)
def test_the_size_of_text_of_the_system_is_followed(
    monkeypatch: pytest.MonkeyPatch, platform: str, points: float, dots: float, scale: float
) -> None:
    monkeypatch.setattr("ui.theme.apply.sys", SimpleNamespace(platform="linux"))
    screen = SimpleNamespace(logicalDotsPerInch=lambda: dots)
    app = SimpleNamespace(
        platformName=lambda: platform,
        primaryScreen=lambda: screen,
        property=lambda _name: None,
        setProperty=lambda _name, _value: None,
        font=lambda: SimpleNamespace(pointSizeF=lambda: points),
    )
    assert system_scale(app) == pytest.approx(scale)  # type: ignore[arg-type]
