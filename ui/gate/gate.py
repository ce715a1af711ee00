"""Which notebook to open: one’s own, else the demonstration, so that nobody meets an empty window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from cad.domain.clock import Now
from cad.domain.errors import CadError
from cad.domain.text import _
from cad.services import notebook
from cad.services.notebook import Notebook
from ui.jobs import Lane
from ui.theme.look import look


class Gate(QWidget):
    """A small window with one page at a time; `opened` carries the open notebook."""

    opened = Signal(object)

    def __init__(self, folder: Path, now: Now) -> None:
        super().__init__()
        self.folder, self.now = folder, now
        self.demo = folder.with_name(f"{folder.name}-demonstration")
        self.setWindowTitle(_("Sans couture"))
        self.resize(720, 640)
        self._pages = QStackedLayout(self)
        self._lane = Lane("gate")

    def start(self) -> None:
        """Open what can be opened without a word, else ask."""
        if not notebook.exists(self.folder):
            self.open_demo()
        else:
            self.run(lambda: notebook.unlock_from_keyring(self.folder, self.now), self._recalled, self._ask)

    def _recalled(self, book: Notebook | None) -> None:
        if book:
            self.enter(book)
        else:
            self._ask("")

    def _ask(self, trouble: str) -> None:
        from ui.gate.unlock import UnlockPage

        self.show_page(UnlockPage(self, trouble))

    def ask_to_create(self) -> None:
        """The pages that make a notebook of one’s own."""
        from ui.gate.create import CreatePage

        self.show_page(CreatePage(self))

    def open_demo(self) -> None:
        """The demonstration, made the first time (a few seconds)."""
        from ui.gate.waiting import WaitingPage

        self.show_page(WaitingPage(_("Le quartier de démonstration se prépare…")))
        self.run(self._demo_book, self.enter, self._ask_after_demo)

    def _ask_after_demo(self, trouble: str) -> None:
        self.ask_to_create()
        if notebook.exists(self.folder):
            self._ask(trouble)

    def _demo_book(self) -> Notebook:
        from cad.services.demo import fill_demo

        if notebook.exists(self.demo):
            return notebook.unlock(self.demo, notebook.PUBLIC_PASSPHRASE, self.now)
        book, _code = notebook.create(self.demo, notebook.PUBLIC_PASSPHRASE, self.now)
        fill_demo(book)
        return book

    def enter(self, book: Notebook) -> None:
        """The notebook is open: the gate has done its work."""
        self._lane.close()
        self.hide()
        self.opened.emit(book)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> None:
        """Do something slow (deriving a key takes a tenth of a second) off the window’s thread."""

        def sort(error: BaseException) -> None:
            if not isinstance(error, CadError):
                raise error
            failed(str(error))

        self._lane.run(work, done, sort)

    def show_page(self, page: QWidget) -> None:
        """Show one page in place of the former."""
        while (item := self._pages.takeAt(0)) is not None:
            if former := item.widget():
                former.deleteLater()
        self._pages.addWidget(page)
        self.show()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the theme."""
        QPainter(self).fillRect(self.rect(), look().colour("ground"))
