"""What comes over the window: sheet, palette, toast; each gives the keyboard back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button
from ui.widgets.command_palette import CommandPalette
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.field import Field
from ui.widgets.layout import box, column
from ui.widgets.overlay import Sheet
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rows import Row
from ui.widgets.side_nav import Place, SideNav
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.toast import Toaster

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def window(shown: Shown) -> QWidget:
    """A window with a field that has the keyboard."""
    made = box(column(TextField("dessous"), None))
    shown(made)
    made.findChild(TextField).setFocus()
    return made


def test_a_sheet_takes_the_keyboard_and_gives_it_back(qtbot: QtBot, window: QWidget) -> None:
    below, first, second = window.findChild(TextField), TextField(), TextField()
    body = box(column(Field("Partenaire", first), Field("Pourquoi", second)))
    sheet = DialogSheet(window, "Orienter", body=body, actions=(Button("Préparer", "primary"),))
    sheet.open_sheet()
    assert first.hasFocus()
    seen = []
    for _stop in range(4):
        qtbot.keyClick(window.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.window().focusWidget())
    assert below not in seen
    assert seen[3] is first
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert below.hasFocus()


def test_control_enter_does_the_main_action_of_a_sheet(qtbot: QtBot, window: QWidget) -> None:
    done: list[bool] = []
    main = Button("Préparer", "primary", on_click=lambda: done.append(True))
    editor = TextField()
    sheet = DialogSheet(window, "Orienter", body=box(column(editor)), actions=(Button("Plus tard"), main))
    sheet.open_sheet()
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == [True]


def test_a_sheet_follows_its_window(qtbot: QtBot, window: QWidget) -> None:
    sheet = DialogSheet(window, "Orienter", body=box(column(TextField())))
    sheet.open_sheet()
    window.resize(900, 700)
    assert sheet.size() == window.size()


def test_a_sheet_is_as_tall_as_what_it_holds(qtbot: QtBot, window: QWidget) -> None:
    window.resize(900, 900)
    area, main = TextArea(lines=2, most=12), Button("Préparer", "primary")
    sheet = DialogSheet(window, "Orienter", body=box(column(Field("Pourquoi", area))), actions=(main,))
    sheet.open_sheet()
    QApplication.processEvents()
    paper = sheet.findChild(Sheet)
    before = paper.height()
    gap = main.mapTo(paper, main.rect().topLeft()).y() - area.mapTo(paper, area.rect().bottomLeft()).y()
    area.set_value("\n".join("une ligne" for _ in range(8)))
    QApplication.processEvents()
    assert 20 < gap < 60
    assert paper.height() > before + 60


def test_the_palette_finds_and_opens_without_leaving_the_box(qtbot: QtBot, window: QWidget) -> None:
    people = [Row("a", "Aïcha"), Row("b", "Bilal"), Row("c", "Chloé")]
    palette = CommandPalette(
        window, lambda text: [row for row in people if text.lower() in row.title.lower()]
    )
    palette.open_palette()
    typing = window.window().focusWidget()
    qtbot.keyClicks(typing, "l")
    qtbot.keyClick(typing, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(typing, Qt.Key.Key_Return)
    assert told.args == ["c"]
    assert palette.isHidden()
    assert window.findChild(TextField).hasFocus()


def test_escape_clears_then_leaves_the_palette(qtbot: QtBot, window: QWidget) -> None:
    palette = CommandPalette(window, lambda _text: [])
    palette.open_palette("zzz")
    qtbot.keyClick(window.window().focusWidget(), Qt.Key.Key_Escape)
    assert palette.isVisible()
    qtbot.keyClick(window.window().focusWidget(), Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_the_palette_says_that_nothing_fits_only_once_something_was_typed(
    qtbot: QtBot, window: QWidget
) -> None:
    palette = CommandPalette(window, lambda _text: [])
    palette.open_palette()
    (none,) = [text for text in palette.findChildren(Text) if text.text().startswith("Rien ne correspond")]
    assert none.isHidden()
    qtbot.keyClicks(window.window().focusWidget(), "zzz")
    assert none.isVisible()


def test_a_toast_undoes_once_and_leaves(qtbot: QtBot, window: QWidget) -> None:
    undone: list[bool] = []
    toaster = Toaster(window)
    toast = toaster.show("Entretien enregistré", lambda: undone.append(True))
    assert toast.accessibleName() == "Entretien enregistré"
    undo = next(button for button in toast.findChildren(Button) if button.text() == "Annuler")
    with qtbot.waitSignal(toast.dismissed):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_a_new_toast_takes_the_place_of_the_old(qtbot: QtBot, window: QWidget) -> None:
    toaster = Toaster(window)
    toaster.show("Un")
    second = toaster.show("Deux")
    assert second.isVisible()
    assert second.geometry().bottom() < window.height()
    toaster.dismiss()


def test_a_long_toast_goes_to_the_next_line_and_cuts_no_word(qtbot: QtBot, window: QWidget) -> None:
    toaster = Toaster(window)
    toast = toaster.show("Plus aucune orientation vers ce partenaire sans un nouvel accord. " * 3, print)
    words = toast.findChild(Text)
    assert toast.width() < window.width()
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
    assert toaster.show("Deux").height() < toast.height()
    toaster.dismiss()


def test_progress_tells_how_far_and_stops_once(qtbot: QtBot) -> None:
    panel = ProgressPanel("Lecture du tableau")
    qtbot.addWidget(panel)
    panel.advance(1240, 10000)
    stop = panel.findChild(Button)
    with qtbot.waitSignal(panel.cancelled):
        stop.click()
    assert not stop.isEnabled()


def test_navigation_by_click_and_arrows(qtbot: QtBot, shown: Shown) -> None:
    nav = SideNav()
    nav.add("today", "Aujourd’hui", "today")
    nav.add("people", "Résidents", "people")
    shown(nav)
    places, chosen = nav.findChildren(Place), []
    nav.chosen.connect(chosen.append)
    places[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(places[0], Qt.Key.Key_Down)
    assert places[1].hasFocus()
    qtbot.keyClick(places[1], Qt.Key.Key_Space)
    assert chosen == ["people"]
    assert places[1].isChecked()
    nav.set_count("people", 3)
    assert places[1].accessibleDescription() == "3"
