"""The board of a drop-in, in letters that are read from two metres away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from cad.domain.text import _
from cad.services import queue
from ui.desk import QtDesk
from ui.screens.board.presenter import Line, Presenter
from ui.theme.look import look
from ui.theme.measures import XL, XXL, L, M, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import box, clear, column, row
from ui.widgets.page import Page
from ui.widgets.text import Text

LARGE, BESIDE = 40, 24
"""Pixels at 100 % text: letters of a centimetre are read at two metres, of half of one at one."""
TWO_COLUMNS = 800
"""Narrower than this (at 100 % text), who is received stands under who waits."""
MINUTE_MS = 60_000


class Large(Text):
    """Words for a room."""

    def __init__(self, text: str, size: int, tone: str = "text", *, strong: bool = False) -> None:
        self._size, self._strong = size, strong
        super().__init__(text, "strong" if strong else "body", tone)

    def dress(self) -> None:
        super().dress()
        font = QFont(self.font())
        font.setPixelSize(round(look().px(self._size)))
        self.setFont(font)


class Screen(QWidget):
    """See `presenter.View`. Escape leaves it; Ctrl+J calls the next person."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        call = Button(_("Appeler la personne suivante"), "primary", icon="bell", on_click=self._call)
        leave = Button(_("Quitter le tableau"), icon="close", on_click=self._leave)
        self._page = Page("", actions=(leave, call))
        self._waiting, self._received = QGridLayout(), QGridLayout()
        for grid in (self._waiting, self._received):
            grid.setHorizontalSpacing(XL)
            grid.setVerticalSpacing(S)
            grid.setColumnStretch(1, 1)
        self._none, self._more = Large(_("Personne n’attend."), LARGE, "muted"), Large("", BESIDE, "muted")
        waiting = Card(box(self._waiting), self._none, self._more, title=_("Attendent"), margin=XXL)
        self._calls = Card(box(self._received), title=_("Reçu·es en ce moment"), margin=XXL)
        self._columns = row(column(waiting, None), column(self._calls, None), spacing=L)
        self._columns.setStretch(0, 3)
        self._columns.setStretch(1, 2)
        self._page.body.addLayout(self._columns)
        self._page.body.addStretch(1)
        self._page.body.setSpacing(M)
        self.setLayout(column(self._page))
        desk.changed.connect(self.presenter.heard)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)
        QShortcut(QKeySequence("Ctrl+J"), self).activated.connect(self._call)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.presenter.refresh)

    def arrive(self, **where: str) -> None:
        """Come to the board of a session."""
        self.presenter.arrive(where["session"])
        self._minute.start()
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when there is not room for two: a name is never cut."""
        wide = event.size().width() >= look().px(TWO_COLUMNS)
        side, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if wide else stacked)
        super().resizeEvent(event)

    def show_board(self, title: str, waiting: list[Line], more: str, received: list[Line]) -> None:
        """See `presenter.View`."""
        self._page.set_title(title)
        _fill(self._waiting, waiting, waiting=True)
        _fill(self._received, received, waiting=False)
        self._none.setVisible(not waiting)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._calls.setVisible(bool(received))

    def _call(self) -> None:
        self._desk.act(queue.call_next, session=self.presenter.session)

    def _leave(self) -> None:
        self._minute.stop()
        self._desk.open("field", session=self.presenter.session)


def _fill(grid: QGridLayout, lines: Sequence[Line], *, waiting: bool) -> None:
    """How long one waits stands at the right; who receives, under the name."""
    clear(grid)
    for place, line in enumerate(lines):
        name = Large(line.name, LARGE, "accent" if waiting and not place else "text", strong=True)
        beside = (2 * place, 2) if waiting else (2 * place + 1, 1)
        grid.addWidget(Large(line.rank, BESIDE, "muted"), 2 * place, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(name, 2 * place, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Large(line.beside, BESIDE, "muted"), *beside, Qt.AlignmentFlag.AlignVCenter)
