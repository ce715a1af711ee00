"""Common ground of the tests with windows: offscreen, dressed light at 100 %."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen plugin warns at each window that it has no window manager to tell sizes to."""
    config.addinivalue_line("qt_log_ignore", "propagateSizeHints")


Dress = Callable[[str, float], None]

LOOK_MS = 10
"""How often pytest-qt looks whether what is awaited has come: longer than most answers take."""


PATIENCE_MS = 20_000
"""After which what is awaited will not come, even on a machine that does much else."""


class PromptBot(QtBot):
    """Looks every millisecond, and is patient."""

    def wait(self, ms: int) -> None:
        super().wait(1 if ms == LOOK_MS else ms)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **given: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PromptBot(request)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """``dress("dark", 2.0)``; light at 100 % before and after."""
    from ui.theme.apply import apply

    def to(palette: str, scale: float) -> None:
        apply(qapp, palette, scale)

    to("light", 1.0)
    yield to
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone need not be dressed again
    to("light", 1.0)


@pytest.fixture
def shown(qtbot: QtBot, dress: Dress) -> Iterator[Callable[[QWidget], QWidget]]:
    """``shown(widget)`` shows it active, 640 wide; it is held until the end, then closed and deleted."""
    held: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        held.append(widget)
        widget.resize(640, 480)
        with qtbot.waitExposed(widget):
            widget.show()
        with qtbot.waitActive(widget):
            widget.activateWindow()
        return widget

    yield show
    for widget in held:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
