"""The section of the partners’ directory."""

from PySide6.QtWidgets import QFileDialog

from cad.domain.text import _
from cad.services.directory import AROUND
from ui.desk import QtDesk
from ui.screens.settings.directory import DirectoryImport
from ui.screens.settings.import_panel import ImportPanel
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layout import row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class DirectoryPanel(ImportPanel):
    """Where the files lie is asked through the system’s dialog; their reading can be interrupted."""

    key = "directory"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter: DirectoryImport = DirectoryImport(desk, self)
        self.choose = Button(_("Importer un annuaire…"), icon="upload", on_click=self._choose)
        self.begin = (self.choose,)
        self.area = TextField(", ".join(AROUND))
        self._used = Text("", "strong")
        words = _(
            "Les fichiers des structures et des services de data·inclusion, en JSON ou en CSV, compressés ou "
            "non\u00a0: choisissez les deux ensemble. Vos notes, vos favoris et les partenaires déjà pris "
            "restent. L’annuaire reste sur cet ordinateur, dans le carnet chiffré."
        )
        help = _("Départements, communes, EPCI (SIREN), avec une virgule entre deux\u00a0; rien\u00a0: tout.")
        area = Field(_("Secteur à garder"), self.area, help=help)
        title = _("Annuaire des services")
        self.cards.addWidget(
            Card(self._used, Text(words, "body", "muted"), area, row(self.choose, None), title=title)
        )

    def show_used(self, sentence: str) -> None:
        """See `directory.View`."""
        self._used.setText(sentence)

    def show_done(self, sentence: str, detail: str, *, report: bool) -> None:
        """See `directory.View`."""
        save = Button(_("Enregistrer la liste…"), on_click=self._save)
        self.say(Banner(sentence, detail, tone="success", actions=(save,) if report else ()))

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
