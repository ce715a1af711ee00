"""The way between screens: a thread runs down the side, and one stitch shows where one is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cad.domain.text import _
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, XS, M, S
from ui.widgets.brand import Brand
from ui.widgets.button import press_on
from ui.widgets.dressed import Dressed, Ringed, ring, rounded, write

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SideNav(Dressed, QWidget):
    """Places by key; `chosen` carries the key. `header` and `footer` are columns to fill (name, search,
    lock…).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Navigation"))
        self._group = QButtonGroup(self)
        self._places: dict[str, Place] = {}
        self.header, self._list, self.footer = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self.header, self._list, self.footer):
            part.setSpacing(XS)
        self.header.addWidget(Brand())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, M, M, M)
        whole.setSpacing(M)
        whole.addLayout(self.header)
        whole.addLayout(self._list)
        whole.addStretch(1)
        whole.addLayout(self.footer)

    def add(self, key: str, label: str, icon: str, shortcut: str = "") -> "Place":
        """Add a place at the end; `shortcut` such as "Ctrl+1"."""
        place = Place(label, icon, shortcut)
        self._places[key] = place
        self._group.addButton(place)
        self._list.addWidget(place)
        place.clicked.connect(lambda _on: self.chosen.emit(key))
        return place

    def set_current(self, key: str) -> None:
        """Show where one is, telling nobody."""
        self._places[key].setChecked(True)

    def set_count(self, key: str, count: int, tone: str = "neutral") -> None:
        """A number at the right of a place; 0 hides it."""
        self._places[key].set_count(count, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places, step = list(self._places.values()), _STEPS.get(Qt.Key(event.key()), 0)
        here = next((i for i, place in enumerate(places) if place.hasFocus()), -1)
        if step and here >= 0:
            places[(here + step) % len(places)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, right = QPainter(self), self.width() - 0.5
        rounded(painter, QRectF(self.rect()), 0, look().colour("sunken"))
        painter.setPen(QPen(look().colour("line"), 1))
        painter.drawLine(QPointF(right, 0), QPointF(right, self.height()))


class Place(Ringed, QPushButton):
    """One destination."""

    def __init__(self, label: str, icon: str, shortcut: str = "") -> None:
        super().__init__(label)
        self._icon, self._count, self._tone = icon, 0, "neutral"
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        if shortcut:
            press_on(shortcut, self)
            self.setToolTip(f"{label}\u2002{shortcut}")

    def set_count(self, count: int, tone: str) -> None:
        """What waits there."""
        self._count, self._tone = count, tone
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = look().metrics("button")
        wide = metrics.horizontalAdvance(self.text()) + look().px(18 + 10 + 24 + 36)
        return QSize(max(round(wide), look().px(184)), round(metrics.height() + look().px(14)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, here = QPainter(self), QRectF(self.rect()), self.isChecked()
        if here or self.underMouse():
            edge = look().colour("edge") if here and look().palette.name == "contrast" else None
            rounded(painter, whole, RADIUS, look().colour("raised" if here else "hover"), edge)
        if here:
            stitch = QRectF(0, whole.height() * 0.24, 3, whole.height() * 0.52)
            rounded(painter, stitch, 1.5, look().colour("thread"))
        ink, size = "accent" if here else "text", look().px(18)
        left = look().px(12.0)
        icons.paint(painter, self._icon, QRectF(left, (whole.height() - size) / 2, size, size), ink)
        words = whole.adjusted(left + size + look().px(10), 0, -look().px(36), 0)
        write(painter, words, self.text(), "button", ink)
        self._paint_count(painter, whole)
        if self.ring_shown():
            ring(painter, whole, RADIUS)

    def _paint_count(self, painter: QPainter, whole: QRectF) -> None:
        if self._count:
            ink = "muted" if self._tone == "neutral" else self._tone
            area = whole.adjusted(0, 0, -S - 2, 0)
            write(painter, area, str(self._count), "label", ink, Qt.AlignmentFlag.AlignRight)
