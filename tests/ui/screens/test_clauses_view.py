"""Clauses sociales by keyboard, on a real notebook, at every size of text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cad.services import clauses, journeys, procurements, residents
from cad.services.notebook import Notebook
from tests.ui.conftest import Dress
from tests.ui.screens.clauses_made import Made, make
from tests.ui.screens.keyboard import press, typing
from tests.ui.screens.waiting import in_sight, quiet
from ui.desk import QtDesk
from ui.screens.clauses.view import Screen
from ui.screens.resident.lines import Lines

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Show = Callable[..., Screen]


@pytest.fixture
def made(desk: QtDesk, book: Notebook) -> Made:
    return make(book)


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, made: Made, dress: Dress) -> Show:
    """The screen in a window, arrived somewhere."""
    kept = []

    def show(**where: str) -> Screen:
        shown = in_sight(qtbot, desk, Screen(desk))
        kept.append(shown)
        shown.arrive(**where)
        quiet(qtbot, desk)
        return shown

    return show


def test_a_lot_is_found_and_hours_are_entered(qtbot: QtBot, made: Made, screen: Show) -> None:
    shown = screen()
    assert shown.whole.title.text() == "Tous les lots"
    typing(qtbot, "gros")
    qtbot.waitUntil(lambda: shown.listing.list.model().rowCount() == 2)
    press(qtbot, Key.Key_Down)
    qtbot.waitUntil(lambda: shown.panel.isVisible() and shown.panel.name.text() == "Gros œuvre")
    shown.panel.workers.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: shown.forms.sheet is not None)
    press(qtbot, Key.Key_Tab)
    typing(qtbot, "35,5")
    press(qtbot, Key.Key_Return, Control)
    done = lambda: clauses.lot_page(made.book, made.lot.id).line.done  # noqa: E731
    qtbot.waitUntil(lambda: shown.forms.sheet is None)
    assert done() == 187_17


def test_a_refusal_is_said_in_the_sheet_and_keeps_what_was_typed(
    qtbot: QtBot, made: Made, screen: Show
) -> None:
    shown = screen(lot=made.lot.id)
    qtbot.waitUntil(lambda: shown.presenter.page is not None)
    shown.presenter.ask("hours", made.insertion.id)
    qtbot.waitUntil(lambda: shown.forms.sheet is not None)
    assert shown.forms.sheet
    shown.forms.sheet.fields["hours"].editor.setFocus()
    typing(qtbot, "-12")
    press(qtbot, Key.Key_Return, Control)
    qtbot.waitUntil(shown.forms.sheet._trouble.isVisible)
    assert shown.forms.sheet.fields["hours"].editor.value() == "-12"


def test_who_could_take_a_position_is_ticked_and_asked(qtbot: QtBot, made: Made, screen: Show) -> None:
    who = residents.create_resident(made.book, usage_name="Martin", first_name="Zoé").result.id
    journeys.open_journey(made.book, who)
    journeys.assess_need(made.book, who, "recruitment", "need")
    opening = procurements.open_position(made.book, made.lot.id, title="Aide-maçon·ne").result
    shown = screen(lot=made.lot.id)
    qtbot.waitUntil(lambda: shown.presenter.page is not None)
    shown.presenter.ask("candidates", opening.id)
    qtbot.waitUntil(lambda: shown.forms.sheet is not None)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: shown.forms.sheet is None)
    filled = lambda: [one for one in shown.panel.findChildren(Lines) if one.lines()]  # noqa: E731
    qtbot.waitUntil(lambda: len(filled()) == 1)
    (lines,) = filled()
    assert lines.titles() == ["MARTIN Zoé"]
    lines.acted.emit(lines.lines()[0].key, "willing")
    page = lambda: clauses.lot_page(made.book, made.lot.id)  # noqa: E731
    qtbot.waitUntil(lambda: page().asked[0].proposal.state == "willing")


def test_everything_has_a_name_and_fits_in_large_text(
    qtbot: QtBot, made: Made, screen: Show, dress: Dress
) -> None:
    shown = screen(lot=made.lot.id)
    dress("light", 2.0)
    for widget in (
        shown.listing.search,
        shown.listing.choice,
        shown.listing.list,
        shown.panel.workers,
        shown.whole.places,
    ):
        assert widget.accessibleName()
    assert shown.commands()[0][0] == "Ajouter un marché"
    assert shown.width() == 1200


@pytest.mark.slow
def test_one_goes_elsewhere_from_a_form_and_finds_it_as_it_was(
    qtbot: QtBot, made: Made, screen: Show
) -> None:
    shown = screen(lot=made.lot.id)
    qtbot.waitUntil(lambda: shown.presenter.page is not None)

    def asked(field: str) -> bool:
        return bool(shown.forms.sheet) and field in shown.forms.sheet.fields

    shown.presenter.ask("hours", made.insertion.id)
    qtbot.waitUntil(lambda: asked("hours"))
    assert shown.forms.sheet
    shown.forms.sheet.fields["hours"].editor.setFocus()
    typing(qtbot, "12")
    amend, _resident = shown.forms.sheet.others
    amend.click()
    qtbot.waitUntil(lambda: asked("proof"))
    shown.forms.leave()
    shown.presenter.ask("hours", made.insertion.id)
    qtbot.waitUntil(lambda: asked("hours"))
    assert shown.forms.sheet.fields["hours"].editor.value() == "12"
