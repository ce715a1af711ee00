"""The app's own font, Noto Sans, read from its package: one variable file for every weight.

Weights are set on the font's ``wght`` axis: Qt does not list the named instances of a variable file and would
thicken the regular by itself. Italics are not loaded, the kit never slants. Loading maps the file, it does
not read it (about 1 ms once Qt has its font list, measured by ``tests/ui/theme/test_fonts.py``).
"""

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ["Noto Sans", "Noto Sans Arabic"]
_FILES = (
    ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
    ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
)
_WEIGHT = QFont.Tag("wght")
_loaded: set[str] = set()


def load() -> None:
    """Make the app's fonts known to Qt, once; a missing package leaves the system's font in use."""
    for package, name in _FILES:
        path = _find(package, name)
        if path and name not in _loaded:
            QFontDatabase.addApplicationFont(str(path))
            _loaded.add(name)


def make(pixels: float, weight: int) -> QFont:
    """The font at `pixels` high (rounded to the nearest whole one) and `weight` (400 regular, 600
    semibold).
    """
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setVariableAxis(_WEIGHT, weight)
    return font


def _find(package: str, name: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "files" / name
