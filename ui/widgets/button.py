"""Buttons: one primary per screen, secondary for the rest, quiet inside rows, danger for what cannot be
undone.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import FOCUS_GAP, FOCUS_WIDTH, RADIUS
from ui.widgets.dressed import Ringed, ring, rounded, write

# kind: (ground, ground under the pointer, line, ink); "" is nothing painted
_KINDS = {
    "primary": ("accent", "accent_strong", "", "on_accent"),
    "secondary": ("raised", "hover", "edge", "text"),
    "quiet": ("", "hover", "", "accent"),
    "plain": ("", "hover", "", "text"),
    "danger": ("danger", "danger", "", "on_danger"),
}
_INSET = FOCUS_WIDTH + FOCUS_GAP


def press_on(shortcut: str, button: QAbstractButton) -> None:
    """Have these keys click `button`, at once and once: Qt's own shortcut of a button waits 100 ms before."""
    keys = QShortcut(QKeySequence(shortcut), button, button.click)
    keys.setAutoRepeat(False)
    said = keys.key().toString(QKeySequence.SequenceFormat.NativeText)
    button.setAccessibleDescription(said)
    button.setToolTip(said)


class Button(Ringed, QPushButton):
    """A push button: `kind` is primary, secondary, quiet (accent words), plain (ink words) or danger; `role`
    is the type of its words.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        on_click: Callable[[], object] | None = None,
        shortcut: str = "",
        tip: str = "",
        role: str = "button",
    ) -> None:
        super().__init__(text)
        self._kind, self._icon, self._role = kind, icon, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text.replace("&", ""))
        if on_click is not None:
            self.clicked.connect(lambda: on_click())
        if shortcut:
            press_on(shortcut, self)
        if tip:
            self.setToolTip(tip)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.dress()

    def set_icon(self, icon: str) -> None:
        """Change the icon by name; "" for none."""
        self._icon = icon
        self.dress()

    def sizeHint(self) -> QSize:
        metrics = look().metrics(self._role)
        wide = metrics.horizontalAdvance(self._words()) + 2 * self._padding()
        if self._icon:
            wide += self._icon_size() + (look().px(8) if self._words() else 0)
        high = metrics.height() + 2 * look().px(7)
        return QSize(max(round(wide + 0.5), round(high)), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        ink = self._paint_ground(painter, whole)
        self._paint_content(painter, whole, ink)
        if self.ring_shown():
            ring(painter, whole, RADIUS + 1)

    def _paint_ground(self, painter: QPainter, whole: QRectF) -> str:
        ground, under, line, ink = _KINDS[self._kind]
        if self.isChecked():
            ground, under, line, ink = "accent_soft", "accent_soft", line, "accent"
        if not self.isEnabled():
            ground, under, line, ink = ("sunken" if ground else "", "", "", "muted")
        lit = under and (self.underMouse() or self.isDown())
        inset = _INSET - 1 if self.ring_shown() and not line else 0
        fill = look().colour(under if lit else ground) if (lit or ground) else None
        edge = look().colour(line) if line else None
        if fill or edge:
            rounded(painter, whole.adjusted(inset, inset, -inset, -inset), RADIUS, fill, edge)
        return ink

    def _paint_content(self, painter: QPainter, whole: QRectF, ink: str) -> None:
        words, size = self._words(), self._icon_size() if self._icon else 0
        gap = look().px(8) if words and size else 0
        wide = look().metrics(self._role).horizontalAdvance(words)
        start = max((whole.width() - size - gap - wide) / 2, 4.0)
        if self._icon:
            icons.paint(painter, self._icon, QRectF(start, (whole.height() - size) / 2, size, size), ink)
        left = start + size + gap
        write(painter, QRectF(left, 0, whole.width() - left, whole.height()), words, self._role, ink)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _padding(self) -> int:
        return look().px(8 if not self._words() else 10 if self._kind in ("quiet", "plain") else 14)

    def _icon_size(self) -> int:
        return look().px(18)


class IconButton(Button):
    """A square button with an icon alone; `name` is read aloud and shown as a tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: str = "plain",
        on_click: Callable[[], object] | None = None,
        shortcut: str = "",
    ) -> None:
        super().__init__("", kind, icon=icon, on_click=on_click, shortcut=shortcut, tip=name)
        self.setAccessibleName(name)
