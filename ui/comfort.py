"""The comfort of this laptop: palette, text size, delay before locking, applied at once at each change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.idle import IdleWatch
from ui.theme.apply import SYSTEM, apply

if TYPE_CHECKING:
    from cad.services.action import Done
    from cad.services.preferences import Preferences
    from ui.desk import QtDesk

IDLE_MINUTES = 5
"""Before the rule of the notebook is read; a shared laptop is never far from a stranger."""
LATER_MS = 1500
"""The rule is read once the first screen is there."""


def as_shown(wanted: "Preferences") -> tuple[str, float]:
    """What `ui.theme.apply` calls them: "auto" is "system", 150 % is 1.5."""
    return SYSTEM if wanted.palette == "auto" else wanted.palette, wanted.scale / 100


class Comfort(QObject):
    """Follows one open notebook after another."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self.idle = app, IdleWatch(self, app, 0)
        self._rule: float = IDLE_MINUTES
        self._own: float = 0
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)

    def follow(self, desk: "QtDesk") -> None:
        """Dress as this adviser likes, now and whenever they say otherwise."""
        from cad.services.preferences import preferences

        self._rule = IDLE_MINUTES
        self.dress(preferences(desk.book))
        desk.preferred.connect(self.dress)
        desk.changed.connect(lambda done: self._changed(desk, done))
        self._later.timeout.connect(lambda: self._ask_rule(desk))
        self._later.start()

    def leave(self) -> None:
        """The notebook is closed: nothing locks any more."""
        if self._later.isActive():
            self._later.stop()
        self._later.timeout.disconnect()
        self.idle.set_minutes(0)

    def dress(self, wanted: "Preferences") -> None:
        """Palette and text size everywhere on screen; the delay starts again."""
        apply(self._app, *as_shown(wanted))
        self._own = wanted.idle_minutes
        self.idle.set_minutes(self._own or self._rule)

    def _changed(self, desk: "QtDesk", done: "Done[Any]") -> None:
        if any(kind == "rule" for kind, _id in done.changed):
            self._ask_rule(desk)

    def _ask_rule(self, desk: "QtDesk") -> None:
        from cad.services.settings import rules

        desk.ask(rules, self._heard, lambda _sentence: None)

    def _heard(self, rules: list[Any]) -> None:
        self._rule = next(rule.value for rule in rules if rule.name == "idle_lock_minutes")
        self.idle.set_minutes(self._own or self._rule)
