"""Nobody at the keyboard for a while: the window is told, and locks."""

import time
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QWindow

AFTER_START_MS = 2_000
"""Watching begins once the first screen is there: the first look at an event costs most."""
BEAT_MS = 5_000
"""Between two looks at the clock: a lid that opens after lunch finds the window locked within that time."""


def _with_sleep() -> int:
    """The steady clock that goes on while the machine sleeps; Qt’s timers, and `time.monotonic`, stop."""
    return getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", -1))


def now() -> float:
    """Seconds, those of sleep among them, whatever the clock on the wall is made to say."""
    clock = _with_sleep()
    return time.monotonic() if clock < 0 else time.clock_gettime(clock)


@cache
def _signs() -> "set[QEvent.Type]":
    from PySide6.QtCore import QEvent

    kinds = QEvent.Type
    return {kinds.KeyPress, kinds.MouseButtonPress, kinds.MouseMove, kinds.Wheel}


class IdleWatch(QObject):
    """Emits `idle` after `minutes` without a key or a pointer, then again as long as nobody comes; 0 never.

    The time the machine slept counts: whoever opens the lid finds the window locked.

    It looks at what the system sends to the window in use, not at what the app tells its own widgets: laying
    out one page is ten thousand events, and each would wait for Python.
    """

    idle = Signal()

    def __init__(self, parent: QObject, app: QGuiApplication, minutes: float) -> None:
        super().__init__(parent)
        self._app = app
        self._clock, self._limit = QTimer(self, singleShot=True), 0.0
        self._beat = QTimer(self, interval=BEAT_MS)
        self._last_sign = now()
        self._clock.timeout.connect(self.idle)
        self._beat.timeout.connect(self._look_at_the_clock)
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
        """Change the delay, which starts again."""
        self._clock.stop()
        self._beat.stop()
        self._limit, self._last_sign = minutes * 60, now()
        if self._limit:
            self._clock.start(round(minutes * 60_000))
            self._beat.start()

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        """Any sign of life starts the delay again; one that comes too late is no longer the adviser’s."""
        if event.type() not in _signs():
            return False
        late = self._look_at_the_clock()
        self._last_sign = now()
        if self._limit:
            self._clock.start()
        return late

    def _look_at_the_clock(self) -> bool:
        """Whether nobody was there for too long, which is then told."""
        late = bool(self._limit) and self.quiet_for() >= self._limit
        if late:
            self.idle.emit()
        return late

    def quiet_for(self) -> float:
        """Seconds since the last sign of life."""
        return now() - self._last_sign
