"""The composition root: an ordered list of what is made at start, each part passed to the next."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cad.domain.clock import Now, fixed, system_now
from cad.domain.text import _
from cad.services import notebook
from cad.services.notebook import Notebook
from cad.services.process import no_core_dump
from ui.comfort import IDLE_MINUTES, Comfort
from ui.desk import QtDesk
from ui.gate.gate import Gate
from ui.main_window import AFTER_MS, MainWindow
from ui.theme.apply import STYLE, apply
from ui.traced import trace_without_words
from ui.warm_up import WarmUp

if TYPE_CHECKING:
    import argparse


def main(arguments: list[str]) -> int:
    """Open the window; returns the exit status."""
    given = _read(arguments)
    trace_without_words()
    no_core_dump()
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Sans couture")
    apply(app)  # before any notebook is open, so that the first page is dressed
    application = Application(app, given.notebook, fixed(given.as_of) if given.as_of else system_now)
    application.start()
    status = app.exec()
    application.leave()
    return status


def _read(arguments: list[str]) -> "argparse.Namespace":
    import argparse

    parser = argparse.ArgumentParser(prog="run.py", description=_("Le carnet d’accompagnement Sans couture."))
    folder = os.environ.get("CAD_NOTEBOOK", "")
    parser.add_argument("--notebook", type=Path, default=Path(folder) if folder else None, help=_("dossier"))
    parser.add_argument("--as-of", default="", help=_("heure simulée, AAAA-MM-JJTHH:MM"))
    return parser.parse_args(arguments)


class Application:
    """What lives as long as the app: the gate while no notebook is open, then the desk and the window."""

    def __init__(self, app: QApplication, folder: Path | None, now: Now) -> None:
        self.app = app
        self.folder = folder or notebook.default_folder()
        self.now = now
        self.desk: QtDesk | None = None
        self.window: MainWindow | None = None
        self.comfort = Comfort(app)
        self.idle = self.comfort.idle

    def start(self) -> None:
        """Open what can be opened without a word, else show the gate."""
        self.gate = self._new_gate()
        self.gate.start()

    def _new_gate(self, place: str = "today", *, over: bool = False) -> Gate:
        """One that opens on `place`; what waits there is put away when nobody is there."""
        gate = Gate(self.folder, self.now, over=over)
        gate.opened.connect(lambda book, said: self.enter(book, place, said))
        gate.letting_go.connect(self.leave)
        self.idle.idle.connect(gate.put_away)
        if not self.desk:
            self.idle.set_minutes(IDLE_MINUTES)
        return gate

    def enter(self, book: Notebook, place: str = "today", said: str = "") -> None:
        """The notebook is open: dress as this adviser likes, and show the first screen."""
        self.leave()
        if not gc.get_freeze_count():
            gc.freeze()  # what was loaded to start lives as long as the app: it is never garbage
        self.desk = QtDesk(book)
        self.comfort.follow(self.desk)
        self.window = MainWindow(self.desk)
        self.window.closed.connect(self.app.quit)
        self.window.own_notebook.connect(self.make_own)
        self.desk.restoring.connect(self.restore)
        self.idle.idle.connect(self.window.lock)
        self.desk.open(place)
        self.window.show()
        self.warm_up = WarmUp(self.window, self.idle)
        QTimer.singleShot(AFTER_MS, gc.enable)
        if said:
            self.desk.say(said, "success")

    def make_own(self, place: str) -> None:
        """From the demonstration to one’s own notebook, where `place` opens first."""
        self.gate = self._new_gate(place)
        if notebook.exists(self.folder):
            self.gate.start()
        else:
            self.gate.ask_to_create()

    def restore(self) -> None:
        """Put a backup in place; the notebook open here is locked meanwhile."""
        if self.window:
            self.window.lock()
        self.gate = self._new_gate(over=True)
        self.gate.ask_to_restore()

    def leave(self) -> None:
        """Finish what is under way and close the notebook that was open."""
        if self.window:
            self.warm_up.stop()
            self.idle.idle.disconnect(self.window.lock)
            self.comfort.leave()
            self.idle.set_minutes(IDLE_MINUTES)  # the gate does not wait for ever either
            self.window.closed.disconnect()
            self.window.close()
            self.window.deleteLater()
        if self.desk:
            self.desk.close()
        self.window, self.desk = None, None
