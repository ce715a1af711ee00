"""A recovery code just made, shown once: to print, to save or to copy by hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.text import _
from cad.services import saving
from ui.desk import QtDesk
from ui.screens.paper.printer import print_pdf
from ui.theme.measures import M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.layout import box, column
from ui.widgets.text import Text


class RecoverySheet(DialogSheet):
    """The code is kept nowhere: once the sheet is closed, nobody can show it again."""

    def __init__(self, host: QWidget, desk: QtDesk, code: str) -> None:
        self._desk, self._code = desk, code
        shown = Text(code.replace("-", " "), "title", selectable=True)
        words = _(
            "Elle remplace l’ancienne. Gardez-la loin de l’ordinateur, et détruisez l’autre\u00a0: elle "
            "ouvre encore les sauvegardes faites avant celle-ci."
        )
        warned = _("Ce code ne sera plus montré\u00a0: imprimez-le ou recopiez-le avant de fermer.")
        body = box(column(Text(words), shown, Banner(warned, tone="warning"), spacing=M))
        save = Button(_("Enregistrer en PDF…"), icon="save", on_click=self.save)
        self._printing = Button(_("Imprimer…"), "primary", icon="print", on_click=self.print)
        super().__init__(
            host, _("Votre nouvelle fiche de secours"), body=body, actions=(save, self._printing)
        )

    def open_sheet(self) -> None:
        """Ready to print."""
        super().open_sheet()
        self._printing.setFocus(Qt.FocusReason.TabFocusReason)

    def print(self) -> None:
        """Through the system’s dialog."""
        self._with_pdf(self._print)

    def save(self) -> None:
        """As a PDF where the person says."""
        title, kind = _("Enregistrer la fiche"), "PDF (*.pdf)"
        path, _kind = QFileDialog.getSaveFileName(self, title, "fiche-de-secours.pdf", kind)
        if path:
            self._with_pdf(lambda pdf: self._save(pdf, path))

    def _with_pdf(self, use: Callable[[bytes], None]) -> None:
        self._desk.render(saving.recovery_sheet_pdf, use, code=self._code)

    def _print(self, pdf: bytes) -> None:
        if trouble := print_pdf(pdf, self):
            self._desk.say(trouble, "danger")

    def _save(self, pdf: bytes, path: str) -> None:
        said = _("La fiche est enregistrée. Imprimez-la, effacez le fichier, videz la corbeille.")
        self._desk.render(
            lambda _book: saving.save_pdf(pdf, path), lambda _done: self._desk.say(said, "success")
        )
