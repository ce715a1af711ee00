"""One choice among several: arrows, letters, one Tab stop."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layout import box, column
from ui.widgets.picks import Pick, Picks, hinted
from ui.widgets.text_field import TextField

PICKS = (Pick("a", "Reçue", hint="R"), Pick("b", "Venu·e", hint="V"), Pick("c", "Refusée", mark="3"))
Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def picks(shown: Shown) -> Picks:
    made = Picks(PICKS)
    shown(box(column(TextField(), made, TextField())))
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_nothing_is_chosen_at_first(picks: Picks) -> None:
    assert picks.value() == ""


def test_arrows_choose_and_go_round(qtbot: QtBot, picks: Picks) -> None:
    for key, value in (
        (Qt.Key.Key_Right, "b"),
        (Qt.Key.Key_Down, "c"),
        (Qt.Key.Key_Right, "a"),
        (Qt.Key.Key_Left, "c"),
    ):
        with qtbot.waitSignal(picks.changed):
            qtbot.keyClick(focus(), key)
        assert picks.value() == value


def test_a_letter_chooses_and_says_so(qtbot: QtBot, picks: Picks) -> None:
    with qtbot.waitSignals([picks.changed, picks.hinted]):
        qtbot.keyClick(focus(), "v")
    assert picks.value() == "b"
    with qtbot.assertNotEmitted(picks.changed):
        qtbot.keyClick(focus(), "z")


def test_space_chooses_and_enter_goes_on(qtbot: QtBot, picks: Picks) -> None:
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert picks.value() == "a"
    with qtbot.waitSignal(picks.entered):
        qtbot.keyClick(focus(), Qt.Key.Key_Return)


def test_one_stop_for_tab(qtbot: QtBot, picks: Picks) -> None:
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert not picks.isAncestorOf(focus())
    qtbot.keyClick(focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert picks.isAncestorOf(focus())


def test_the_same_ones_with_other_marks_keep_the_keyboard(picks: Picks) -> None:
    before = focus()
    picks.set_picks([Pick(p.key, p.label, mark="9", hint=p.hint) for p in PICKS], "b")
    assert (focus(), picks.value()) == (before, "b")
    picks.set_picks([Pick("x", "Autre")])
    assert picks.value() == ""


def test_each_is_a_radio_button_that_says_its_mark(picks: Picks) -> None:
    faces = [QAccessible.queryAccessibleInterface(part) for part in picks._parts.values()]
    assert {face.role() for face in faces} == {QAccessible.Role.RadioButton}
    assert [face.text(QAccessible.Text.Name) for face in faces] == ["Reçue", "Venu·e", "Refusée 3"]


def test_a_letter_for_each_label() -> None:
    assert hinted(["Plus de place", "Hors critères", "Personne injoignable", "Élan"]) == ["P", "H", "E", "L"]
