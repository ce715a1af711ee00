"""The tabs over a screen: places that belong together, the one in sight underlined by a stitch."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.measures import RADIUS_SMALL, M
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.layout import Flow

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Tabs(QWidget):
    """`options` are (key, label); `here` is the one in sight, for good. `chosen` carries the key of another.

    One Tab stop, arrows walk, Enter goes; Ctrl+PageUp and Ctrl+PageDown go to the one before or after.
    """

    chosen = Signal(str)

    def __init__(self, options: Iterable[tuple[str, str]], here: str, name: str) -> None:
        super().__init__()
        self._tabs = {key: Tab(label, key == here) for key, label in options}
        self._here = list(self._tabs).index(here)
        self.setAccessibleName(name)
        self.setLayout(Flow(*self._tabs.values(), spacing=0, lines=0))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for key, tab in self._tabs.items():
            tab.clicked.connect(lambda _on, key=key: self._choose(key))
            tab.moved.connect(self._move)
        self.setFocusProxy(self._tabs[here])
        scope = Qt.ShortcutContext.WindowShortcut
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._go(step), context=scope)

    def _choose(self, key: str) -> None:
        tab = self._tabs[key]
        tab.setChecked(tab.here)
        if not tab.here:
            self.chosen.emit(key)

    def _go(self, step: int) -> None:
        keys = list(self._tabs)
        self.chosen.emit(keys[(self._here + step) % len(keys)])

    def _move(self, step: int) -> None:
        tabs = list(self._tabs.values())
        at = next(i for i, tab in enumerate(tabs) if tab.hasFocus())
        tabs[(at + step) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)


class Tab(Ringed, QPushButton):
    """One place; only the one in sight is reached by Tab, the others by the arrows."""

    moved = Signal(int)

    def __init__(self, label: str, here: bool) -> None:
        super().__init__(label)
        self.here = here
        self.setCheckable(True)
        self.setChecked(here)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if step := _STEPS.get(key, 0):
            self.moved.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = look().metrics("button")
        wide = metrics.horizontalAdvance(self.text()) + look().px(2 * M)
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(14)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        if self.underMouse() and not self.here:
            rounded(painter, whole.adjusted(0, 0, 0, -3), RADIUS_SMALL, look().colour("hover"))
        ink = "accent" if self.here else "text" if self.underMouse() else "muted"
        side, low = look().px(float(M)), whole.bottom() - 0.5
        write(painter, whole.adjusted(side, 0, -side + 1, -2), self.text(), "button", ink)
        painter.setPen(QPen(look().colour("line"), 1))
        painter.drawLine(QPointF(0, low), QPointF(whole.right(), low))
        if self.here:
            stitch = QRectF(side, whole.bottom() - 3, whole.width() - 2 * side, 3)
            rounded(painter, stitch, 1.5, look().colour("thread"))
        if self.ring_shown():
            ring(painter, whole.adjusted(0, 0, 0, -3), RADIUS_SMALL)
