"""The section of backups and exports."""

from PySide6.QtWidgets import QFileDialog

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.settings.keeping import Keeping
from ui.screens.settings.panel import Panel
from ui.theme.measures import S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.text import Text


class KeepingPanel(Panel):
    """Where each file goes is asked through the system’s dialog."""

    key = "keeping"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Keeping(desk, self)
        self.backup = Button(_("Sauvegarder maintenant…"), "primary", icon="backup", on_click=self._back_up)
        self.sheet = Button(_("Exporter en tableur…"), icon="export", on_click=lambda: self._export("xlsx"))
        self.lines = Button(
            _("Exporter en JSON Lines…"), icon="export", on_click=lambda: self._export("jsonl")
        )
        self.restore = Button(_("Remettre une sauvegarde…"), icon="undo", on_click=desk.restoring.emit)
        self._last, self._said = Text("", "strong"), column(spacing=S)
        self.cards.addLayout(self._said)
        for card in (self._backup_card(), self._restore_card(), self._export_card()):
            self.cards.addWidget(card)

    def _backup_card(self) -> Card:
        words = _(
            "Un seul fichier, chiffré comme le carnet et relu aussitôt. Gardez-le ailleurs\u00a0: "
            "une clé USB rangée, un espace de votre structure. Vous pouvez travailler pendant ce temps."
        )
        return Card(self._last, Text(words, "body", "muted"), row(self.backup, None), title=_("Sauvegarde"))

    def _restore_card(self) -> Card:
        words = _(
            "Elle s’ouvre avec la phrase de passe du jour où elle a été faite, et vous voyez ce qu’elle "
            "contient avant de décider. Le carnet qui est là n’est pas effacé\u00a0: il est mis de côté."
        )
        return Card(Text(words, "body", "muted"), row(self.restore, None), title=_("Remettre une sauvegarde"))

    def _export_card(self) -> Card:
        words = _(
            "Tout ce que vous pouvez lire, pour un tableur ou un autre logiciel. Le fichier n’est pas "
            "chiffré\u00a0; les partenaires dont le nom en dirait trop y sont masqués."
        )
        return Card(
            Text(words, "body", "muted"),
            box(Flow(self.sheet, self.lines)),
            title=_("Export lisible"),
        )

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        clear(self._said)
        self.presenter.arrive()

    def show_backup(self, sentence: str, tone: str) -> None:
        """See `keeping.View`."""
        self._last.setText(sentence)
        self._last.set_tone(tone)

    def show_busy(self, what: str) -> None:
        """See `keeping.View`."""
        for button in (self.backup, self.sheet, self.lines):
            button.setEnabled(not what)
        if what:
            clear(self._said)

    def show_written(self, sentence: str, detail: str) -> None:
        """See `keeping.View`."""
        self._say(Banner(sentence, detail, tone="success"))

    def show_trouble(self, sentence: str) -> None:
        """See `keeping.View`."""
        self._say(Banner(sentence, tone="danger"))

    def _say(self, banner: Banner) -> None:
        clear(self._said)
        self._said.addWidget(banner)

    def _back_up(self) -> None:
        name = self.presenter.suggested("cad")
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Sauvegarder le carnet"), name, "Sauvegarde (*.cad)"
        )
        if path:
            self.presenter.back_up(path)

    def _export(self, kind: str) -> None:
        name = self.presenter.suggested(kind)
        path, _kind = QFileDialog.getSaveFileName(self, _("Exporter le carnet"), name, f"*.{kind}")
        if path:
            self.presenter.export(path)
