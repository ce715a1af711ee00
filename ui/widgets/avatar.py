"""Initials in a circle: a landmark for the eye, never a picture of a person."""

from zlib import crc32

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.names import initials
from ui.theme.look import look
from ui.theme.tokens import TONES
from ui.widgets.dressed import Dressed, rounded, write

_CALM = tuple(tone for tone in TONES if tone != "danger")


class Avatar(Dressed, QWidget):
    """The initials of `name` on a soft ground that is always the same for the same name."""

    def __init__(self, name: str, size: int = 40) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change the person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        role = "title" if self._size >= 56 else "strong" if self._size >= 36 else "mark"
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, role)


def paint_avatar(painter: QPainter, area: QRectF, name: str, role: str = "strong") -> None:
    """Paint the circle and the initials in `area`."""
    tone = _CALM[crc32(name.encode()) % len(_CALM)]
    edge = look().colour(tone) if look().palette.name == "contrast" else None
    rounded(painter, area, area.height() / 2, look().soft(tone), edge)
    write(painter, area, initials(name), role, tone, Qt.AlignmentFlag.AlignHCenter)
