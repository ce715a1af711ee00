"""Tabs over a screen: one Tab stop, arrows walk, Enter goes, Ctrl+PageDown goes to the next."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layout import box, column
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text_field import TextField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tabs(shown: Callable[[QWidget], QWidget]) -> Tabs:
    made = Tabs((("a", "Clauses"), ("b", "Rencontres"), ("c", "Offres")), "a", "Axes")
    shown(box(column(TextField(), made, TextField())))
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def named() -> str:
    found = QApplication.focusWidget()
    assert isinstance(found, Tab)
    return found.accessibleName()


def test_arrows_walk_and_enter_goes(qtbot: QtBot, tabs: Tabs) -> None:
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    for key, name in ((right, "Rencontres"), (right, "Offres"), (right, "Clauses"), (left, "Offres")):
        with qtbot.assertNotEmitted(tabs.chosen):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert named() == name
    with qtbot.waitSignal(tabs.chosen) as went:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert went.args == ["c"]


def test_the_one_in_sight_stays_so(qtbot: QtBot, tabs: Tabs) -> None:
    here, there, _last = tabs.findChildren(Tab)
    with qtbot.assertNotEmitted(tabs.chosen):
        qtbot.mouseClick(here, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tabs.chosen):
        qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert [one.isChecked() for one in tabs.findChildren(Tab)] == [True, False, False]


def test_the_next_and_the_one_before_by_two_keys(qtbot: QtBot, tabs: Tabs) -> None:
    for key, wanted in ((Qt.Key.Key_PageDown, "b"), (Qt.Key.Key_PageUp, "c")):
        with qtbot.waitSignal(tabs.chosen) as went:
            qtbot.keyClick(tabs.window(), key, CONTROL)
        assert went.args == [wanted]
