"""Once the first screen is in use, what the next gesture needs is brought in: one opens a person at once.

A slice at a time, none longer than a blink (the longest, making the screen of a person, takes 20 ms), and
only while nobody types or points. Closing the notebook ends it; what was not brought in is at its first use.
"""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.idle import IdleWatch
    from ui.main_window import MainWindow

FIRST_MS = 2_500
"""After the window is shown; the watch on the keyboard has begun by then."""
BETWEEN_MS = 60
QUIET_S = 0.7
"""Without a key or a pointer before each slice."""
MODULES = (
    "cad.services.page",
    "cad.services.residents",
    "cad.services.documents",
    "cad.services.duplicates",
    "ui.widgets.timeline",
    "ui.widgets.need_grid",
    "ui.screens.resident.presenter",
    "ui.screens.resident.composer",
    "ui.screens.resident.story_panel",
    "ui.screens.resident.themes_panel",
    "ui.screens.resident.columns",
    "ui.screens.resident.view",
)
"""In the order in which they need one another, so that each is a short slice (1 to 10 ms)."""


class WarmUp(QObject):
    """Goes with one window."""

    def __init__(self, window: "MainWindow", watch: "IdleWatch") -> None:
        super().__init__(window)
        self._watch = watch
        imports = [partial(import_module, name) for name in MODULES]
        self._left: list[Callable[[], object]] = [*imports, partial(window.prepare, "resident")]
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(FIRST_MS)

    def _go_on(self) -> None:
        if self._watch.quiet_for() > QUIET_S:
            self._left.pop(0)()
        if self._left:
            self._timer.start(BETWEEN_MS)

    def stop(self) -> None:
        """Bring in nothing more."""
        self._timer.stop()
