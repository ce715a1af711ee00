"""A date, typed the way it is said; what was understood is shown at the right while typing."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

from cad.domain.dates import show_day, show_weekday
from cad.domain.errors import Refused
from cad.domain.partial_date import parse_partial, show_partial
from cad.domain.text import _
from ui.theme.look import look
from ui.widgets.day_words import read_day
from ui.widgets.dressed import write
from ui.widgets.text_field import TextField


class DateField(TextField):
    """A day to come ("demain", "12/3", "lundi"), with `past` a day gone by ("hier", "lundi" is the last one)
    or, with `partial`, a past date that may be a year alone.

    ``value()`` is ISO ("2026-11-22", "1987-03", "1987") or "" when nothing readable is typed; ``problem()``
    is then the French sentence to give to ``Field.set_error``. Up and Down move by a day.
    """

    understood = Signal()

    def __init__(
        self,
        value: str = "",
        *,
        partial: bool = False,
        past: bool = False,
        today: Callable[[], date] = date.today,
        width: int = 260,
    ) -> None:
        super().__init__(width=width)
        self._partial, self._past, self._today = partial, past, today
        near = _("aujourd’hui, hier, 12/03…") if past else _("demain, lundi, 12/03…")
        self.setPlaceholderText(_("12/03/1987, mars 1987 ou 1987") if partial else near)
        self.textEdited.connect(lambda _text: self.understood.emit())
        self.set_value(value)

    def value(self) -> str:
        try:
            return self._read()
        except Refused:
            return ""

    def problem(self) -> str:
        """What is wrong with what is typed, "" when it reads or is empty."""
        try:
            self._read()
        except Refused as refused:
            return str(refused)
        return ""

    def set_value(self, value: str) -> None:
        self.setText(_typed(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if days and not self._partial:
            self._move(days)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if value := self.value():
            self.set_value(value)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        metrics = look().metrics("caption")
        room = self.width() - look().px(26) - look().metrics("body").horizontalAdvance(self.text())
        if hint := next((said for said in self._hints() if metrics.horizontalAdvance(said) < room), ""):
            area = QRectF(self.rect()).adjusted(0, 0, -look().px(10), 0)
            write(QPainter(self), area, hint, "caption", "muted", Qt.AlignmentFlag.AlignRight)

    def _read(self) -> str:
        if self._partial:
            return parse_partial(self.text(), today=self._today().isoformat())
        return read_day(self.text(), self._today(), past=self._past)

    def _hints(self) -> tuple[str, ...]:
        """What was understood, the fullest first: where room is short, the day of the week alone."""
        value = self.value()
        if not value or self._partial:
            return (show_partial(value),) if value else ()
        return show_day(value), show_weekday(value), show_weekday(value, short=True)

    def _move(self, days: int) -> None:
        start = date.fromisoformat(self.value()) if self.value() else self._today() - timedelta(days)
        self.set_value((start + timedelta(days)).isoformat())
        self.changed.emit()


def _typed(value: str) -> str:
    """12/03/1987, 03/1987 or 1987, the way it is typed."""
    return "/".join(reversed(value.split("-"))) if value else ""
