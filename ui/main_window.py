"""The window: navigation between screens, messages, undo. Nothing else."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from cad.domain.text import _
from ui import screens
from ui.demonstration import Demonstration
from ui.desk import QtDesk
from ui.side_battery import SideBattery
from ui.side_counts import SideCounts
from ui.side_standing import SideStanding
from ui.widgets.overlay import Overlay
from ui.widgets.pause import Pause
from ui.widgets.side_nav import SideNav

if TYPE_CHECKING:
    from ui.widgets.toast import Toaster

AFTER_MS = 150
"""After the window is shown, so that nothing stands before the first screen."""
LATER_MS = 2_000
"""What can wait until the first gesture has been answered."""


class MainWindow(QMainWindow):
    """Screens beside the list of places. `own_notebook`: the person wants a notebook of their own, where this
    place opens first.
    """

    own_notebook = Signal(str)
    closed = Signal()

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle(_("Sans couture"))
        self.resize(1280, 820)
        self._made: dict[str, Any] = {}
        self._where: list[tuple[str, dict[str, str]]] = []
        self._axis = screens.AXES[0].key
        self._finder: Any = None
        self._lock_screen: Any = None
        self._stack, self.nav, centre = QStackedWidget(), SideNav(), QWidget()
        self.banners = QVBoxLayout()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self.banners)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.centre = centre
        self._list_places()
        self._listen()
        self._bind_keys()
        self._counts, self._demonstration = SideCounts(self), Demonstration(self)
        self.standing, self.battery = SideStanding(self), SideBattery(self)

    @cached_property
    def _toaster(self) -> "Toaster":
        from ui.widgets.toast import Toaster

        return Toaster(self.centre)

    def _list_places(self) -> None:
        for place in screens.PLACES:
            if place.shortcut:
                self.nav.add(place.key, place.label, place.icon, place.shortcut)
        self.nav.chosen.connect(self.desk.open)

    def _listen(self) -> None:
        self.desk.opened.connect(self.go)
        self.desk.left.connect(self.back)
        self.desk.said.connect(self._say)
        self.desk.own_notebook.connect(self.own_notebook)
        self.desk.exchange.revoked.connect(self.lock)

    def _bind_keys(self) -> None:
        self._shortcuts: list[QShortcut] = []
        for keys, act in (
            ("Ctrl+K", self.open_palette),
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            ("Alt+Left", self.back),
            ("Ctrl+L", self.lock),
            ("Ctrl+N", lambda: self.desk.open("residents", new="1")),
        ):
            self._shortcuts.append(QShortcut(QKeySequence(keys), self, act))

    def go(self, place: str, where: dict[str, str]) -> None:
        """Show a place, made the first time; the way back is kept. « Les axes » is the one last seen."""
        place = self._axis if place == "axes" else place
        if not self._where or self._where[-1] != (place, where):
            self._where.append((place, where))
        self._show(place, where)

    def prepare(self, place: str) -> None:
        """Make a place, once, without going there."""
        if place not in self._made:
            self._made[place] = screens.make(place, self.desk)
            self._stack.addWidget(self._made[place])

    def _show(self, place: str, where: dict[str, str]) -> None:
        self.prepare(place)
        for overlay in self.findChildren(Overlay):
            if overlay.isVisible():
                overlay.leave()
        screen, side = self._made[place], screens.beside(place, where)
        self._axis = place if side == "axes" else self._axis
        self._stack.setCurrentWidget(screen)
        self.nav.set_current(side)
        screen.arrive(**where)

    def showEvent(self, event: QShowEvent) -> None:
        """Once the first screen is there, what is said around it."""
        super().showEvent(event)
        QTimer.singleShot(AFTER_MS, self._counts, self._counts.ask)
        QTimer.singleShot(AFTER_MS, self._demonstration, self._demonstration.ask)
        QTimer.singleShot(AFTER_MS, self.desk.exchange, self.desk.exchange.ask)
        QTimer.singleShot(LATER_MS, self.desk.power, self.desk.power.ask)

    def back(self) -> None:
        """To where one was before."""
        if len(self._where) > 1:
            self._where.pop()
            place, where = self._where[-1]
            once = getattr(self._made[place], "ONCE", ())
            self._show(place, {key: value for key, value in where.items() if key not in once})

    def screen_in_sight(self) -> QWidget | None:
        """The screen one is on; its ``commands()``, when it has some, come first in Ctrl+K."""
        return self._stack.currentWidget()

    def open_palette(self) -> None:
        """Ctrl+K: open anyone or do anything."""
        if not self._finder:
            from ui.palette import Finder

            self._finder = Finder(self)
        self._finder.open()

    def lock(self, why: str = "") -> None:
        """Hide everything behind the passphrase; forms stay as they are. `why` is said there."""
        from ui.lock_screen import LockScreen

        if self._lock_screen is None:
            self._keep_what_is_typed()
            self._lock_screen = LockScreen(self, self.desk)
            self._lock_screen.destroyed.connect(self._unlocked)
            self._listen_to_keys(False)
        if why:
            self._lock_screen.tell(why)

    def _unlocked(self) -> None:
        self._lock_screen = None
        if isValid(self):
            self._listen_to_keys(True)

    def _listen_to_keys(self, listening: bool) -> None:
        """Behind the lock no key may undo, find anyone or go anywhere."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(listening)
        self.desk.exchange.hold(not listening)

    def undo(self) -> None:
        """Take back the last act, by name."""
        from cad.services import history

        self.desk.act(history.undo, lambda label: self.desk.say(_("Annulé\u00a0: {what}").format(what=label)))

    def redo(self) -> None:
        """Do it again."""
        from cad.services import history

        self.desk.act(
            history.redo, lambda label: self.desk.say(_("Rétabli\u00a0: {what}").format(what=label))
        )

    def _say(self, sentence: str, tone: str, undo: bool) -> None:
        self._toaster.show(sentence, self.undo if undo else None, tone=tone)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The notebook is closed once what is under way is written, the word just typed among it."""
        self._keep_what_is_typed()
        self.closed.emit()
        super().closeEvent(event)

    def _keep_what_is_typed(self) -> None:
        for pause in self.findChildren(Pause):
            pause.flush()
