"""The person at the keyboard: what they can do (press, type, walk with Tab) and what they can see.

Nothing here calls the app to do something in the person’s place: keys go to the window that has the keyboard,
as a keyboard sends them, and what is seen is what visible widgets say.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)

from cad.domain.clock import fixed
from cad.services.notebook import Notebook
from ui.app import Application
from ui.gate.gate import Gate
from ui.main_window import MainWindow

NOW = "2026-11-23T09:40"
PATIENCE = 20_000
"""Milliseconds after which what is awaited will not come, even on a machine that does much else."""
MOST_TABS = 80
"""Stops walked before one gives up finding a control."""
STANDARD = {name: QKeySequence.StandardKey[name] for name in ("Undo", "Redo", "SelectAll")}


class Adviser:
    """One person, one laptop; `gestures` counts the keys pressed and the runs of text typed so far."""

    def __init__(self, folder: Path, now: str = NOW) -> None:
        self.folder, self._now = folder, now
        self._application: Application | None = None
        self._strays = Strays()
        self.gestures = 0

    # The app as a whole

    def opens(self, sees: str) -> None:
        """Start the app, and wait until it says `sees`."""
        self._strays.watch()
        self._application = Application(QApplication.instance(), self.folder, fixed(self._now))
        self._application.start()
        self.waits_for(sees)

    def unlocks(self, passphrase: str) -> None:
        """Start the app and open one’s notebook."""
        self.opens(sees="Ouvrir mon carnet")
        self.types(passphrase)
        self.presses("Return")
        self.waits_for("Lundi 23 novembre")

    def finds(self, name: str, sees: str) -> None:
        """Go to a person’s page through Ctrl+K, and wait until it says `sees`."""
        self.presses("Ctrl+K")
        self.types(name)
        self.presses("Return")
        self.waits_for(sees, "Écrire un entretien")

    def asks(self, words: str, sees: str) -> None:
        """Do something by its name, through Ctrl+K."""
        self.presses("Ctrl+K")
        self.types(words)
        self.presses("Return")
        self.waits_for(sees)

    def leaves(self) -> None:
        """Close the window, as its cross or Alt+F4 do; nothing happens when the app is not open."""
        self._strays.check()
        if not self._application:
            return
        application, self._application = self._application, None
        _run(lambda: _close_everything(application))
        application.leave()
        application.gate._lane.close()
        for part in (application.gate, application.comfort):
            part.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _run(application.app.quit)

    def goes_away(self) -> None:
        """Nobody touches anything for as long as the app waits before it locks; it is over at once here."""
        assert self._application
        assert self._application.idle._clock.isActive(), "the app does not watch"
        self._application.idle.idle.emit()

    @property
    def record(self) -> Notebook:
        """The open notebook, to check what is in it."""
        assert self._application
        assert self._application.desk
        return self._application.desk.book

    @property
    def joined(self) -> bool:
        """Whether the app knows by now that a centre was joined: it asks once its window is there."""
        return bool(self._application and self._application.desk and self._application.desk.exchange.joined)

    # What the person does

    def presses(self, *keys: str) -> None:
        """Each of `keys`: "Ctrl+K", "Tab", "Undo" (whatever this system’s is)…"""
        for key in keys:
            self.gestures += 1
            combination = QKeySequence(STANDARD.get(key, key))[0]
            QTest.keyClick(_keyboard(), combination.key(), combination.keyboardModifiers())

    def types(self, text: str) -> None:
        """Letter by letter."""
        self.gestures += 1
        for letter in text:
            code = ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown.value
            modifier = (
                Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
            )
            QTest.sendKeyEvent(QTest.KeyAction.Click, _keyboard(), Qt.Key(code), letter, modifier)

    def walks_to(self, name: str, key: str = "Tab") -> None:
        """Tab until the control called `name` has the keyboard: whatever one needs can be reached so."""
        stops = []
        for _step in range(MOST_TABS):
            if (here := focused_name()).startswith(name):
                return
            stops.append(here)
            self.presses(key)
        raise AssertionError(f"Tab never comes to {name!r}: {stops}")

    def has_patience(self, seconds: float) -> None:
        """Do nothing for a while."""
        _pause(round(seconds * 1000))

    def lets_it_finish(self) -> None:
        """What the last gesture asked is answered, and what those answers asked."""
        assert self._application
        desk = self._application.desk
        assert desk
        for _round in range(3):
            answered: list[object] = []
            for lane in (desk.ask, desk.check, desk.render):
                lane(lambda _book: None, answered.append)
            self.waits_until(lambda found=answered: len(found) == 3)  # type: ignore[misc]

    def names_a_file(self, path: Path, after: str) -> None:
        """Press `after`, which opens the dialog where one names a file, and name it."""

        def name_it() -> None:
            if isinstance(QApplication.activeModalWidget(), QFileDialog):
                seeing.stop()
                self.presses("SelectAll")
                self.types(str(path))
                self.presses("Return")

        seeing = QTimer(interval=20)
        seeing.timeout.connect(name_it)
        seeing.start()
        window = QApplication.activeWindow()
        self.presses(after)
        self.waits_until(lambda: not seeing.isActive())
        window.activateWindow()  # a desktop gives the keyboard back to the window that was under the dialog
        QApplication.processEvents()

    def turns_to_it(self) -> None:
        """Come back to one’s own window, where two people sit side by side."""
        window = self._window()
        assert window
        window.activateWindow()
        self.waits_until(lambda: QApplication.activeWindow() is window)

    # What the person sees

    def _window(self) -> QWidget | None:
        return self._application.window if self._application else None

    def _screen(self) -> str:
        return "\n".join(said(self._window()))

    def sees(self, *texts: str) -> None:
        """All of `texts` are on the screen now."""
        shown = self._screen()
        for text in texts:
            assert plain(text) in shown, f"{shown}\n\n{text!r} is not on the screen above"

    def does_not_see(self, *texts: str) -> None:
        """None of `texts` is on the screen now."""
        shown = self._screen()
        for text in texts:
            assert plain(text) not in shown, f"{shown}\n\n{text!r} is on the screen above"

    def waits_for(self, *texts: str) -> None:
        """The app works; `texts` come on the screen."""
        try:
            self.waits_until(lambda: all(plain(text) in self._screen() for text in texts))
        except AssertionError:
            self.sees(*texts)

    def reads(self, pattern: str) -> str:
        """What is written on the screen in this shape."""
        found = next(
            (found for words in said(self._window()) if (found := re.fullmatch(pattern, words))), None
        )
        assert found, f"nothing like {pattern!r} is on the screen"
        return found[0]

    def waits_until_gone(self, text: str) -> None:
        """`text` leaves the screen."""
        self.waits_until(lambda: plain(text) not in self._screen())

    def waits_until(self, happened: Callable[[], bool]) -> None:
        """Wait until `happened()`."""
        late = QDeadlineTimer(PATIENCE)
        while not happened():
            assert not late.hasExpired(), "what is awaited does not come"
            _pause(5)


class Strays(QObject):
    """Windows that nobody opened: a widget shown before it has a parent flashes on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def watch(self) -> None:
        """From now on, until the next `check`."""
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not popup and not isinstance(watched, QDialog | MainWindow | Gate):
                self.seen.append(type(watched).__name__)
        return False

    def check(self) -> None:
        """Nothing flashed."""
        QApplication.instance().removeEventFilter(self)
        assert not self.seen, f"shown as windows of their own: {self.seen}"


def _pause(milliseconds: int) -> None:
    """Let the app work (QTest.qWait would keep its threads from running)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _run(then: Callable[[], object]) -> None:
    """The app runs, as `main` has it, until `then` makes it stop; Qt forgets that it was asked to quit."""
    app = QApplication.instance()
    QTimer.singleShot(0, app, then)
    app.exec()


def _close_everything(application: Application) -> None:
    for window in application.app.topLevelWidgets():
        window.close()
    application.app.quit()


def _keyboard() -> QWindow:
    """The window that has the keyboard."""
    window = QGuiApplication.focusWindow()
    assert window, "no window has the keyboard"
    return window


def focused_name() -> str:
    """What a screen reader says of the control that has the keyboard."""
    focus = QApplication.focusWidget()
    if focus is None:
        return ""
    return plain(focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else ""))


def said(own: QWidget | None) -> list[str]:
    """Everything the visible widgets say, with plain spaces; not what is in the window of somebody else."""
    windows = [
        w
        for w in QApplication.topLevelWidgets()
        if w.isVisible() and not (isinstance(w, MainWindow) and w is not own)
    ]
    inside = (w for window in windows for w in (window, *window.findChildren(QWidget)) if w.isVisible())
    return [plain(words) for widget in inside for words in _words(widget) if words]


def _words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView):
        model, root = widget.model(), widget.rootIndex()
        for row in range(min(model.rowCount(root), 100)):
            yield str(model.index(row, 0, root).data() or "")
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.displayText()
    elif isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    else:
        yield widget.accessibleName()
        yield widget.accessibleDescription()


def plain(text: str) -> str:
    """No-break spaces as spaces, typographic apostrophes kept."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
