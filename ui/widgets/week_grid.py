"""A week read at a glance: days side by side, hours from top to bottom, what happens where it happens.

Each thing is a control of its own, so that a screen reader and the keyboard know it: one Tab stop, arrows
walk. Days stand side by side as long as they can be read; fewer of them do in large text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cad.domain.dates import show_time
from ui.theme.look import look
from ui.theme.measures import RADIUS, S
from ui.widgets.dressed import Dressed, rounded, write
from ui.widgets.week_cell import Cell, CellButton

DAY_WIDTH = 112
"""Narrower than this, at 100 % text, a day says too little."""
BAND = 24
"""Pixels of what stands behind, at 100 % text."""
HOUR = 48
"""Pixels of an hour at least, at 100 % text: half of one holds a line."""
USUAL = (9, 17)
"""Hours shown even when nothing happens then."""
_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: 0}


class Day(NamedTuple):
    """A column: its ISO day, how it is called over it, how it is called aloud; `kept` even when empty."""

    day: str
    label: str
    spoken: str
    kept: bool


class WeekGrid(Dressed, QWidget):
    """`pointed` carries the key of what one is on, `opened` what Enter or a double click opens, `typed` a key
    and a letter. `paged`: another week (-1, 1) or this one (0). `asked`: a day and a time where nothing is.
    """

    pointed = Signal(str)
    opened = Signal(str)
    typed = Signal(str, str)
    paged = Signal(int)
    asked = Signal(str, str)
    menu_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._days: Sequence[Day] = ()
        self._shown: list[Day] = []
        self._cells: list[CellButton] = []
        self._hours = USUAL
        self._today = self._current = ""
        self._now = -1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fill(self, days: Sequence[Day], cells: Sequence[Cell], today: str, now: int, current: str) -> None:
        """Show another week; `now` is in minutes since midnight, `current` the key of what one is on."""
        held = any(cell.hasFocus() for cell in self._cells) or self.hasFocus()
        for old in self._cells:
            old.hide()
            old.deleteLater()
        self._days, self._today, self._now, self._current = days, today, now, current
        self._cells = [self._made(cell) for cell in cells]
        begins = [cell.begins // 60 for cell in cells]
        ends = [-(-cell.ends // 60) for cell in cells]
        self._hours = min([USUAL[0], *begins]), max([USUAL[1], *ends])
        self._keep_one_stop()
        self._lay()
        self.setMinimumHeight(self._least())
        self.updateGeometry()
        self.update()
        if held:
            self.take_keyboard()

    def _made(self, cell: Cell) -> CellButton:
        made = CellButton(cell, self)
        made.clicked.connect(lambda: self._point(cell.key))
        made.entered.connect(lambda: self._point(cell.key))
        made.doubled.connect(lambda: self.opened.emit(cell.key))
        made.menu_asked.connect(lambda: self.menu_asked.emit(cell.key))
        return made

    def take_keyboard(self) -> None:
        """To what one is on, else to the week itself."""
        cell = self._cell(self._current)
        (cell or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def current_rect(self) -> QRect:
        """Where what one is on stands."""
        cell = self._cell(self._current)
        return cell.geometry() if cell else QRect(0, self._top(max(self._now, USUAL[0] * 60)), 1, 1)

    def _cell(self, key: str) -> CellButton | None:
        return next((cell for cell in self._cells if cell.cell.key == key), None)

    def _keep_one_stop(self) -> None:
        for cell in self._cells:
            on = cell.cell.key == self._current
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
            cell.choose(on)
        alone = not self._cell(self._current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if alone else Qt.FocusPolicy.ClickFocus)

    def _point(self, key: str) -> None:
        if key != self._current:
            self._current = key
            self._keep_one_stop()
            self.pointed.emit(key)

    # Where things stand

    def days_shown(self) -> list[Day]:
        """Those there is room for, around what one is on, else around today."""
        kept = [day for day in self._days if day.kept]
        room = max(1, int((self.width() - self.gutter()) / look().px(DAY_WIDTH)))
        if room >= len(kept):
            return kept
        cell = self._cell(self._current)
        wanted = cell.cell.day if cell else self._today
        at = next((i for i, day in enumerate(kept) if day.day == wanted), 0)
        first = min(at // room * room, len(kept) - room)
        return kept[first : first + room]

    def gutter(self) -> int:
        """The width of the hours."""
        return round(look().metrics("caption").horizontalAdvance("00\u00a0h")) + 2 * S

    def column_rect(self, at: int) -> QRectF:
        """The column of a day shown."""
        wide = (self.width() - self.gutter()) / max(len(self._shown), 1)
        return QRectF(self.gutter() + at * wide, 0, wide, self.height())

    def _least(self) -> int:
        return (self._hours[1] - self._hours[0]) * look().px(HOUR) + S

    def _top(self, minutes: int) -> int:
        first, last = self._hours
        return round((minutes - first * 60) * (self.height() - S) / ((last - first) * 60)) + S // 2

    def _lay(self) -> None:
        self._shown = self.days_shown()
        at = {day.day: i for i, day in enumerate(self._shown)}
        for button in self._cells:
            cell = button.cell
            button.setVisible(cell.day in at)
            if cell.day in at:
                column = self.column_rect(at[cell.day]).adjusted(3, 0, -3, 0)
                band = look().px(BAND)
                column.setLeft(column.left() + (cell.inset if cell.lanes else cell.lane) * band)
                wide = column.width() / cell.lanes if cell.lanes else band
                left = column.left() + cell.lane * wide if cell.lanes else column.left()
                top = self._top(cell.begins)
                high = max(self._top(cell.ends) - top, round(look().metrics("caption").height()) + 4)
                button.setGeometry(round(left), top + 1, round(wide) - 2, high - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def dress(self) -> None:
        super().dress()
        if self._days:
            self.setMinimumHeight(self._least())
            self._lay()

    def sizeHint(self) -> QSize:
        return QSize(look().px(640), self._least())

    def is_today(self, day: Day) -> bool:
        """Whether this column is this very day."""
        return day.day == self._today

    # The keyboard and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cell(self._current):
            self.opened.emit(self._current)
        elif event.text().strip().isalpha():
            self.typed.emit(self._current, event.text().lower())
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """To the next thing of the day, or the nearest in time of the next day that has any; then a week."""
        cells = sorted((c.cell for c in self._cells), key=lambda c: (c.day, c.begins, c.lane))
        here = next((c for c in cells if c.key == self._current), None)
        if not here:
            there = cells[0] if cells else None
        elif down:
            at = cells.index(here) + down
            there = cells[at] if 0 <= at < len(cells) else None
        else:
            beyond = [c.day for c in cells if (c.day > here.day if across > 0 else c.day < here.day)]
            day = (min if across > 0 else max)(beyond, default="")
            near = [c for c in cells if c.day == day]
            there = min(near, key=lambda c: abs(c.begins - here.begins), default=None)
        if there:
            self._point(there.key)
            self._lay()
            self.update()
            self.take_keyboard()
        elif across or not here:
            self.paged.emit(across or down)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Where nothing is, something may be planned: to the half hour."""
        for at, day in enumerate(self._shown):
            if self.column_rect(at).contains(event.position()):
                first, last = self._hours
                minutes = (event.position().y() - S // 2) / (self.height() - S) * (last - first) * 60
                half = first * 60 + int(minutes // 30) * 30
                self.asked.emit(day.day, f"{half // 60:02}:{half % 60:02}")

    # What is painted behind

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        for at, day in enumerate(self._shown):
            if day.day == self._today:
                rounded(painter, self.column_rect(at).adjusted(1, 0, -1, 0), RADIUS, look().colour("hover"))
        line = QPen(look().colour("line"), 1)
        high = look().metrics("caption").height()
        for hour in range(self._hours[0], self._hours[1] + 1):
            y = self._top(hour * 60) + 0.5
            painter.setPen(line)
            painter.drawLine(QPointF(self.gutter(), y), QPointF(whole.right(), y))
            if hour < self._hours[1]:
                spot = QRectF(0, y - 1, self.gutter() - S, high)
                write(
                    painter, spot, show_time(f"{hour:02}:00"), "caption", "muted", Qt.AlignmentFlag.AlignRight
                )
        for at in range(1, len(self._shown)):
            x = self.column_rect(at).left()
            painter.setPen(line)
            painter.drawLine(QPointF(x, 0), QPointF(x, whole.bottom()))
        self._paint_now(painter)

    def _paint_now(self, painter: QPainter) -> None:
        first, last = self._hours
        for at, day in enumerate(self._shown):
            if day.day == self._today and first * 60 <= self._now <= last * 60:
                column, y = self.column_rect(at), self._top(self._now)
                painter.setPen(QPen(look().colour("focus"), 2))
                painter.drawLine(QPointF(column.left() + 1, y), QPointF(column.right() - 1, y))
