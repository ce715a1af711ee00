"""The settings by keyboard, on a real notebook."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cad.services import letters, notebook, settings
from cad.services.notebook import Notebook
from cad.store import keys, os_keyring
from tests.conftest import PASSPHRASE
from tests.ui.conftest import Dress
from tests.ui.screens.handed import Handed, make
from tests.ui.screens.keyboard import press, typing
from tests.ui.screens.waiting import in_sight, quiet
from ui.comfort import Comfort
from ui.desk import QtDesk
from ui.screens.settings.confirm_sheet import ConfirmSheet
from ui.screens.settings.recovery import RecoverySheet
from ui.screens.settings.sections import SECTIONS
from ui.screens.settings.view import Screen
from ui.theme.look import look

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Show = Callable[..., Screen]
NEW = "cinq mots bien au chaud"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine’s own keyring is left alone."""
    monkeypatch.setattr(os_keyring, "remember", lambda _name, _key: False)
    monkeypatch.setattr(os_keyring, "recall", lambda _name: None)


@pytest.fixture
def handed(desk: QtDesk, book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, handed: Handed, dress: Dress) -> Show:
    """The screen in a window, arrived at a section."""
    kept = []

    def show(**where: str) -> Screen:
        made = in_sight(qtbot, desk, Screen(desk))
        kept.append(made)
        made.arrive(**where)
        quiet(qtbot, desk)
        return made

    return show


def test_arrows_walk_through_every_section(qtbot: QtBot, desk: QtDesk, screen: Show) -> None:
    made = screen()
    for section in SECTIONS[1:]:
        press(qtbot, Key.Key_Down)
        quiet(qtbot, desk)
        assert made.presenter.section == section.key
        assert made.section(section.key).isVisible()
        assert made.list.hasFocus()


def test_the_look_changes_at_once(qtbot: QtBot, desk: QtDesk, screen: Show) -> None:
    comfort = Comfort(QApplication.instance())
    comfort.follow(desk)
    made = screen(section="look")
    panel = made.section("look")
    panel.palettes.setFocus()
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    qtbot.waitUntil(lambda: look().palette.name == "dark")
    panel.scales.setFocus()
    press(qtbot, Key.Key_Right)
    qtbot.waitUntil(lambda: look().scale == 1.25)
    assert settings.preferences(desk.book) == settings.Preferences("dark", 125, 0)
    comfort.leave()
    comfort.deleteLater()


def test_the_delay_is_the_laptop_s_else_the_rule_s(qtbot: QtBot, desk: QtDesk, handed: Handed) -> None:
    comfort = Comfort(QApplication.instance())
    comfort.follow(desk)
    clock = comfort.idle._clock
    assert clock.interval() == 5 * 60_000
    desk.act(settings.set_rule, name="idle_lock_minutes", value=7)
    qtbot.waitUntil(lambda: clock.interval() == 7 * 60_000)
    desk.prefer(idle_minutes=2)
    qtbot.waitUntil(lambda: clock.interval() == 2 * 60_000)
    desk.prefer(idle_minutes=0)
    qtbot.waitUntil(lambda: clock.interval() == 7 * 60_000)
    comfort.leave()
    assert not clock.isActive()
    comfort.deleteLater()


def test_who_i_am_by_keyboard(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    made = screen(section="me")
    panel = made.section("me")
    panel.fields["role"].setFocus()
    typing(qtbot, "conseil en insertion")
    press(qtbot, Key.Key_Return)

    def role() -> str:
        me = handed.look(settings.me).adviser
        return me.role if me else ""

    qtbot.waitUntil(lambda: role() == "conseil en insertion")


def test_another_passphrase_by_keyboard(qtbot: QtBot, desk: QtDesk, handed: Handed, screen: Show) -> None:
    made = screen(section="lock")
    fields = made.section("lock").fields
    for name in ("new", "again"):
        fields[name].editor.setText(NEW)
    fields["again"].setFocus()
    press(qtbot, Key.Key_Return)
    types_again(qtbot, desk, made, PASSPHRASE)
    qtbot.waitUntil(lambda: fields["new"].editor.text() == "")
    notebook.check_secret(handed.book, NEW)


def types_again(qtbot: QtBot, desk: QtDesk, made: Screen, words: str) -> ConfirmSheet:
    """The passphrase asked for again, where the keyboard is."""
    (sheet,) = made.findChildren(ConfirmSheet)
    assert QApplication.focusWidget() is sheet.way_in.secret
    sheet.way_in.secret.setText(words)
    press(qtbot, Key.Key_Return)
    quiet(qtbot, desk)
    return sheet


def test_a_wrong_phrase_is_told_in_the_sheet_and_nothing_is_made(
    qtbot: QtBot, desk: QtDesk, screen: Show, book: Notebook
) -> None:
    made = screen(section="lock")
    before = book.store.folder.key.read_bytes()
    made.section("lock").renew.click()
    sheet = types_again(qtbot, desk, made, "une autre phrase")
    assert "incorrecte" in sheet.way_in.field.error()
    assert not made.findChildren(RecoverySheet)
    press(qtbot, Key.Key_Escape)
    assert keys.KeyFile.read(book.store.folder.key).wraps == json.loads(before)["wraps"]


def test_the_keyring_stays_unticked_until_the_phrase_is_typed(
    qtbot: QtBot, desk: QtDesk, screen: Show
) -> None:
    made = screen(section="lock")
    made.section("lock").keyring.click()
    quiet(qtbot, desk)
    assert not made.section("lock").keyring.isChecked()
    press(qtbot, Key.Key_Escape)
    assert not made.section("lock").keyring.isChecked()


def test_a_phrase_half_typed_does_not_wait_in_a_window_one_has_left(
    qtbot: QtBot, desk: QtDesk, screen: Show
) -> None:
    made = screen(section="lock")
    made.section("lock").fields["new"].editor.setText(NEW)
    made.presenter.choose("look")
    made.presenter.choose("lock")
    assert made.section("lock").fields["new"].editor.text() == ""


def test_a_new_sheet_is_saved_as_a_pdf(
    qtbot: QtBot, desk: QtDesk, screen: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "fiche.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    made = screen(section="lock")
    made.section("lock").renew.click()
    types_again(qtbot, desk, made, PASSPHRASE)
    quiet(qtbot, desk)
    sheet = made.findChild(RecoverySheet)
    assert sheet is not None
    sheet.save()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: target.read_bytes().startswith(b"%PDF"))
    sheet.close_sheet()


def test_a_rule_is_changed_in_its_sheet(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    made = screen(section="rules")
    panel = made.section("rules")
    panel._edit("answer_days")
    press(qtbot, Key.Key_A, Control)
    typing(qtbot, "beaucoup")
    press(qtbot, Key.Key_Return, Control)
    assert "nombre entier" in panel.sheet.fields["value"].error()
    press(qtbot, Key.Key_A, Control)
    typing(qtbot, "21")
    press(qtbot, Key.Key_Return, Control)
    value = lambda: next(r.value for r in handed.look(settings.rules) if r.name == "answer_days")  # noqa: E731
    qtbot.waitUntil(lambda: value() == 21)


def test_a_field_is_placed_and_the_wording_kept(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    made = screen(section="wording")
    panel = made.section("wording")
    panel.text.setFocus()
    press(qtbot, Key.Key_End, Control)
    panel._insert("signataire")
    press(qtbot, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: handed.look(letters.letter_template).text.endswith("{signataire}"))
    qtbot.waitUntil(panel.reset.isVisible)
    panel.reset.click()
    qtbot.waitUntil(lambda: handed.look(letters.letter_template).is_default)
    qtbot.waitUntil(lambda: not panel.text.value().endswith("{signataire}"))


@pytest.mark.slow
def test_a_wrong_field_cannot_be_kept(qtbot: QtBot, screen: Show) -> None:
    made = screen(section="wording")
    panel = made.section("wording")
    panel.text.setFocus()
    press(qtbot, Key.Key_End, Control)
    typing(qtbot, "{prenom}")
    qtbot.waitUntil(lambda: not panel.save.isEnabled())
    assert panel.field.error()
