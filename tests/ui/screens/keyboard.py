"""Keys pressed where the focus is, as a person does who never touches the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


def typing(qtbot: QtBot, text: str) -> None:
    """Type where the focus is."""
    for sign in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, sign)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)
