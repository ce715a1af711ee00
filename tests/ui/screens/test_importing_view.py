"""The wizard by keyboard, from a real spreadsheet to real residents, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cad.domain.resident import Resident
from cad.services import residents
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.ui.conftest import Dress
from tests.ui.screens.waiting import in_sight
from ui.desk import QtDesk
from ui.screens.importing.presenter import COLUMNS, DONE, DOUBLES, DOUBTS, FILE, READY
from ui.screens.importing.view import Screen
from ui.widgets.button import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.picks import Part

ROWS = [
    ["Liste de la permanence", "", "", "", ""],
    ["NOM", "Prénom", "Né(e) le", "Tél.", "N° sécu"],
    ["DIALLO", "Aïssatou", "12/03/1987", "06 39 98 00 01", "2 87 03 35 238 001 23"],
    ["LE GOFF", "Yann", "31/02/1999", "0639980002", ""],
    ["NGUYEN", "Thi Hoa", "1990", "0639980003", ""],
]
Show = Callable[[], Screen]


@pytest.fixture
def spreadsheet(tmp_path: Path) -> str:
    """A list as advisers have them: a title above, a column one must not keep, a date that does not exist."""
    import xlsxwriter

    path = tmp_path / "liste permanence.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Résidents")
        for number, cells in enumerate(ROWS):
            sheet.write_row(number, 0, cells)
    return str(path)


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, dress: Dress) -> Show:
    """``screen()``: the wizard in a window."""
    kept = []

    def show() -> Screen:
        made = in_sight(qtbot, desk, Screen(desk), (1100, 720))
        kept.append(made)
        made.arrive()
        return made

    return show


def focus() -> QWidget:
    """Who has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def at(qtbot: QtBot, wizard: Screen, step: str) -> None:
    """Wait for a step to be in sight."""
    qtbot.waitUntil(lambda: wizard.presenter.step == step and not wizard.work.isVisible())


def go_on(qtbot: QtBot) -> None:
    """Ctrl+Enter, wherever the keyboard is."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def button(qtbot: QtBot, wizard: Screen, words: str) -> Button:
    """The visible button that says so, once it is shown."""

    def shown() -> list[Button]:
        return [b for b in wizard.findChildren(Button) if b.isVisible() and b.text() == words]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_a_spreadsheet_becomes_residents_by_keyboard_and_can_be_taken_back(
    qtbot: QtBot, book: Notebook, screen: Show, spreadsheet: str
) -> None:
    known = residents.create_resident(
        book, usage_name="Nguyen", first_name="Thi Hoa", birth_date="1990"
    ).result
    wizard = screen()
    wizard.presenter.choose(spreadsheet)
    at(qtbot, wizard, COLUMNS)
    go_on(qtbot)
    at(qtbot, wizard, DOUBTS)
    assert focus() is wizard.doubts.editor
    qtbot.keyClicks(focus(), "28/02/1999")  # what was there is selected
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    go_on(qtbot)
    at(qtbot, wizard, DOUBLES)
    qtbot.waitUntil(lambda: isinstance(focus(), Part))
    qtbot.keyClick(focus(), "1")
    go_on(qtbot)
    at(qtbot, wizard, READY)
    assert wizard.next.text() == "Importer 3 personnes"
    go_on(qtbot)
    at(qtbot, wizard, DONE)
    made = {r.first_name: r for r in select(book.connection, Resident)}
    assert set(made) == {"Aïssatou", "Yann", "Thi Hoa"}
    assert made["Yann"].birth_date == "1999-02-28"
    assert made["Thi Hoa"].id == known.id
    assert made["Thi Hoa"].phones == ("0639980003",)
    button(qtbot, wizard, "Annuler l’import").click()
    qtbot.waitUntil(lambda: len([r for r in select(book.connection, Resident) if not r.removed]) == 1)
    assert button(qtbot, wizard, "Choisir un autre fichier")


def test_a_file_is_dropped(qtbot: QtBot, screen: Show, spreadsheet: str) -> None:
    wizard = screen()
    (zone,) = wizard.findChildren(DropZone)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(spreadsheet)])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    zone.dropEvent(event)
    at(qtbot, wizard, COLUMNS)
    assert set(wizard.columns.lines) == set(ROWS[1])


def test_a_column_is_changed_by_keyboard(qtbot: QtBot, screen: Show, spreadsheet: str) -> None:
    wizard = screen()
    wizard.presenter.choose(spreadsheet)
    at(qtbot, wizard, COLUMNS)
    line = wizard.columns.lines["Prénom"]
    line.choice.setFocus()
    qtbot.keyClick(line.choice, Qt.Key.Key_Home)
    plan = wizard.presenter.plan
    assert plan
    qtbot.waitUntil(lambda: plan.mapping["Prénom"] == "")
    assert not wizard.columns.lines["N° sécu"].choice.isEnabled()


def test_what_is_interrupted_comes_back_to_where_one_was(
    qtbot: QtBot, book: Notebook, screen: Show, spreadsheet: str
) -> None:
    wizard = screen()
    wizard.presenter.choose(spreadsheet)
    wizard.presenter.stop()
    qtbot.waitUntil(lambda: not wizard.work.isVisible())
    assert wizard.presenter.step in (FILE, COLUMNS)
    assert not select(book.connection, Resident)


def test_a_wrong_file_says_why(qtbot: QtBot, screen: Show, tmp_path: Path) -> None:
    wizard = screen()
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n")
    wizard.presenter.choose(str(path))
    at(qtbot, wizard, FILE)
    qtbot.waitUntil(lambda: bool(wizard.file.said()))


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_the_wizard_fits_a_small_laptop_at_double_size(
    qtbot: QtBot, screen: Show, dress: Dress, spreadsheet: str, palette: str
) -> None:
    dress(palette, 2.0)
    wizard = screen()
    wizard.presenter.choose(spreadsheet)
    at(qtbot, wizard, COLUMNS)
    go_on(qtbot)
    at(qtbot, wizard, DOUBTS)
    assert wizard.minimumSizeHint().width() <= 1366 - 392
    assert wizard.minimumSizeHint().height() <= 640


def test_every_control_has_a_name(qtbot: QtBot, screen: Show, spreadsheet: str) -> None:
    wizard = screen()
    wizard.presenter.choose(spreadsheet)
    for step in (COLUMNS, DOUBTS, READY):
        at(qtbot, wizard, step)
        for widget in wizard.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget
        if step != READY:
            go_on(qtbot)
