"""At the bottom of the side list: whether everything is sent, seen at a glance; it opens Réglages › Dépôt."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.widgets.side_state import SideState


class SideStanding(QObject):
    """Nothing is shown, nor loaded, before a centre was joined."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.mark: SideState | None = None
        window.desk.exchange.told.connect(self._show)

    def _show(self, standing: Any, busy: bool) -> None:
        if not standing.centre:
            return
        from ui.exchange_words import said

        self.mark = self.mark or self._made()
        self.mark.show_state(*said(standing, busy, self._window.desk.now()))

    def _made(self) -> "SideState":
        from ui.widgets.side_state import SideState

        made = SideState()
        made.clicked.connect(lambda: self._window.desk.open("settings", section="centre"))
        self._window.nav.footer.addWidget(made)
        return made
