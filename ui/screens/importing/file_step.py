"""Choosing the file: dropped, or found with the system’s dialog; what is read of it, and its progress."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from cad.domain.text import _
from ui.theme.measures import XL, M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import clear, column
from ui.widgets.progress_panel import ProgressPanel


class FileStep(QWidget):
    """`choose` receives a path."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._choose, self._trouble = choose, ""
        self._said = column()
        self.button = Button(_("Choisir un fichier…"), "primary", icon="upload", on_click=self.ask)
        advice = _(
            "Excel, LibreOffice ou CSV, tel qu’il est\u00a0: colonnes dans n’importe quel ordre, plusieurs "
            "téléphones dans une case, dates écrites de toutes les façons."
        )
        state = EmptyState("upload", _("Déposez ici votre liste de résidents"), advice, self.button)
        zone = DropZone(state)
        zone.dropped.connect(choose)
        whole = column(self._said, spacing=M)
        whole.addWidget(zone, 1)
        self.setLayout(whole)

    def ask(self) -> None:
        """The system’s dialog."""
        kinds = (
            _("Tableaux")
            + " (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;"
            + _("Tous les fichiers")
            + " (*)"
        )
        path, _kind = QFileDialog.getOpenFileName(self, _("Choisir une liste de résidents"), "", kinds)
        if path:
            self._choose(path)

    def say(self, sentence: str) -> None:
        """Why the file cannot be read; "" takes it away."""
        clear(self._said)
        self._trouble = sentence
        if sentence:
            self._said.addWidget(Banner(sentence, tone="danger"))

    def offer(self, name: str, take_up: Callable[[], object]) -> None:
        """A file was left half-decided."""
        clear(self._said)
        words = _("Vous aviez commencé à importer «\u00a0{name}\u00a0».").format(name=name)
        self._said.addWidget(Banner(words, actions=(Button(_("Reprendre"), "quiet", on_click=take_up),)))

    def said(self) -> str:
        """Why the file cannot be read, "" when nothing is wrong."""
        return self._trouble


class WorkStep(QWidget):
    """Something long under way, and the button that interrupts it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._stop = stop
        self._panels = QStackedWidget()
        self._panel = ProgressPanel("")
        self.setLayout(column(Card(self._panels, margin=XL), None))

    def begin(self, sentence: str, *, stoppable: bool = True) -> None:
        """Start again from nothing."""
        self._panels.removeWidget(self._panel)
        self._panel.deleteLater()
        self._panel = ProgressPanel(sentence, stoppable=stoppable)
        self._panel.advance(0, 0)
        self._panel.cancelled.connect(self._stop)
        self._panels.addWidget(self._panel)
        self._panel.setFocus()

    def advance(self, done: int, total: int) -> None:
        """How far it is, in hundredths."""
        self._panel.advance(done, total)
