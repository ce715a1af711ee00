"""Typing rests: what was typed is then kept, and at once when the window closes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 400
"""Typing rests that long before what was typed is kept."""


class Pause(QTimer):
    """Started at each key; `rested` is called once none came for a while.

    A window that closes flushes each of its pauses: the last word typed before the cross is kept too.
    """

    def __init__(self, parent: QObject, rested: Callable[[], object], interval: int = PAUSE_MS) -> None:
        super().__init__(parent, singleShot=True, interval=interval)
        self._rested = rested
        self.timeout.connect(rested)

    def flush(self) -> None:
        """Do now what would be done in a moment, if anything."""
        if self.isActive():
            self.stop()
            self._rested()
