"""Needs typed at speed: "garde", Tab; each becomes a chip whose state a click changes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from cad.domain.text import _
from cad.domain.themes import BY_KEY, NEED_STATES
from ui.screens.resident.theme_choice import ThemeChoice
from ui.screens.resident.typed import NeedTyped, matching, read_need
from ui.theme.look import look
from ui.theme.measures import XS, S
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.need_states import paint_state, tone_of
from ui.widgets.text_field import TextField


class NeedEntry(QWidget):
    """``value()`` is the needs taken, ``typed()`` what is still in the field; `changed` when either does."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._needs: tuple[NeedTyped, ...] = ()
        self._chips: list[NeedChip] = []
        self.field = NeedField(self)
        self._flow = Flow(spacing=6)
        held = box(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        whole = row(self.field, box(column(held, None, margins=(0, XS, 0, 0))), spacing=S)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)
        self.setLayout(whole)
        self.field.textEdited.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.field)

    def value(self) -> tuple[NeedTyped, ...]:
        """The needs taken so far."""
        return self._needs

    def typed(self) -> str:
        """What is still being typed."""
        return self.field.value()

    def set_value(self, needs: tuple[NeedTyped, ...], typed: str = "") -> None:
        """Show these needs, telling nobody."""
        self._needs = needs
        self.field.set_value(typed)
        while len(self._chips) < len(needs):
            self._chips.append(NeedChip())
            self._chips[-1].chosen.connect(self._change)
            self._flow.addWidget(self._chips[-1])
        for i, chip in enumerate(self._chips):
            chip.setVisible(i < len(needs))
            if i < len(needs):
                chip.set(needs[i])

    def taken(self) -> frozenset[str]:
        """The themes already taken."""
        return frozenset(need.theme for need in self._needs)

    def take(self, theme: str = "") -> bool:
        """Take what is typed (or a theme chosen in the list); False when it is no theme."""
        said = read_need(self.field.value(), self.taken())
        if theme:
            said = NeedTyped(theme, said.state if said else "need")
        if said is None:
            return False
        self.set_value((*self._needs, said))
        self.changed.emit()
        return True

    def take_back(self) -> None:
        """Remove the last one."""
        if self._needs:
            self._change(self._needs[-1].theme, "")

    def _change(self, theme: str, state: str) -> None:
        """Another state for a theme; "" removes it."""
        kept = (replace(n, state=state) if n.theme == theme else n for n in self._needs)
        self.set_value(tuple(n for n in kept if n.state), self.field.value())
        self.changed.emit()


class NeedField(TextField):
    """The field itself: Tab, Enter or a comma takes what is typed; arrows choose; Backspace takes back."""

    def __init__(self, entry: NeedEntry) -> None:
        super().__init__(placeholder=_("garde, mobilité…"))
        self.setAccessibleName(_("Besoins"))
        self._entry = entry
        self._choice: ThemeChoice | None = None
        self.textEdited.connect(lambda _text: self._offer())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.value():
            self._take()
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, choice = Qt.Key(event.key()), self._choice
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps and choice and choice.isVisible():
            choice.step(steps[key])
        elif event.text() == "," or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()):
            self._take()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self._entry.take_back()
            self._offer()
        elif key == Qt.Key.Key_Escape and choice and choice.isVisible():
            self._hide()
        else:
            super().keyPressEvent(event)

    def _take(self, theme: str = "") -> None:
        moved = self._choice.current() if self._choice and self._choice.moved else ""
        if self._entry.take(theme or moved) and self.hasFocus():
            self._offer()

    def _offer(self) -> None:
        if not self.hasFocus():
            return
        if self._choice is None:
            self._choice = ThemeChoice(self)
            self._choice.picked.connect(self._take)
        self._choice.offer(matching(self.text(), self._entry.taken()))

    def _hide(self) -> None:
        if self._choice:
            self._choice.hide()


class NeedChip(Ringed, QPushButton):
    """A need taken: its mark and words; a click opens its other states. `chosen` carries theme and state."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._need = NeedTyped("money")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open_menu)

    def set(self, need: NeedTyped) -> None:
        """Show a need."""
        self._need = need
        self.setAccessibleName(need.words())
        self.setToolTip(BY_KEY[need.theme].label)
        self.dress()

    def sizeHint(self) -> QSize:
        metrics = look().metrics("label")
        wide = metrics.horizontalAdvance(self._need.words()) + look().px(14 + 6 + 22)
        return QSize(round(wide + 0.5), round(metrics.height() + look().px(10)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, tone = QPainter(self), QRectF(self.rect()), tone_of(self._need.state)
        rounded(painter, whole, whole.height() / 2, look().soft(tone), look().colour(tone))
        side, left = look().px(14.0), look().px(10.0)
        paint_state(painter, QRectF(left, (whole.height() - side) / 2, side, side), self._need.state)
        words = whole.adjusted(left + side + look().px(6), 0, -look().px(6), 0)
        write(painter, words, self._need.words(), "label", tone)
        if self.ring_shown():
            ring(painter, whole, whole.height() / 2)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in NEED_STATES[1:]:
            menu.addAction(state.label, partial(self.chosen.emit, self._need.theme, state.key))
        menu.addSeparator()
        menu.addAction(_("Retirer"), partial(self.chosen.emit, self._need.theme, ""))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
