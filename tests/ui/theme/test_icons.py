"""The icon set: every file draws, in the colour asked for, at the density asked for, and only when asked."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cad.domain.themes import THEMES
from tests.ui.conftest import Dress
from ui.theme import icons
from ui.theme.look import look


@pytest.mark.parametrize("name", icons.names())
def test_icon_is_drawn_in_the_current_colour(name: str, dress: Dress) -> None:
    source = (icons.FOLDER / f"{name}.svg").read_text("utf-8")
    root = ElementTree.fromstring(source)
    assert root.get("viewBox") == "0 0 24 24"
    assert not re.search(r"#[0-9a-fA-F]{3,6}", source)
    drawn = icons.pixmap(name, 24, "danger").toImage()
    assert _inked(drawn) > 12
    assert _margin_is_clear(drawn)


def test_each_theme_has_its_icon() -> None:
    assert {theme.icon for theme in THEMES} <= set(icons.names())


def test_tint_follows_the_palette(dress: Dress) -> None:
    light = _colour(icons.pixmap("dot", 24, "text").toImage())
    dress("dark", 1.0)
    dark = _colour(icons.pixmap("dot", 24, "text").toImage())
    assert (light, dark) == ("#25211b", "#f0ebe2")


def test_icons_are_crisp_on_dense_screens(dress: Dress) -> None:
    drawn = icons.pixmap("search", 20, ratio=2.0)
    assert drawn.width() == 40
    assert drawn.deviceIndependentSize().width() == 20


def test_qicon_paints_itself(qtbot: QtBot, dress: Dress) -> None:
    made = icons.icon("print").pixmap(20, 20)
    assert _inked(made.toImage()) > 12


def test_painting_centres_the_icon(dress: Dress) -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    icons.paint(painter, "dot", QRectF(0, 0, 60, 40), "text")
    painter.end()
    assert QColor.fromRgba(image.pixel(30, 20)).name() == look().palette.text


def _inked(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 100 for x in range(image.width()) for y in range(image.height())
    )


def _margin_is_clear(image: QImage) -> bool:
    last = image.width() - 1
    edges = [(i, j) for i in range(last + 1) for j in (0, last)]
    return not any(image.pixelColor(x, y).alpha() > 200 for i, j in edges for x, y in ((i, j), (j, i)))


def _colour(image: QImage) -> str:
    return image.pixelColor(12, 12).name()
