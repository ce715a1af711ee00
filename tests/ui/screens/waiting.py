"""Waiting until a desk has answered everything, so that no answer comes to a window that is gone."""

from pytestqt.qtbot import QtBot

from ui.desk import QtDesk


def quiet(qtbot: QtBot, desk: QtDesk) -> None:
    """Wait for what was asked, and for what those answers asked."""
    for _round in range(3):
        answered: list[object] = []
        desk.ask(lambda _book: None, answered.append)
        desk.check(lambda _book: None, answered.append)
        desk.render(lambda _book: None, answered.append)
        qtbot.waitUntil(lambda found=answered: len(found) == 3)  # type: ignore[misc]
