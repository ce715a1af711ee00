"""The outlines of the priority neighbourhoods, the darker the larger their number; drawn without any network.

What it shows is in the table above it, which is what is read aloud.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.outlines import Outline
from ui.theme.look import look
from ui.widgets.dressed import Dressed, write
from ui.widgets.map_frame import MapFrame


class Shade(NamedTuple):
    """The `number` as written, and its part of the largest, from 0 to 1 (masked: none)."""

    number: str
    share: float | None


class OutlineMap(Dressed, QWidget):
    """`outlines` as published; `shades`: code → what is said there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._outlines: Sequence[Outline] = ()
        self._shades: Mapping[str, Shade] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, outlines: Sequence[Outline], shades: Mapping[str, Shade]) -> None:
        """Draw others."""
        self._outlines, self._shades = outlines, shades
        said = (f"{one.name}\u00a0: {shades[one.code].number}" for one in outlines if one.code in shades)
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(300))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = 3 * look().metrics("caption").height()
        frame = MapFrame.around(self._outlines, QSizeF(self.width(), self.height() - foot))
        paths = {one.code: frame.path(one) for one in self._outlines}
        for one in self._outlines:
            shade = self._shades.get(one.code, Shade("", None))
            colour = QColor(look().colour("accent"))
            colour.setAlphaF(0.12 + 0.6 * (shade.share or 0.0))
            painter.setPen(QPen(look().colour("edge"), 1))
            painter.setBrush(colour if shade.share is not None else Qt.BrushStyle.NoBrush)
            painter.drawPath(paths[one.code])
        for one in self._outlines:
            self._say(painter, one, paths[one.code].boundingRect())

    def _say(self, painter: QPainter, one: Outline, area: QRectF) -> None:
        """The name, as one says it, and the number under the outline, inside the picture."""
        high, wide = look().metrics("caption").height(), look().px(150.0)
        left = min(max(area.center().x() - wide / 2, 0), self.width() - wide)
        top = min(area.bottom(), self.height() - 2.0 * high)
        centre = Qt.AlignmentFlag.AlignHCenter
        write(painter, QRectF(left, top, wide, high), one.name.split(" - ")[0], "caption", "text", centre)
        number = self._shades.get(one.code, Shade("", None)).number
        write(painter, QRectF(left, top + high, wide, high), number, "label", "text", centre)
