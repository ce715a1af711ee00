"""Says at the top of the window that the people are invented, and offers to begin with real ones."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cad.domain.text import _

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Demonstration(QObject):
    """Asks when the window is shown, and says it once; a notebook of one’s own shows nothing."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._said = window, False

    def ask(self) -> None:
        """Whether the people are invented."""
        from cad.services.invented import is_demonstration

        self._window.desk.ask(is_demonstration, self._show)

    def _show(self, invented: bool) -> None:
        if not invented or self._said:
            return
        self._said = True
        from ui.widgets.button import Button
        from ui.widgets.strip import Strip

        own = self._window.own_notebook.emit
        actions = (
            Button(_("Créer mon carnet"), "quiet", icon="key", on_click=lambda: own("today")),
            Button(_("Importer ma liste"), "quiet", icon="upload", on_click=lambda: own("import")),
        )
        sentence = _("Démonstration\u00a0: toutes les personnes sont inventées.")
        self._window.banners.addWidget(Strip("flag", sentence, tone="need", actions=actions))
