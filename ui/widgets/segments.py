"""One value among two to five, all in sight; arrows move, as in any radio group."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS
from ui.widgets.dressed import Dressed, Ringed, ring, rounded, write


class Segments(Dressed, QWidget):
    """A segmented control. `options` are (key, label) or (key, label, icon); ``value()`` is a key."""

    changed = Signal()

    def __init__(self, options: Iterable[tuple[str, ...]], value: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(3, 3, 3, 3)
        for key, *shown in options:
            part = Segment(*shown)
            self._group.addButton(part, len(self._keys))
            self._keys.append(key)
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._group.button(0))
        self.set_value(value)
        self._group.idToggled.connect(self._toggled)

    def value(self) -> str:
        """The key chosen, "" when none."""
        chosen = self._group.checkedId()
        return self._keys[chosen] if chosen >= 0 else ""

    def set_value(self, value: str) -> None:
        """Choose a key, telling nobody."""
        if value in self._keys:
            self._group.blockSignals(True)
            self._group.button(self._keys.index(value)).setChecked(True)
            self._group.blockSignals(False)
            self.setFocusProxy(self._group.button(self._keys.index(value)))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(
            QPainter(self), QRectF(self.rect()), RADIUS + 1, look().colour("sunken"), look().colour("line")
        )

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._group.button(place))
            self.changed.emit()


class Segment(Ringed, QRadioButton):
    """One part of the control; a radio button to Qt and to screen readers."""

    def __init__(self, label: str, icon: str = "") -> None:
        super().__init__(label)
        self._icon = icon
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = look().metrics("button")
        wide = metrics.horizontalAdvance(self.text()) + look().px(24)
        wide += look().px(16 + 6) if self._icon else 0
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(8)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            rounded(painter, whole, RADIUS - 1, look().colour("raised"), look().colour("edge"))
        ink = "accent" if chosen else "text" if self.underMouse() else "muted"
        left = look().px(12.0)
        if self._icon:
            size = look().px(16)
            icons.paint(painter, self._icon, QRectF(left, (whole.height() - size) / 2, size, size), ink)
            left += size + look().px(6)
        write(painter, whole.adjusted(left, 0, -look().px(6), 0), self.text(), "button", ink)
        if self.ring_shown():
            ring(painter, whole, RADIUS - 1)
