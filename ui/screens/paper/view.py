"""The paper on screen: pages one under the other, as they will come out of the printer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.paper.presenter import PageImage, Presenter
from ui.screens.paper.printer import print_pdf
from ui.theme.measures import L
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import clear, column, row
from ui.widgets.overlay import covered
from ui.widgets.page import Page
from ui.widgets.paper_sheet import PaperSheet


class Screen(QWidget):
    """Preview, print, save."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self.presenter = Presenter(desk, self)
        self._desk = desk
        self._print = Button(_("Imprimer…"), "primary", icon="print", shortcut="Ctrl+P", on_click=self.print)
        self._save = Button(_("Enregistrer en PDF…"), icon="save", shortcut="Ctrl+S", on_click=self.save)
        back = Button(_("Retour"), "quiet", icon="arrow-left", tip=_("Échap"), on_click=desk.left.emit)
        self._page = Page(_("Aperçu"), actions=(back, self._save, self._print))
        self._pages = column(spacing=L)
        self._page.body.addLayout(row(None, self._pages, None))
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))
        self._ready(False)

    def arrive(self, **where: str) -> None:
        """Come to look at a paper."""
        clear(self._pages)
        self._ready(False)
        self.presenter.arrive(**where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to where one was."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.left.emit()
        else:
            super().keyPressEvent(event)

    def show_title(self, title: str, about: str) -> None:
        """See `presenter.View`."""
        self._page.set_title(title, about)

    def show_pages(self, pages: list[PageImage]) -> None:
        """See `presenter.View`."""
        clear(self._pages)
        for number, page in enumerate(pages, 1):
            name = _("Page {n} sur {total}").format(n=number, total=len(pages))
            self._pages.addWidget(PaperSheet(page, name))
        self._ready(True)
        if self.isVisible() and not covered(self):  # one may have left, or be typing in the palette
            self._print.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """See `presenter.View`."""
        clear(self._pages)
        self._pages.addWidget(Banner(sentence, tone="warning"))

    def _ready(self, ready: bool) -> None:
        self._print.setEnabled(ready)
        self._save.setEnabled(ready)

    def print(self) -> None:
        """Through the system’s dialog."""
        trouble = print_pdf(self.presenter.pdf, self)
        if trouble:
            self._desk.say(trouble, "danger")

    def save(self) -> None:
        """As a PDF file."""
        name = self.presenter.filename
        path, _kind = QFileDialog.getSaveFileName(self, _("Enregistrer en PDF"), name, "PDF (*.pdf)")
        if path:
            self.presenter.save(path)
