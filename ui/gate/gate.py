"""Which notebook to open: one’s own, else the demonstration, so that nobody meets an empty window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from cad.domain.clock import Now
from cad.domain.text import _
from cad.services import notebook
from cad.services.notebook import Notebook
from ui.gate.gate_page import GatePage
from ui.jobs import Lane
from ui.theme.look import look
from ui.traced import told


class Gate(QWidget):
    """A small window with one page at a time; `opened` carries the open notebook and a sentence about it.

    `over` a window that stays behind it, going back closes it. `letting_go`: the notebook open in that window
    is about to be replaced.
    """

    opened = Signal(object, str)
    letting_go = Signal()

    def __init__(self, folder: Path, now: Now, *, over: bool = False) -> None:
        super().__init__()
        self.folder, self.now, self._over = folder, now, over
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

    def ask_to_restore(self) -> None:
        """The page that puts a backup in place."""
        from ui.gate.restore import RestorePage

        self.show_page(RestorePage(self))

    def go_back(self) -> None:
        """To the window behind, else to the first page."""
        if self._over:
            self.close()
        elif notebook.exists(self.folder):
            self._ask("")
        else:
            self.ask_to_create()

    def put_away(self) -> None:
        """Nobody is there: nothing typed, no code and no open notebook waits on the screen."""
        page = self._page()
        if page and self.isVisible() and not page.busy():
            self.go_back()

    def let_go(self) -> None:
        """The notebook open in this program is closed: its files are about to move."""
        self._over = False
        self.letting_go.emit()

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

    def enter(self, book: Notebook, said: str = "") -> None:
        """The notebook is open: the gate has done its work, unless it must exchange with its centre first."""
        if book.overdue:
            from ui.gate.contact import ContactPage

            self.show_page(ContactPage(self, book, said))
            return
        self._lane.close()
        self._take_page()
        self.hide()
        self.opened.emit(book, said)

    def recovered(self, book: Notebook, code: str, said: str = "") -> None:
        """It was opened with the recovery sheet: the passphrase that was lost is replaced, code at hand."""
        from cad.services import ways_in
        from ui.gate.new_phrase import NewPhrasePage

        self.run(
            lambda: ways_in.confirmed(book, code, "recovery"),
            lambda sure: self.show_page(NewPhrasePage(self, book, sure, said)),
            lambda _sentence: self.enter(book, said),
        )

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> None:
        """Do something slow (deriving a key takes a tenth of a second) off the window’s thread."""
        self._lane.run(work, done, lambda error: failed(told(error)))

    def show_page(self, page: GatePage) -> None:
        """Show one page in place of the former."""
        self._forget_page()
        self._pages.addWidget(page)
        self.show()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self) -> GatePage | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, GatePage) else None

    def _take_page(self) -> GatePage | None:
        if page := self._page():
            self._pages.removeWidget(page)
            page.hide()
            page.deleteLater()
        return page

    def _forget_page(self) -> None:
        if page := self._take_page():
            page.abandon()

    def closeEvent(self, event: QCloseEvent) -> None:
        """One leaves without going in."""
        self._forget_page()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the theme."""
        QPainter(self).fillRect(self.rect(), look().colour("ground"))
