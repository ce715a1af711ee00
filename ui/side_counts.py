"""What waits, beside the places of the side list: how many answers are late."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from cad.services.action import Done
    from cad.services.referrals import ReferralCounts
    from ui.main_window import MainWindow

REST_MS = 300
"""Several acts in a row are counted once."""
_TOUCHING = {"referral", "referral_event"}


class SideCounts(QObject):
    """Counted in the reading lane, after the screens have had their answers."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.ask)
        window.desk.changed.connect(self._changed)

    def _changed(self, done: "Done[Any]") -> None:
        if any(kind in _TOUCHING for kind, _id in done.changed):
            self._rest.start()

    def ask(self) -> None:
        """Count again."""
        from cad.services.referrals import count_referrals

        self._window.desk.ask(count_referrals, self._show, lambda _sentence: None)

    def _show(self, counts: "ReferralCounts") -> None:
        self._window.nav.set_count("referrals", counts.late, "danger")
