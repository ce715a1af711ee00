"""At the bottom of the side list: what is left in the battery, where there is one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.power import mark

if TYPE_CHECKING:
    from cad.services.battery import Battery
    from ui.main_window import MainWindow
    from ui.widgets.side_state import SideState


class SideBattery(QObject):
    """Nothing is shown, nor loaded, on a machine that has none."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.state: SideState | None = None
        window.desk.power.told.connect(self._show)

    def _show(self, battery: "Battery") -> None:
        self.state = self.state or self._made()
        words, _comma, detail = battery.words().partition(", ")
        self.state.show_state(*mark(battery), words, detail, battery.words())

    def _made(self) -> "SideState":
        from ui.widgets.side_state import SideState

        made = SideState()
        made.clicked.connect(self._window.desk.power.ask)
        self._window.nav.footer.insertWidget(0, made)
        return made
