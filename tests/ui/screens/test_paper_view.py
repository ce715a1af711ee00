"""The paper on screen: its pages come when they are ready, and take the keyboard from nobody."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import QtDesk
from ui.screens.paper.view import Screen
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import TextField


def test_pages_take_no_keyboard_from_what_lies_over_them(qtbot: QtBot, desk: QtDesk) -> None:
    window, typed = QWidget(), TextField()
    qtbot.addWidget(window)
    paper, over = Screen(desk), Overlay(window)
    inside = QVBoxLayout(window)
    for part in (paper, typed):
        inside.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for hides, takes in ((over.show, over.hide), (paper.hide, paper.show)):
        typed.setFocus()
        hides()
        paper.show_pages([])
        assert typed.hasFocus()
        takes()
        paper.show_pages([])
        assert paper._print.hasFocus()
