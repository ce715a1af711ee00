"""An encounter with one need and one next step takes six actions; nothing typed is ever lost."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cad.services.drafts import drafts
from cad.services.page import resident_page
from cad.services.residents import create_resident
from tests.ui.screens.resident_page import Show, arrive, awa, screen, type_in
from ui.desk import QtDesk
from ui.screens.resident.view import Screen

__all__ = ["awa", "screen"]


class Hands:
    """A keyboard that counts what one does: a field typed is one action, a key pressed is one."""

    def __init__(self) -> None:
        self.actions = 0

    def type(self, words: str) -> None:
        self.actions += 1
        type_in(QApplication.focusWidget(), words)

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        QTest.keyClick(QApplication.focusWidget(), key, held)


def test_six_actions_from_the_person_found_to_the_encounter_written(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    hands = Hands()
    hands.type("Sa fille n’a plus de place le mercredi.")
    hands.press(Qt.Key.Key_Tab)
    hands.type("garde")
    hands.press(Qt.Key.Key_Tab)
    hands.type("Appeler la crèche pour lundi")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.actions == 6

    qtbot.waitUntil(lambda: bool(screen.presenter.page and screen.presenter.page.steps))
    page = resident_page(desk.book, awa)
    assert [(s.title, s.due_on, s.theme) for s in page.steps] == [
        ("Appeler la crèche", "2026-11-30", "childcare")
    ]
    assert next(t.state for t in page.themes if t.theme == "childcare") == "need"
    (met,) = (entry for entry in page.timeline if entry.kind == "encounter")
    assert met.text.startswith("Sa fille n’a plus de place le mercredi.")
    assert met.visibility == "team"
    assert screen.composer.writing().empty()
    assert not drafts(desk.book)


def test_a_letter_typed_anywhere_begins_the_note(screen: Screen) -> None:
    cell = screen.themes.tiles()[0]
    cell.setFocus()
    type_in(cell, "V")
    type_in(QApplication.focusWidget(), "ue ce matin")
    assert screen.composer.text.value() == "Vue ce matin"


def test_ctrl_e_gives_the_composer_the_keyboard(screen: Screen, qtbot: QtBot) -> None:
    screen.themes.tiles()[3].setFocus()
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.composer.text.hasFocus()


def test_what_is_typed_is_kept_and_found_again_on_another_desk(
    screen: Screen, desk: QtDesk, awa: str, shown: Show, qtbot: QtBot
) -> None:
    type_in(screen.composer.text, "Elle attend une réponse de la CAF")
    QTest.keyClick(screen.composer.text, Qt.Key.Key_Tab)
    type_in(QApplication.focusWidget(), "budget")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_in(QApplication.focusWidget(), "Relancer la C")
    qtbot.waitUntil(lambda: bool(drafts(desk.book)))
    again = Screen(desk)  # as after a crash: nothing but the record is left
    shown(again)
    arrive(again, awa, qtbot)
    qtbot.waitUntil(lambda: not again.composer.writing().empty())
    writing = again.composer.writing()
    assert writing.text == "Elle attend une réponse de la CAF"
    assert [need.theme for need in writing.needs] == ["money"]
    assert writing.step == "Relancer la C"


def test_leaving_before_the_pause_keeps_the_draft_and_each_person_has_their_own(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    other = create_resident(desk.book, usage_name="Kone", first_name="Issa").result.id
    type_in(screen.composer.text, "À moitié")
    arrive(screen, other, qtbot)
    qtbot.waitUntil(lambda: screen.composer.writing().empty())
    arrive(screen, awa, qtbot)
    qtbot.waitUntil(lambda: screen.composer.text.value() == "À moitié")


def test_a_refusal_is_shown_and_nothing_is_lost(screen: Screen, qtbot: QtBot) -> None:
    type_in(screen.composer.text, "Numéro 1 85 05 78 006 084 91")
    assert "sécurité sociale" in screen.composer.trouble()
    screen.composer.submit()
    qtbot.waitUntil(lambda: "sécurité sociale" in screen.composer.trouble())
    assert screen.composer.text.value() == "Numéro 1 85 05 78 006 084 91"


def test_an_unknown_theme_is_told_and_stays_to_be_corrected(screen: Screen) -> None:
    type_in(screen.composer.needs.field, "zzz")
    screen.composer.submit()
    assert "n’est pas un thème" in screen.composer.trouble()
    assert screen.composer.needs.typed() == "zzz"


def test_a_day_that_does_not_read_is_told(screen: Screen) -> None:
    type_in(screen.composer.text, "Vue")
    type_in(screen.composer.context.day, "le 45")
    screen.composer.submit()
    assert "45" in screen.composer.trouble()


def test_the_place_is_kept_for_the_next_person(screen: Screen, desk: QtDesk, qtbot: QtBot) -> None:
    other = create_resident(desk.book, usage_name="Kone", first_name="Issa").result.id
    type_in(screen.composer.text, "Vue")
    screen.composer.context.place.set_value("Centre social de Maurepas")
    screen.composer.submit()
    qtbot.waitUntil(lambda: screen.composer.writing().empty())
    arrive(screen, other, qtbot)
    qtbot.waitUntil(lambda: screen.composer.context.place.value() == "Centre social de Maurepas")


def test_enter_in_a_step_makes_room_for_another(screen: Screen) -> None:
    steps = screen.composer.steps
    type_in(steps.title, "Appeler la crèche pour demain")
    assert steps.due.value() == "2026-11-24"
    QTest.keyClick(steps.title, Qt.Key.Key_Return)
    assert [(step.title, step.due_on) for step in steps.value()] == [("Appeler la crèche", "2026-11-24")]
    assert steps.title.value() == ""


def test_who_will_read_is_always_said(screen: Screen) -> None:
    for level in ("author", "team", "organisation", "shared"):
        screen.composer.visibility.set_value(level)
        assert screen.composer.visibility.accessibleDescription()
