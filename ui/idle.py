"""Nobody at the keyboard for a while: the window is told, and locks."""

from functools import cache
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QWindow

AFTER_START_MS = 2_000
"""Watching begins once the first screen is there: the first look at an event costs most."""


@cache
def _signs() -> "set[QEvent.Type]":
    from PySide6.QtCore import QEvent

    kinds = QEvent.Type
    return {kinds.KeyPress, kinds.MouseButtonPress, kinds.MouseMove, kinds.Wheel}


class IdleWatch(QObject):
    """Emits `idle` after `minutes` without a key or a pointer; 0 never.

    It looks at what the system sends to the window in use, not at what the app tells its own widgets: laying
    out one page is ten thousand events, and each would wait for Python.
    """

    idle = Signal()

    def __init__(self, parent: QObject, app: QGuiApplication, minutes: float) -> None:
        super().__init__(parent)
        self._app = app
        self._clock, self._watching = QTimer(self, singleShot=True), False
        self._last_sign = monotonic()
        self._clock.timeout.connect(self.idle)
        self.set_minutes(minutes)
        QTimer.singleShot(AFTER_START_MS, self, self.watch)

    def watch(self) -> None:
        """Begin to look, at the window in use and at each that comes after it."""
        self._app.focusWindowChanged.connect(self._look_at)
        self._look_at(QGuiApplication.focusWindow())

    def _look_at(self, window: "QWindow | None") -> None:
        if window:
            window.installEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Change the delay."""
        self._clock.stop()
        self._watching = minutes > 0
        if self._watching:
            self._clock.start(round(minutes * 60_000))

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        """Any sign of life starts the delay again, also after it has run out once."""
        if event.type() in _signs():
            self._last_sign = monotonic()
            if self._watching:
                self._clock.start()
        return False

    def quiet_for(self) -> float:
        """Seconds since the last sign of life."""
        return monotonic() - self._last_sign
