"""Réglages › Dépôt by keyboard: join a centre, see how things stand, send again what was set aside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cad.central import accounts
from cad.domain.clock import fixed
from cad.services import encounters, residents, syncing
from cad.services.notebook import Notebook
from tests.conftest import PASSPHRASE
from tests.sync.office import NOW, Office
from tests.ui.conftest import Dress
from tests.ui.screens.waiting import quiet
from ui import exchange
from ui.desk import QtDesk
from ui.lock_screen import LockScreen
from ui.main_window import MainWindow
from ui.screens.settings.centre import missing
from ui.screens.settings.centre_panel import CentrePanel
from ui.screens.settings.confirm_sheet import ConfirmSheet
from ui.widgets.banner import Banner
from ui.widgets.button import Button

URL = "http://127.0.0.1:1"
Open = Callable[[], CentrePanel]


@pytest.fixture
def panel(qtbot: QtBot, desk: QtDesk, dress: Dress) -> CentrePanel:
    made = MainWindow(desk)
    qtbot.addWidget(made, before_close_func=lambda _window: quiet(qtbot, desk))
    desk.open("settings", section="centre")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    quiet(qtbot, desk)
    shown = made._made["settings"].section("centre")
    assert isinstance(shown, CentrePanel)
    return shown


def invited(centre: Office) -> str:
    who = accounts.add_adviser(
        centre.database, centre.place, "Nora Le Gall", centre.organisation("We Ker"), NOW, "adviser"
    )
    return accounts.invite_device(centre.database, centre.place, who, NOW)


def types(qtbot: QtBot, *texts: str) -> None:
    """Each text where the keyboard is, Tab between them."""
    for text in texts:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, text)
        if text is not texts[-1]:
            qtbot.keyClick(focus, Qt.Key.Key_Tab)


def join(qtbot: QtBot, desk: QtDesk, panel: CentrePanel, code: str) -> None:
    panel.fields["url"].setFocus()
    types(qtbot, URL, code)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not syncing.standing(desk.book).centre
    (sheet,) = panel.window().findChildren(ConfirmSheet)
    sheet.way_in.secret.setText(PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    quiet(qtbot, desk)


def test_what_is_missing_is_said_by_field(qtbot: QtBot, desk: QtDesk, panel: CentrePanel) -> None:
    assert missing({"url": "https://x", "code": " ", "device": "A"}).keys() == {"code"}
    panel.join.click()
    assert QApplication.focusWidget() is panel.fields["url"].editor
    assert panel.fields["device"].editor.value()  # the name of the machine, to be said better


def test_a_wrong_code_is_refused_in_words_and_joins_nothing(
    qtbot: QtBot, centre: Office, desk: QtDesk, panel: CentrePanel
) -> None:
    join(qtbot, desk, panel, "AAAA-AAAA")
    qtbot.waitUntil(panel._refusal.isVisible)
    assert panel._joining.isVisible()
    assert panel.join.isEnabled()
    assert syncing.standing(desk.book).centre == ""


def test_joined_by_keyboard_then_all_is_sent(
    qtbot: QtBot, centre: Office, desk: QtDesk, panel: CentrePanel, book: Notebook
) -> None:
    residents.create_resident(book, usage_name="Essai", first_name="Awa")
    join(qtbot, desk, panel, invited(centre))
    qtbot.waitUntil(panel._standing.isVisible)
    assert not panel._joining.isVisible()
    assert "à envoyer" in panel._title.text()
    panel.now.click()
    qtbot.waitUntil(lambda: panel._title.text() == "Tout est envoyé")
    assert residents.count_residents(book) == 1


def test_what_was_set_aside_is_shown_and_goes_again(
    qtbot: QtBot,
    centre: Office,
    desk: QtDesk,
    panel: CentrePanel,
    book: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    join(qtbot, desk, panel, invited(centre))
    qtbot.waitUntil(panel._standing.isVisible)
    who = residents.create_resident(book, usage_name="Essai", first_name="Awa").result.id
    encounters.record_encounter(book, resident=who, text="x" * 250_000, visibility="author")
    panel.now.click()
    qtbot.waitUntil(lambda: panel._title.text() == "1 mise de côté")
    quiet(qtbot, desk)
    (told,) = [one for one in panel.findChildren(Banner) if one.accessibleName() == "ESSAI Awa"]
    assert "Un champ est trop long" in told.accessibleDescription()
    file = tmp_path / "aside.txt"
    said: list[str] = []
    desk.said.connect(lambda sentence, _tone, _undo: said.append(sentence))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    panel.export.click()
    (sheet,) = panel.window().findChildren(ConfirmSheet)
    assert not file.exists()
    sheet.way_in.secret.setText(PASSPHRASE)
    sheet.submit()
    qtbot.waitUntil(lambda: any("n’est pas chiffré" in sentence for sentence in said))
    text = file.read_text("utf-8")
    assert text.startswith("ESSAI Awa · Note")
    assert "x" * 250_000 in text  # nothing is cut: it may be all that is left of it
    (go,) = [b for b in told.findChildren(Button) if b.text() == "Ouvrir la fiche"]
    opened: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: opened.append((place, where)))
    go.click()
    assert opened == [("resident", {"resident": who})]
    desk.open("settings", section="centre")
    book.store.connection.execute("UPDATE note SET text = 'Un mot'")  # as if it could be shortened
    panel._send_again()
    qtbot.waitUntil(lambda: panel._title.text() == "Tout est envoyé")
    quiet(qtbot, desk)
    assert syncing.standing(book).aside == 0


def test_a_revoked_laptop_is_told_and_joins_again(
    qtbot: QtBot,
    centre: Office,
    desk: QtDesk,
    panel: CentrePanel,
    book: Notebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exchange, "FIRST_MS", 50)
    join(qtbot, desk, panel, invited(centre))
    qtbot.waitUntil(panel._standing.isVisible)
    (device,) = (one["id"] for one in accounts.devices(centre.database, centre.place))
    accounts.revoke(centre.database, centre.place, device, NOW)
    residents.create_resident(book, usage_name="Essai")
    panel.now.click()
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(LockScreen)))
    (lock,) = panel.window().findChildren(LockScreen)
    assert "a été révoqué" in "\n".join(label.text() for label in lock.findChildren(QLabel))
    lock.way_in.secret.setText(PASSPHRASE)
    lock.unlock()
    qtbot.waitUntil(panel._joining.isVisible)
    assert "a été révoqué" in panel._trouble.accessibleName()
    assert panel.fields["url"].editor.value() == URL
    panel.fields["code"].editor.set_value(accounts.invite_device(centre.database, centre.place, desk.me, NOW))
    panel.fields["code"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (sheet,) = panel.window().findChildren(ConfirmSheet)
    sheet.way_in.secret.setText(PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel._joining.isVisible())
    qtbot.waitUntil(lambda: panel._title.text() == "Tout est envoyé")  # by itself, soon


def test_a_wrong_clock_is_warned_about(
    qtbot: QtBot, centre: Office, desk: QtDesk, panel: CentrePanel, book: Notebook
) -> None:
    join(qtbot, desk, panel, invited(centre))
    qtbot.waitUntil(panel._standing.isVisible)
    book.now = fixed("2026-11-22T10:30")
    panel.now.click()
    qtbot.waitUntil(panel._clock.isVisible)
    assert "avance de 30\u00a0minutes" in panel._clock.accessibleName()


def test_the_demonstration_joins_nothing(
    qtbot: QtBot, centre: Office, desk: QtDesk, panel: CentrePanel, book: Notebook
) -> None:
    book.store.set("public", True)
    join(qtbot, desk, panel, invited(centre))
    qtbot.waitUntil(panel._refusal.isVisible)
    assert "démonstration" in panel._refusal.accessibleName()
