"""One value among several, all in sight, that go to the next line as words do: filters, answers."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from cad.domain.names import fold
from ui.theme import icons
from ui.theme.look import look
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.key_hint import key_width, paint_key
from ui.widgets.layout import Flow, clear
from ui.widgets.tip import as_written

LEAST = 200
"""Narrower than this, at 100 % text, a choice would say too little."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIER = Qt.KeyboardModifier
_PLAIN = (_MODIFIER.NoModifier, _MODIFIER.ShiftModifier, _MODIFIER.KeypadModifier)


class Pick(NamedTuple):
    """One choice; `mark` is a short word at its right (a count), `hint` the key that takes it."""

    key: str
    label: str
    icon: str = ""
    mark: str = ""
    mark_tone: str = "muted"
    hint: str = ""


class Picks(QWidget):
    """``value()`` is a key, "" while nothing is chosen. One Tab stop, arrows inside; the `hint` of a choice,
    a letter, takes it and emits `hinted` besides; `entered` is Enter. `role` is the type of their words.
    """

    changed = Signal()
    entered = Signal()
    hinted = Signal()

    def __init__(self, picks: Iterable[Pick] = (), value: str = "", *, role: str = "label") -> None:
        super().__init__()
        self._role = role
        self._parts: dict[str, Part] = {}
        self._flow = Flow(spacing=6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_picks(picks, value)

    def set_picks(self, picks: Iterable[Pick], value: str = "") -> None:
        """Offer these; the same ones with other marks keep their place and the keyboard."""
        asked = {pick.key: pick for pick in picks}
        if list(asked) != list(self._parts):
            self._make(asked.values())
        for key, part in self._parts.items():
            part.show_pick(asked[key])
        self.set_value(value)

    def _make(self, picks: Iterable[Pick]) -> None:
        clear(self._flow)
        self._parts = {pick.key: Part(self._role) for pick in picks}
        for key, part in self._parts.items():
            self._flow.addWidget(part)
            part.clicked.connect(lambda _on, key=key: self.take(key))
        self.updateGeometry()

    def value(self) -> str:
        """The key chosen, "" when none."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a key, or nothing, telling nobody."""
        for key, part in self._parts.items():
            part.choose(key == value)
        self._keep_one_stop(value if value in self._parts else next(iter(self._parts), ""))

    def take(self, key: str) -> None:
        """Choose as the person does."""
        self.set_value(key)
        self.changed.emit()

    def _keep_one_stop(self, at: str) -> None:
        for key, part in self._parts.items():
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == at else Qt.FocusPolicy.ClickFocus)
            if key == at:
                self.setFocusProxy(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() in _PLAIN
        if plain and (step := _STEPS.get(key, 0)):
            self._move(step)
        elif plain and key in _ENTER:
            self.entered.emit()
        elif not (plain and self.take_hint(event.text())):
            super().keyPressEvent(event)

    def take_hint(self, hint: str) -> bool:
        """Take the choice that has this key; False when none has."""
        hints = {part.pick.hint: key for key, part in self._parts.items() if part.pick.hint}
        meant = hints.get(hint.upper(), "")
        if meant:
            self._parts[meant].setFocus(Qt.FocusReason.TabFocusReason)
            self.take(meant)
            self.hinted.emit()
        return bool(meant)

    def _move(self, step: int) -> None:
        keys = list(self._parts)
        here = next((i for i, part in enumerate(self._parts.values()) if part.hasFocus()), 0)
        there = keys[(here + step) % len(keys)]
        self._parts[there].setFocus(Qt.FocusReason.TabFocusReason)
        self.take(there)


def hinted(labels: Iterable[str]) -> list[str]:
    """A letter to take each label by, the first of its own that is not taken: letters can be typed without
    Shift on any keyboard, which figures cannot.
    """
    hints: list[str] = []
    for label in labels:
        hints.append(next((sign for sign in fold(label).upper() if sign.isalpha() and sign not in hints), ""))
    return hints


class Part(Ringed, QRadioButton):
    """One choice; a radio button to Qt and to screen readers. Words too long for the line are in its tip."""

    def __init__(self, role: str = "label") -> None:
        super().__init__()
        self.pick, self._role = Pick("", ""), role
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_pick(self, pick: Pick) -> None:
        """Show another choice."""
        self.pick = pick
        self.setText(pick.label)
        self.setAccessibleName(" ".join(filter(None, (pick.label, pick.mark))))
        self.setAccessibleDescription(pick.hint)
        self.dress()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def choose(self, on: bool) -> None:
        """Chosen or not; Qt’s exclusivity, which screen readers are told of, would never let go of one."""
        self.setAutoExclusive(False)
        self.setChecked(on)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """The group decides."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the group decides

    def sizeHint(self) -> QSize:
        metrics, gap = look().metrics(self._role), look().px(7)
        wide = metrics.horizontalAdvance(self.pick.label) + 2 * look().px(12)
        wide += look().px(16 + 6) if self.pick.icon else 0
        wide += metrics.horizontalAdvance(self.pick.mark) + gap if self.pick.mark else 0
        wide += key_width(self.pick.hint) + gap if self.pick.hint else 0
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(11)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(look().px(LEAST), 1 << 20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(as_written(self.accessibleName()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, on = QPainter(self), QRectF(self.rect()), self.isChecked()
        ground = "accent_soft" if on else "hover" if self.underMouse() else "raised"
        edge = look().colour("accent" if on else "edge")
        rounded(painter, whole, whole.height() / 2, look().colour(ground), edge, 2 if on else 1)
        left = self._paint_lead(painter, whole, "accent" if on else "muted")
        end = whole.width() - look().px(12)
        words = QRectF(left, 0, end - left + 1, whole.height())
        left += write(painter, words, self.pick.label, self._role, "accent" if on else "text")
        left += look().px(7)
        mark = QRectF(left, 0, end - left + 1, whole.height())
        write(painter, mark, self.pick.mark, self._role, self.pick.mark_tone)
        if self.ring_shown():
            ring(painter, whole, whole.height() / 2)

    def _paint_lead(self, painter: QPainter, whole: QRectF, ink: str) -> float:
        """The key that takes it, the icon; answers where the words begin."""
        left = float(look().px(12))
        if self.pick.hint:
            left = paint_key(painter, whole, left - look().px(4), self.pick.hint, ink) + look().px(7)
        if self.pick.icon:
            size = look().px(16.0)
            icons.paint(painter, self.pick.icon, QRectF(left, (whole.height() - size) / 2, size, size), ink)
            left += size + look().px(6)
        return left
