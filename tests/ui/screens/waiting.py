"""Waiting until a desk has answered everything, so that no answer comes to a window that is gone."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desk import QtDesk

W = TypeVar("W", bound=QWidget)


def in_sight(qtbot: QtBot, desk: QtDesk, screen: W, size: tuple[int, int] = (1200, 760)) -> W:
    """Show a screen active, closed at the end once the desk is quiet."""
    qtbot.addWidget(screen, before_close_func=lambda _screen: quiet(qtbot, desk))
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


def quiet(qtbot: QtBot, desk: QtDesk) -> None:
    """Wait for what was asked, and for what those answers asked."""
    for _round in range(3):
        answered: list[object] = []
        desk.ask(lambda _book: None, answered.append)
        desk.check(lambda _book: None, answered.append)
        desk.render(lambda _book: None, answered.append)
        qtbot.waitUntil(lambda found=answered: len(found) == 3)  # type: ignore[misc]
