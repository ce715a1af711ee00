"""What is really painted: contrast of the pixels, and nothing cut at 200 % text."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.conftest import Dress
from tests.ui.widgets.scenes import NAMES, Painted, build, worded
from ui.theme.tokens import contrast
from ui.widgets.gallery.__main__ import WIDTHS, _height, _settle

pytestmark = pytest.mark.slow

Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "icons"])
def test_words_stand_out_as_painted(name: str, palette: str, dress: Dress, shown: Shown) -> None:
    dress(palette, 2.0)
    scene = _settled(shown(build(name)))
    for widget in worded(scene):
        if not _words(widget) or not widget.isEnabled():
            continue
        ground, ink = _ground_and_ink(_as_seen(widget, scene))
        assert contrast(ground, ink) >= (7 if palette == "contrast" else 4.5), (
            f"{_words(widget)}: {ink} on {ground}"
        )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_at_double_size(name: str, dress: Dress, shown: Shown) -> None:
    dress("light", 2.0)
    scene = _settled(shown(build(name)))
    for widget in worded(scene):
        if isinstance(widget, QLabel):
            assert _label_fits(widget), widget.text()
        elif _words(widget):
            assert widget.width() >= widget.minimumSizeHint().width(), _words(widget)
            assert widget.height() >= widget.sizeHint().height(), _words(widget)


def _settled(scene: QWidget) -> QWidget:
    for _pass in range(2):
        scene.resize(WIDTHS[2.0], _height(scene, WIDTHS[2.0]))
        _settle(20)
    return scene


def _as_seen(widget: QWidget, scene: QWidget) -> QImage:
    """The widget with what is behind it; not what a sheet may hide of it."""
    over = scene.childAt(widget.mapTo(scene, widget.rect().center()))
    if over is not None and over is not widget and not widget.isAncestorOf(over):
        return widget.grab().toImage()
    return scene.grab(QRect(widget.mapTo(scene, QPoint(0, 0)), widget.size())).toImage()


def _words(widget: Painted) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()


def _label_fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width()) - 1
    return label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def _ground_and_ink(image: QImage) -> tuple[str, str]:
    """The colour most seen, and the one that stands out most from it."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32).constBits().cast("I")
    seen = {f"#{value & 0xFFFFFF:06x}": count for value, count in Counter(pixels).most_common()}
    ground = next(iter(seen))
    solid = [colour for colour, count in seen.items() if count >= 6]
    return ground, max(solid, key=lambda colour: contrast(ground, colour))
