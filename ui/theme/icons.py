"""Icons drawn for the app, as SVG in ``resources/icons`` (24 by 24, stroke 1.75, ``currentColor``).

Nothing is read before it is shown. Each (name, size in device pixels, colour) is rendered once by QtSvg and
kept in Qt's pixmap cache. `paint` is for widgets that paint themselves; `icon` makes a QIcon that follows the
palette.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from ui.theme.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"


def names() -> list[str]:
    """Every icon there is, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


def pixmap(name: str, size: float, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon `size` device-independent pixels wide, tinted with a colour role or ``#rrggbb``."""
    pixels = round(size * ratio)
    colour = look().colour(tone).name()
    key = f"cad-icon:{name}:{pixels}:{colour}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _render(name, pixels, colour)
        QPixmapCache.insert(key, found)
    found.setDevicePixelRatio(ratio)
    return found


def paint(painter: QPainter, name: str, rect: QRectF, tone: str = "text") -> None:
    """Paint the icon in the middle of `rect`, as large as its shorter side, on whole device pixels."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    corner = QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2)
    whole = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
    painter.drawPixmap(whole, pixmap(name, size, tone, ratio))


def icon(name: str, tone: str = "text") -> "QIcon":
    """A QIcon for Qt's own menus and line edits; its colour is looked up at each painting."""
    from ui.theme.icon_engine import made

    return made(name, tone)


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


def _render(name: str, pixels: int, colour: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # 4 ms, only when the first icon is shown

    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(_source(name).replace("currentColor", colour).encode()).render(painter)
    painter.end()
    return drawn
