"""What a section that reads files has: how far one is, a way to interrupt it, what came of it."""

from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.settings.panel import Panel
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import box, clear, column
from ui.widgets.progress_panel import ProgressPanel


class Reader(Protocol):
    """Who reads the files."""

    def arrive(self) -> None:
        """Ask what is imported."""

    def heard(self, done: Done[Any]) -> None:
        """Something was written."""

    def stop(self) -> None:
        """Interrupt what is under way."""


class ImportPanel(Panel):
    """What is said comes above the cards; `begin` are the buttons that wait while a file is read."""

    presenter: Reader
    begin: tuple[Button, ...] = ()
    _progressed = Signal(int, int)

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self._said = column(spacing=S)
        self.cards.addLayout(self._said)

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        clear(self._said)
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        self.presenter.heard(done)

    def show_work(self, what: str) -> None:
        """A file is being read; "" once it is over."""
        for button in self.begin:
            button.setEnabled(not what)
        if what:
            working = ProgressPanel(what)
            working.cancelled.connect(self.presenter.stop)
            self._progressed.connect(working.advance)
            self.say(working)

    def advance(self, done: int, total: int) -> None:
        """How far; any thread may call it."""
        self._progressed.emit(done, total)

    def show_trouble(self, sentence: str) -> None:
        """It could not be."""
        self.say(Banner(sentence, tone="danger"))

    def say(self, *parts: QWidget) -> None:
        """This instead of what was said."""
        clear(self._said)
        self._said.addWidget(box(column(*parts, spacing=M)))
