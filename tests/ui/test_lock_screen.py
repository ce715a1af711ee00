"""Whoever finds the laptop locked learns nothing and changes nothing; whoever comes back loses nothing."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cad.services import notebook
from cad.services.notebook import Notebook
from cad.services.residents import count_residents, create_resident
from cad.store import os_keyring
from tests.conftest import PASSPHRASE
from tests.ui.screens.waiting import quiet
from ui import idle as idle_module
from ui.desk import QtDesk
from ui.idle import IdleWatch
from ui.main_window import MainWindow
from ui.theme.apply import apply
from ui.traced import traced
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(book: Notebook, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window on a notebook that holds one person."""
    apply(qapp, "light", 1.0)
    create_resident(book, usage_name="Martin", first_name="Awa")
    desk = QtDesk(book)
    shown = MainWindow(desk)
    desk.open("today")
    with qtbot.waitExposed(shown):
        shown.show()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.close()


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    """Type the passphrase, and wait for the window to be back."""
    secret = window._lock_screen.way_in.secret
    assert QApplication.focusWidget() is secret
    secret.insert(PASSPHRASE)
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._lock_screen is None)


def seen(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    """What of this kind is on screen."""
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def test_the_window_comes_back_even_if_a_message_went_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    """The message is deleted while the lock still holds it: formerly the window never opened again."""
    window.desk.say("Fiche enregistrée")
    window.lock()
    window._toaster.dismiss()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    unlock(window, qtbot)
    assert window.centre.isVisible()


def test_no_key_finds_undoes_or_goes_anywhere_while_locked(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    for key in (Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_N, Qt.Key.Key_2):
        qtbot.keyClick(window, key, CTRL)
    qtbot.wait(100)
    assert not seen(window, Overlay)
    assert count_residents(window.desk.book) == 1
    assert window._where == [("today", {})]
    unlock(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert seen(window, Overlay)


def test_each_try_has_its_own_answer(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    way_in = window._lock_screen.way_in
    for _try in range(2):
        way_in.secret.setText("tilleul wagon")
        qtbot.keyClick(way_in.secret, Qt.Key.Key_Return)
        assert way_in.field.error() == ""
        qtbot.waitUntil(lambda: "incorrecte" in way_in.field.error())


def test_nothing_underneath_is_left_for_a_screen_reader(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    assert not window.centre.isVisible()
    assert window._lock_screen.isVisible()
    window.desk.say("Awa Martin a répondu")
    assert not seen(window, Toast)


def sheet_on(window: MainWindow) -> QWidget:
    """A form over the whole window, as those of the partners are."""
    from ui.widgets.dialog_sheet import DialogSheet
    from ui.widgets.text_field import TextField

    sheet = DialogSheet(window, "Fiche", body=TextField())
    sheet.open_sheet()
    return sheet


def test_a_form_over_the_window_is_hidden_and_comes_back_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    sheet = sheet_on(window)
    typed = sheet.findChildren(QLineEdit)[0]
    typed.setText("à moitié écrit")
    window.lock()
    assert not sheet.isVisible()
    unlock(window, qtbot)
    assert sheet.isVisible()
    assert typed.text() == "à moitié écrit"


def test_a_form_that_opens_behind_the_lock_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    sheet = sheet_on(window)
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_closing_the_locked_window_does_not_open_it_again_without_a_word(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Formerly the keyring opened at the next start what the lock had just closed."""
    book = window.desk.book
    folder = book.store.folder.path
    shutil.copytree(folder, tmp_path / "copie")
    monkeypatch.setattr(os_keyring, "recall", lambda _name: book.store.key)
    window.lock()
    assert notebook.unlock_from_keyring(folder) is None
    unlock(window, qtbot)
    opened = notebook.unlock_from_keyring(tmp_path / "copie")
    assert opened is not None
    opened.close()
    assert not book.store.folder.locked.exists()


def test_a_bug_says_where_and_never_what(window: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    try:
        {}["Awa Martin"]
    except KeyError as error:
        said.append(traced(error))
    assert "KeyError (test_lock_screen.py:" in said[0]
    assert "Awa" not in said[0]


def test_a_form_made_before_and_shown_behind_the_lock_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    """It waited, hidden, for an answer; the keyboard stays where the passphrase is typed."""
    sheet = sheet_on(window)
    sheet.hide()
    window.lock()
    sheet.show()
    sheet.raise_()
    sheet.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window._lock_screen.way_in.secret)
    unlock(window, qtbot)
    assert sheet.isVisible()


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_goes_with_the_lock_unless_another_program_copied_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: ours)
    QGuiApplication.clipboard().setText("Awa Martin, 06 39 98 00 01")
    window.lock()
    assert (QGuiApplication.clipboard().text() == "") is ours
    QGuiApplication.clipboard().clear()


def test_nothing_is_read_aloud_behind_the_lock(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    window.desk.say("Fiche enregistrée")
    assert said == ["Fiche enregistrée"]
    window.lock()
    window.desk.say("Awa Martin a répondu")
    assert said == ["Fiche enregistrée"]


def test_a_dialog_left_open_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.show()
    window.lock()
    assert not dialog.isVisible()


@pytest.fixture
def watch(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[float], IdleWatch]]:
    """An idle watch that listens at once."""
    made: list[IdleWatch] = []

    def make(minutes: float) -> IdleWatch:
        made.append(IdleWatch(qapp, qapp, minutes))
        made[-1].watch()
        return made[-1]

    yield make
    for one in made:
        one.set_minutes(0)
        one.deleteLater()


def test_the_window_locks_again_after_the_first_time(
    watch: Callable[[float], IdleWatch], window: MainWindow, qtbot: QtBot
) -> None:
    """Formerly once only: after that, the laptop stayed open for the rest of the day."""
    idle = watch(0.001)
    for _time in range(2):
        with qtbot.waitSignal(idle.idle):
            qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def test_a_delay_of_nothing_never_locks(
    watch: Callable[[float], IdleWatch], window: MainWindow, qtbot: QtBot
) -> None:
    idle = watch(0)
    with qtbot.assertNotEmitted(idle.idle, wait=100):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def test_the_demonstration_says_its_own_phrase(
    qtbot: QtBot, tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its people are invented and its phrase is public: nobody is to be locked out of a first look."""
    book, _code = notebook.create(tmp_path / "démonstration", notebook.PUBLIC_PASSPHRASE)
    desk = QtDesk(book)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.lock()
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(notebook.PUBLIC_PASSPHRASE in text for text in shown)
    window.close()
    desk.close()


def test_a_key_in_a_window_opened_since_counts(
    watch: Callable[[float], IdleWatch], window: MainWindow, qtbot: QtBot
) -> None:
    idle = watch(1)
    dialog = QDialog(window)
    dialog.show()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    qtbot.wait(30)
    quiet_for = idle.quiet_for()
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    assert idle.quiet_for() < quiet_for


class Counting(IdleWatch):
    """How many events it looked at."""

    looked = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.looked += 1
        return super().eventFilter(watched, event)


def test_what_the_app_tells_its_widgets_is_not_looked_at(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """Each event looked at waits for Python; to lay out a page takes thousands."""
    idle = Counting(window, qapp, 1)
    idle.watch()
    window.desk.open("settings")
    quiet(qtbot, window.desk)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert 0 < idle.looked < 20


def test_a_watch_goes_with_what_it_belongs_to(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    idle = IdleWatch(owner, qapp, 0)
    idle.watch()
    with qtbot.waitSignal(idle.destroyed):
        owner.deleteLater()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """The machine sleeps that many seconds: Qt’s timers do not see them, the clock with sleep does."""
    asleep = [0.0]
    awake = idle_module.now
    monkeypatch.setattr(idle_module, "now", lambda: awake() + asleep[0])

    def sleep(seconds: float) -> None:
        asleep[0] += seconds

    return sleep


def test_whoever_opens_the_lid_finds_the_window_locked(
    watch: Callable[[float], IdleWatch],
    window: MainWindow,
    qtbot: QtBot,
    later: Callable[[float], None],
) -> None:
    """Formerly the delay stood still with the machine: five minutes were left to the first who came."""
    idle = watch(5)
    idle.idle.connect(window.lock)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    later(3 * 3600)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_K, CTRL)
    assert window._lock_screen
    assert not seen(window, Overlay)
    unlock(window, qtbot)


def test_the_clock_is_looked_at_also_when_nobody_touches_anything(
    watch: Callable[[float], IdleWatch],
    window: MainWindow,
    qtbot: QtBot,
    later: Callable[[float], None],
) -> None:
    idle = watch(5)
    assert idle._beat.isActive()
    later(301)
    with qtbot.waitSignal(idle.idle):
        idle._beat.timeout.emit()


def test_the_clock_goes_on_while_the_machine_sleeps() -> None:
    assert idle_module._with_sleep() == getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    assert abs(idle_module.now() - time.clock_gettime(idle_module._with_sleep())) < 1
