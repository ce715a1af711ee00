"""Orientations, Partenaires, Clauses, Réglages: every control says its name, is reached by Tab, fits."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cad.services import procurements
from cad.services.notebook import Notebook
from tests import screen_field
from tests.ui.conftest import Dress
from tests.ui.screens import axes_made, clauses_made
from tests.ui.screens.handed import make
from tests.ui.screens.waiting import quiet
from ui import screens
from ui.desk import QtDesk
from ui.screens.settings.sections import SECTIONS
from ui.widgets.text import Text

pytestmark = pytest.mark.slow

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
A_LOT, MARKET = {"lot": "?"}, {"session": "?"}
PAGES = {
    "referrals": [{}],
    "partners": [{}],
    "clauses": [{}, A_LOT],
    "businesses": [{}],
    "city_projects": [{}],
    "outing": [MARKET],
    "ready": [MARKET],
    "settings": [{"section": s.key} for s in SECTIONS],
}
SIZES = [(1200, 1.0), (974, 2.0), (640, 1.5)]
Show = Callable[[str, int], Iterator[QWidget]]


@pytest.fixture
def pages(qtbot: QtBot, desk: QtDesk, book: Notebook, dress: Dress) -> Show:
    """``pages("settings", 640)``: its screen in a window so wide, on each of its pages in turn."""
    make(book).refer("Awa Diop")
    lot = clauses_made.make(book).lot.id
    session = screen_field.market(book)
    axes_made.business(book)
    axes_made.project(book)
    procurements.open_position(book, lot, title="Aide-maçon·ne", places=2)

    def shown(place: str, width: int) -> Iterator[QWidget]:
        made = screens.make(place, desk)
        qtbot.addWidget(made, before_close_func=lambda _screen: quiet(qtbot, desk))
        made.resize(width, 700)
        made.show()
        made.activateWindow()
        qtbot.waitExposed(made)
        for where in PAGES[place]:
            meant = {"lot": lot} if where is A_LOT else {"session": session} if where is MARKET else where
            made.arrive(**meant)
            quiet(qtbot, desk)
            yield made

    return shown


def controls(screen: QWidget) -> Iterator[QWidget]:
    """What one acts on, without the parts Qt puts inside its own."""
    for widget in screen.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
        if isinstance(widget, CONTROLS) and widget.isVisible() and not inner:
            yield widget


@pytest.mark.parametrize("place", PAGES)
def test_every_control_says_its_name(pages: Show, place: str) -> None:
    for screen in pages(place, 1200):
        for widget in controls(screen):
            if isinstance(widget.parent(), QLineEdit | QAbstractItemView):
                continue
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), f"{type(widget).__name__} has no name"


@pytest.mark.parametrize("place", PAGES)
def test_tab_reaches_every_control(qtbot: QtBot, pages: Show, place: str) -> None:
    """Each button, field and list, but the parts of a group that arrows reach."""
    for screen in pages(place, 1200):
        wanted = {w for w in controls(screen) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()}
        wanted = {w for w in wanted if not isinstance(w, QScrollArea)}
        reached = set()
        for _stop in range(120):
            focus = QApplication.focusWidget()
            assert focus is not None
            reached.add(focus)
            qtbot.keyClick(focus, Qt.Key.Key_Tab)
        missed = {f"{type(w).__name__} {w.accessibleName()}" for w in wanted - reached}
        assert not missed


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scale"), SIZES)
@pytest.mark.parametrize("place", PAGES)
def test_nothing_is_wider_than_the_window(
    pages: Show, dress: Dress, place: str, width: int, scale: float
) -> None:
    dress("light", scale)
    for screen in pages(place, width):
        for widget in (*controls(screen), *screen.findChildren(Text)):
            if widget.isVisible():
                right = widget.mapTo(screen, widget.rect().topRight()).x()
                assert right <= screen.width(), (
                    f"{type(widget).__name__} {widget.accessibleName()!r} at {right}"
                )
