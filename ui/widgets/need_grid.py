"""The thirteen themes and where each stands, at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cad.domain.themes import NEED_STATE_BY_KEY
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, XS, S
from ui.widgets.dressed import Ringed, ring, rounded, write
from ui.widgets.layout import Flow
from ui.widgets.need_states import paint_state, tone_of
from ui.widgets.tip import as_written


@dataclass(frozen=True, slots=True)
class NeedCell:
    """A theme (`key`, short `label`, `icon`), its `state`, and a few words: since when, the next step."""

    key: str
    label: str
    icon: str
    state: str = "not_discussed"
    detail: str = ""


class NeedGrid(QWidget):
    """`chosen` carries the key of a theme. One Tab stop, arrows inside.

    `looked` carries the theme under the pointer or the focus, "" for none. `compact`: one line a tile, the
    words of its state left to whoever listens to `looked`.
    """

    chosen = Signal(str)
    looked = Signal(str)

    def __init__(self, cells: Sequence[NeedCell] = (), *, compact: bool = False) -> None:
        super().__init__()
        self._cells: list[Cell] = []
        self._compact = compact
        self._grid = Tiles(spacing=XS if compact else S)
        self.setLayout(self._grid)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_cells(cells)

    def set_cells(self, cells: Sequence[NeedCell]) -> None:
        """Show these themes; the same number as before is updated in place."""
        while len(self._cells) > len(cells):
            self._cells.pop().deleteLater()
        while len(self._cells) < len(cells):
            self._add()
        for widget, cell in zip(self._cells, cells, strict=True):
            widget.set(cell)

    def _add(self) -> None:
        cell = Cell(compact=self._compact)
        cell.looked.connect(self.looked)
        cell.clicked.connect(lambda: self.chosen.emit(cell.cell.key))
        cell.moved.connect(self._move)
        cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._cells else Qt.FocusPolicy.StrongFocus)
        self._cells.append(cell)
        self._grid.addWidget(cell)

    def _move(self, right: int, down: int) -> None:
        here = next(i for i, cell in enumerate(self._cells) if cell.hasFocus())
        there = here + right + down * self._grid.columns(self.width())
        if 0 <= there < len(self._cells):
            self._cells[here].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._cells[there].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._cells[there].setFocus(Qt.FocusReason.TabFocusReason)


class Tiles(Flow):
    """Equal tiles, as many columns as fit."""

    def columns(self, width: int) -> int:
        """How many tiles stand side by side in `width` pixels."""
        widest = max((item.sizeHint().width() for item in self._items), default=1)
        return max(1, (width + self.spacing()) // (widest + self.spacing()))

    def sizeHint(self) -> QSize:
        return QSize(super().minimumSize().width() * 2, super().minimumSize().height())

    def _place(self, rect: QRect, *, move: bool) -> int:
        columns, gap = self.columns(rect.width()), self.spacing()
        wide = (rect.width() - gap * (columns - 1)) // columns
        high = max((item.sizeHint().height() for item in self._items), default=0)
        for i, item in enumerate(self._items):
            down, right = divmod(i, columns)
            if move:
                item.setGeometry(
                    QRect(rect.x() + right * (wide + gap), rect.y() + down * (high + gap), wide, high)
                )
        lines = -(-len(self._items) // columns)
        return lines * (high + gap) - gap if lines else 0


class Cell(Ringed, QPushButton):
    """One theme."""

    moved = Signal(int, int)
    looked = Signal(str)

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__()
        self.cell, self._compact = NeedCell("", "", "dot"), compact
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, cell: NeedCell) -> None:
        """Show a theme."""
        self.cell = cell
        self.setAccessibleName(f"{cell.label}, {NEED_STATE_BY_KEY[cell.state].label}")
        self.setAccessibleDescription(cell.detail)
        self.setToolTip("" if self._compact else as_written(cell.detail))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if move := moves.get(Qt.Key(event.key())):
            self.moved.emit(*move)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked.emit(self.cell.key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked.emit(self.cell.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked.emit("")

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(look().px(168), round(look().metrics("label").height() + look().px(12)))
        lines = look().metrics("button").height() + look().metrics("caption").height()
        return QSize(look().px(172), round(lines + look().px(18)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole, state = QPainter(self), QRectF(self.rect()), self.cell.state
        quiet, tone = state == "not_discussed", tone_of(state)
        fill = "hover" if self.underMouse() else "surface"
        ground = look().colour(fill) if quiet else look().soft(tone)
        lined = look().palette.name == "contrast" or (quiet and not self._compact)
        edge = look().colour("line" if quiet else tone) if lined else None
        rounded(painter, whole, RADIUS, ground, edge)
        side, inset = look().px(16 if self._compact else 18), look().px(10.0 if self._compact else 12.0)
        icons.paint(painter, self.cell.icon, QRectF(inset, (whole.height() - side) / 2, side, side), tone)
        self._paint_words(painter, whole.adjusted(inset + side + look().px(10), 0, -look().px(36), 0))
        mark = look().px(16.0)
        spot = QRectF(whole.right() - inset - mark, (whole.height() - mark) / 2, mark, mark)
        paint_state(painter, spot, state)
        if self.ring_shown():
            ring(painter, whole, RADIUS)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        if self._compact:
            ink = "muted" if self.cell.state == "not_discussed" else "text"
            write(painter, area, self.cell.label, "label", ink)
            return
        first, second = look().metrics("button").height(), look().metrics("caption").height()
        top = area.center().y() - (first + second) / 2
        write(painter, QRectF(area.left(), top, area.width(), first), self.cell.label, "button")
        words = self.cell.detail or NEED_STATE_BY_KEY[self.cell.state].label
        tone = tone_of(self.cell.state)
        write(painter, QRectF(area.left(), top + first, area.width(), second), words, "caption", tone)


__all__ = ["NeedCell", "NeedGrid"]
