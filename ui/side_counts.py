"""What waits, beside the places of the side list: late answers, and who is here for one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from cad.domain.text import _

if TYPE_CHECKING:
    from cad.services.action import Done
    from cad.services.referrals import ReferralCounts
    from cad.services.session_pages import Waits
    from ui.main_window import MainWindow

REST_MS = 300
"""Several acts in a row are counted once."""
_REFERRALS = {"referral", "referral_event"}
_SESSIONS = {"session", "passage", "passage_move"}


class SideCounts(QObject):
    """Counted in the reading lane, after the screens have had their answers."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._told: set[str] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.ask)
        window.desk.changed.connect(self._changed)

    def _changed(self, done: "Done[Any]") -> None:
        if any(kind in _REFERRALS or kind in _SESSIONS for kind, _id in done.changed):
            self._rest.start()

    def ask(self) -> None:
        """Count again."""
        from cad.services.referrals import count_referrals
        from cad.services.session_pages import waiting_for_me

        quiet = lambda _sentence: None  # noqa: E731
        self._window.desk.ask(count_referrals, self._show, quiet)
        self._window.desk.ask(waiting_for_me, self._show_waits, quiet)

    def _show(self, counts: "ReferralCounts") -> None:
        self._window.nav.set_count("referrals", counts.late, "danger")

    def _show_waits(self, waits: "list[Waits]") -> None:
        """Whoever came since is said once, wherever one is; who was there already is on the first screen."""
        self._window.nav.set_count("field", len(waits), "accent")
        here = {one.came.passage.id: one for one in waits}
        new = [one for key, one in here.items() if self._told is not None and key not in self._told]
        self._told = here.keys() | (self._told or set())
        for one in new[-1:]:
            said = _("{name} est là pour vous, {place}.").format(name=one.came.name, place=one.place)
            self._window.desk.say(said, "info")
