"""A person’s page to try: the screen shown, ready, and a French keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cad.services.residents import create_resident
from ui.desk import QtDesk
from ui.screens.resident.view import Screen

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def awa(desk: QtDesk) -> str:
    """The id of a person."""
    return create_resident(desk.book, usage_name="Diallo", first_name="Awa").result.id


@pytest.fixture
def screen(desk: QtDesk, awa: str, shown: Show, qtbot: QtBot) -> Screen:
    """Their page, just opened."""
    made = Screen(desk)
    shown(made)
    made.resize(1158, 760)
    arrive(made, awa, qtbot)
    return made


def arrive(screen: Screen, resident: str, qtbot: QtBot) -> None:
    screen.arrive(resident=resident)
    qtbot.waitUntil(lambda: screen.presenter.page is not None and screen.presenter.page.ids[0] == resident)


def type_in(widget: QWidget | None, words: str) -> None:
    """Key by key, as a French keyboard sends them (QTest knows ASCII only)."""
    assert widget
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, held, letter))
