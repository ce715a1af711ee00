"""The section of the partners’ directory."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.text import _
from cad.services.action import Done
from cad.services.directory import AROUND
from ui.desk import QtDesk
from ui.screens.settings.directory import DirectoryImport
from ui.screens.settings.panel import Panel
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layout import box, clear, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class DirectoryPanel(Panel):
    """Where the files lie is asked through the system’s dialog; their reading can be interrupted."""

    key = "directory"
    _progressed = Signal(int, int)

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = DirectoryImport(desk, self)
        self.choose = Button(_("Importer un annuaire…"), icon="upload", on_click=self._choose)
        self.area = TextField(", ".join(AROUND))
        self._used, self._said = Text("", "strong"), column(spacing=S)
        words = _(
            "Les fichiers des structures et des services de data·inclusion, en JSON ou en CSV, compressés ou "
            "non\u00a0: choisissez les deux ensemble. Vos notes, vos favoris et les partenaires déjà pris "
            "restent. L’annuaire reste sur cet ordinateur, dans le carnet chiffré."
        )
        help = _("Départements, communes, EPCI (SIREN), avec une virgule entre deux\u00a0; rien\u00a0: tout.")
        area = Field(_("Secteur à garder"), self.area, help=help)
        self.cards.addLayout(self._said)
        title = _("Annuaire des services")
        self.cards.addWidget(
            Card(self._used, Text(words, "body", "muted"), area, row(self.choose, None), title=title)
        )

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        clear(self._said)
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        self.presenter.heard(done)

    def show_used(self, sentence: str) -> None:
        """See `directory.View`."""
        self._used.setText(sentence)

    def show_work(self, what: str) -> None:
        """See `directory.View`."""
        self.choose.setEnabled(not what)
        if what:
            working = ProgressPanel(what)
            working.cancelled.connect(self.presenter.stop)
            self._progressed.connect(working.advance)
            self._say(working)

    def advance(self, done: int, total: int) -> None:
        """See `directory.View`; any thread may call it."""
        self._progressed.emit(done, total)

    def show_done(self, sentence: str, detail: str, *, report: bool) -> None:
        """See `directory.View`."""
        save = Button(_("Enregistrer la liste…"), on_click=self._save)
        self._say(Banner(sentence, detail, tone="success", actions=(save,) if report else ()))

    def show_trouble(self, sentence: str) -> None:
        """See `directory.View`."""
        self._say(Banner(sentence, tone="danger"))

    def _say(self, *parts: QWidget) -> None:
        clear(self._said)
        self._said.addWidget(box(column(*parts, spacing=M)))

    def _choose(self) -> None:
        kinds = _("data·inclusion (*.json *.jsonl *.ndjson *.csv *.gz *.zip)")
        files, _kind = QFileDialog.getOpenFileNames(self, _("Importer un annuaire"), "", kinds)
        if files:
            self.presenter.start(files, self.area.value())

    def _save(self) -> None:
        kinds = _("Classeur (*.xlsx)")
        file, _kind = QFileDialog.getSaveFileName(self, _("Lignes à vérifier"), "annuaire.xlsx", kinds)
        if file:
            self.presenter.save_report(file)
