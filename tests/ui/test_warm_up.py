"""What is brought in while nobody types: everything, nothing while someone does, nothing after closing."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import warm_up
from ui.warm_up import WarmUp


class Window(QWidget):
    """Notes what is prepared."""

    def __init__(self) -> None:
        super().__init__()
        self.prepared: list[str] = []

    def prepare(self, place: str) -> None:
        self.prepared.append(place)


class Watch(QObject):
    """As quiet as one says."""

    quiet = 60.0

    def quiet_for(self) -> float:
        return self.quiet


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    for name in ("FIRST_MS", "BETWEEN_MS"):
        monkeypatch.setattr(warm_up, name, 1)
    made = Window()
    qtbot.addWidget(made)
    return made


def test_the_screen_of_a_person_is_ready(window: Window, qtbot: QtBot) -> None:
    WarmUp(window, Watch())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: window.prepared == ["resident"])


def test_nothing_while_someone_types(window: Window, qtbot: QtBot) -> None:
    watch = Watch()
    watch.quiet = 0.1
    WarmUp(window, watch)  # type: ignore[arg-type]
    QTest.qWait(100)
    assert not window.prepared
    watch.quiet = 60.0
    qtbot.waitUntil(lambda: window.prepared == ["resident"])


def test_nothing_after_closing(window: Window) -> None:
    WarmUp(window, Watch()).stop()  # type: ignore[arg-type]
    QTest.qWait(100)
    assert not window.prepared
