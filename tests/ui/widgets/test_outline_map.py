"""The map of the neighbourhoods: drawn from their outlines, read aloud, and changing no colour of others."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cad.domain.outlines import Outline
from ui.theme.look import look
from ui.widgets.outline_map import OutlineMap, Shade


def square(code: str, name: str, lon: float) -> Outline:
    lat, side = 48.1, 0.01
    ring = ((lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side), (lon, lat))
    return Outline(code, name, "35238", "Rennes", (ring,))


def test_what_it_says_and_draws(shown: Callable[[QWidget], QWidget]) -> None:
    drawn = OutlineMap("Carte")
    shown(drawn)
    accent = look().colour("accent").alphaF()
    drawn.fill(
        [square("QN1", "Maurepas", -1.66), square("QN2", "Villejean", -1.70)],
        {"QN1": Shade("24", 1.0), "QN2": Shade("·", None)},
    )
    assert drawn.accessibleDescription() == "Maurepas\u00a0: 24, Villejean\u00a0: ·"
    picture = drawn.grab().toImage()
    inside = {
        picture.pixel(x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4)
    }
    assert len(inside) > 2
    assert look().colour("accent").alphaF() == accent
