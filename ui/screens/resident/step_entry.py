"""Next steps typed at speed: what, who, for when. "Appeler la crèche pour lundi" fills the day by itself."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cad.domain.dates import show_day
from cad.domain.journey import STEP_ACTORS
from cad.domain.text import _
from ui.screens.resident.typed import StepTyped, read_step
from ui.screens.resident.writing import Writing
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import XS, S
from ui.widgets.button import IconButton
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.dressed import Dressed, write
from ui.widgets.layout import column, row
from ui.widgets.text_field import TextField


class StepEntry(Dressed, QWidget):
    """``value()`` is the steps taken; the one being typed counts too once the encounter is kept."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._steps: tuple[StepTyped, ...] = ()
        self._rows: list[StepRow] = []
        self._understood = False
        self.title = StepField()
        self.who = Choice(STEP_ACTORS.items())
        self.who.setAccessibleName(_("Qui fait cette étape"))
        self.due = DateField(today=today)
        self.due.setAccessibleName(_("Pour quel jour"))
        self.due.setPlaceholderText(_("demain, lundi…"))
        self._taken = column(spacing=2)
        self._line = row(self.title, row(self.who, self.due, None, spacing=S), spacing=S, stretch=0)
        self.setLayout(column(self._line, self._taken, spacing=XS))
        self.title.textEdited.connect(self._understand)
        self.title.taken.connect(self.take)
        for editor in (self.title, self.who, self.due):
            editor.changed.connect(self.changed)
        self.due.changed.connect(self._day_chosen)
        self.setFocusProxy(self.title)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.who.setMaximumWidth(look().px(150))
        self.due.setMaximumWidth(look().px(170))

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, who and when stand under what."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def value(self) -> tuple[StepTyped, ...]:
        """The steps taken so far."""
        return self._steps

    def typed(self) -> tuple[str, str, str]:
        """What is being typed: words, who, and the day when it was chosen apart from the words."""
        return self.title.value(), self.who.value(), "" if self._understood else self.due.value()

    def set_writing(self, writing: Writing) -> None:
        """Show these steps, telling nobody."""
        self._steps = writing.steps
        self.title.set_value(writing.step)
        self.who.set_value(writing.step_who)
        self.due.set_value(writing.step_due)
        self._understood = False
        if not writing.step_due:
            self._understand(writing.step)
        self._fill()

    def take(self) -> None:
        """Keep the step typed and make room for another."""
        words, who, day = self.typed()
        step = Writing(step=words, step_who=who, step_due=day).step_typed(self._today())
        if step:
            self.set_writing(Writing(steps=(*self._steps, step)))
            self.changed.emit()

    def _understand(self, text: str) -> None:
        step = read_step(text, self._today())
        day = step.due_on if step else ""
        if day or self._understood:
            self.due.set_value(day)
            self._understood = bool(day)

    def _day_chosen(self) -> None:
        self._understood = False

    def _remove(self, at: int) -> None:
        self._steps = self._steps[:at] + self._steps[at + 1 :]
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        while len(self._rows) < len(self._steps):
            self._rows.append(StepRow(partial(self._remove, len(self._rows))))
            self._taken.addWidget(self._rows[-1])
        for i, shown in enumerate(self._rows):
            shown.setVisible(i < len(self._steps))
            if i < len(self._steps):
                shown.set(self._steps[i])


class StepField(TextField):
    """Enter keeps the step, when there is one; Ctrl+Enter is the composer’s."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__(placeholder=_("finir le CV pour lundi"))
        self.setAccessibleName(_("Prochaine étape"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class StepRow(QWidget):
    """A step taken, and how to take it back."""

    def __init__(self, remove: Callable[[], None]) -> None:
        super().__init__()
        self._words = StepWords()
        whole = row(self._words, IconButton("close", _("Retirer cette étape"), on_click=remove), spacing=XS)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def set(self, step: StepTyped) -> None:
        """Show a step."""
        day = show_day(step.due_on)
        self._words.say(step.title, " · ".join(filter(None, (STEP_ACTORS[step.who], day))))


class StepWords(Dressed, QWidget):
    """A mark, the step, and in muted words who and when."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._detail = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, detail: str) -> None:
        """Show these words."""
        self._title, self._detail = title, detail
        self.setAccessibleName(f"{title}, {detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), round(look().metrics("body").height() + look().px(6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, side = QPainter(self), QRectF(self.rect()), look().px(16.0)
        icons.paint(painter, "step", QRectF(0, (whole.height() - side) / 2, side, side), "accent")
        left: float = side + look().px(8)
        room = whole.width() - left - look().metrics("caption").horizontalAdvance(self._detail) - S
        left += write(painter, QRectF(left, 0, max(room, 0), whole.height()), self._title) + S
        write(painter, whole.adjusted(left, 0, 0, 0), self._detail, "caption", "muted")
