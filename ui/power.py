"""The battery, asked now and then off the window’s thread; where there is none, nothing is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cad.domain.text import _

if TYPE_CHECKING:
    from cad.services.battery import Battery
    from ui.desk import QtDesk

EVERY_MS = 60_000


class Power(QObject):
    """Owned by the desk. `told` carries the `Battery` each time it is known."""

    told = Signal(object)

    def __init__(self, desk: "QtDesk") -> None:
        super().__init__()
        self._desk = desk
        self.battery: Battery | None = None
        self._next = QTimer(self, interval=EVERY_MS)
        self._next.timeout.connect(self.ask)

    def ask(self) -> None:
        """Ask now, and every minute from now on where there is a battery."""
        self._desk.render(_battery, self._known, lambda _sentence: None)

    def close(self) -> None:
        """Ask no more."""
        self._next.stop()

    def _known(self, battery: "Battery | None") -> None:
        if battery is None:
            self._next.stop()
            return
        was_low = bool(self.battery and self.battery.low)
        self.battery = battery
        if not self._next.isActive():
            self._next.start()
        self.told.emit(battery)
        if battery.low and not was_low:
            self._desk.say(
                _("{battery}\u00a0: branchez l’ordinateur. Ce qui est noté reste enregistré.").format(
                    battery=battery.words()
                ),
                "warning",
            )


def mark(battery: "Battery") -> tuple[str, str]:
    """Its icon and its tone."""
    return ("warning", "warning") if battery.low else ("battery", "muted")


def _battery(_book: object) -> "Battery | None":
    """Imported where it is asked."""
    from cad.services import battery

    return battery.battery()
