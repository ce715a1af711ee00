"""Several values among many, all in sight: chips that one toggles with space and walks with the arrows."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.key_hint import key_width, paint_key
from ui.widgets.layout import Flow
from ui.widgets.picks import hinted as hints

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChipPicker(QWidget):
    """Multiple choice; `options` are (key, label) or (key, label, icon). One Tab stop, arrows inside, space
    toggles; with `hinted`, a letter shown on each too. `role` is the type of their words.
    """

    changed = Signal()

    def __init__(
        self,
        options: Iterable[tuple[str, ...]],
        value: Iterable[str] = (),
        *,
        hinted: bool = False,
        role: str = "label",
    ) -> None:
        super().__init__()
        self._chips = {key: Chip(*shown, role=role) for key, *shown in options}
        if hinted:
            chips = self._chips.values()
            for chip, hint in zip(chips, hints(chip.text() for chip in chips), strict=True):
                chip.show_hint(hint)
        self.setLayout(Flow(*self._chips.values(), spacing=6))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_value(value)
        for chip in self._chips.values():
            chip.clicked.connect(lambda _on: self.changed.emit())
            chip.moved.connect(self._move)
        self._keep_one_stop(0)

    def value(self) -> tuple[str, ...]:
        """The keys chosen, in the order of the options."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_value(self, value: Iterable[str]) -> None:
        """Choose these keys and no other, telling nobody."""
        chosen = set(value)
        for key, chip in self._chips.items():
            chip.setChecked(key in chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = [chip for chip in self._chips.values() if chip.hint and chip.hint == event.text().upper()]
        if meant and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            meant[0].click()
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        chips = list(self._chips.values())
        here = next(i for i, chip in enumerate(chips) if chip.hasFocus())
        there = (here + step) % len(chips)
        self._keep_one_stop(there)
        chips[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_one_stop(self, at: int) -> None:
        for i, chip in enumerate(self._chips.values()):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == at else Qt.FocusPolicy.ClickFocus)
            if i == at:
                self.setFocusProxy(chip)


class Chip(Ringed, QCheckBox):
    """A checkbox drawn as a chip; the check mark, not the colour alone, says that it is chosen."""

    moved = Signal(int)

    def __init__(self, label: str, icon: str = "", *, role: str = "label") -> None:
        super().__init__(label)
        self._icon, self._role, self.hint = icon, role, ""
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_hint(self, hint: str) -> None:
        """The key that toggles it, shown before its words."""
        self.hint = hint
        self.setAccessibleDescription(hint)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        elif self.hint and event.text().strip():
            event.ignore()  # the group decides
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = look().metrics(self._role)
        wide = metrics.horizontalAdvance(self.text()) + look().px(24 + 16 + 6)
        wide += key_width(self.hint) + look().px(7) if self.hint else 0
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(10)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, on = QPainter(self), QRectF(self.rect()), self.isChecked()
        ground = "accent_soft" if on else "hover" if self.underMouse() else "raised"
        edge = "accent" if on else "edge"
        rounded(
            painter, whole, whole.height() / 2, look().colour(ground), look().colour(edge), 1.5 if on else 1
        )
        size, left = look().px(16), float(look().px(11))
        if self.hint:
            left = paint_key(painter, whole, left, self.hint, "accent" if on else "text") + look().px(7)
        mark = "check" if on else self._icon or "plus"
        ink = "accent" if on else "muted"
        icons.paint(painter, mark, QRectF(left, (whole.height() - size) / 2, size, size), ink)
        words = whole.adjusted(left + size + look().px(6), 0, -look().px(8), 0)
        write(painter, words, self.text(), self._role, "accent" if on else "text")
        if self.ring_shown():
            ring(painter, whole, whole.height() / 2)
