"""Partners found, added and corrected by keyboard, on a real notebook."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cad.services import history, partners
from cad.services.notebook import Notebook
from tests.ui.conftest import Dress
from tests.ui.screens.handed import Handed, make
from tests.ui.screens.keyboard import press, typing
from tests.ui.screens.waiting import in_sight, quiet
from ui.desk import QtDesk
from ui.screens.partners.view import Screen

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Show = Callable[..., Screen]


@pytest.fixture
def handed(desk: QtDesk, book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, handed: Handed, dress: Dress) -> Show:
    """The screen in a window, arrived somewhere."""
    kept = []

    def show(**where: str) -> Screen:
        made = in_sight(qtbot, desk, Screen(desk))
        kept.append(made)
        made.arrive(**where)
        quiet(qtbot, desk)
        return made

    return show


def names(screen: Screen) -> list[str]:
    """The partners listed."""
    model = screen.listing.list.model()
    return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]


def known(handed: Handed) -> list[str]:
    """The partners of the notebook."""
    return [p.organisation.name for p in handed.look(partners.list_partners)]


def test_found_as_one_types(qtbot: QtBot, screen: Show) -> None:
    made = screen()
    assert made.listing.search.hasFocus()
    typing(qtbot, "permis")
    qtbot.waitUntil(lambda: names(made) == ["Mobilité 35"])
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: made.panel._name.text() == "Mobilité 35")


def test_added_by_keyboard(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    made = screen()
    made.presenter.edit(new=True)
    qtbot.waitUntil(lambda: made.forms.sheet is not None)
    typing(qtbot, "FACE Rennes")
    press(qtbot, Key.Key_Tab)
    typing(qtbot, "FACE")
    press(qtbot, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: "FACE Rennes" in known(handed))
    qtbot.waitUntil(lambda: made.panel._name.text() == "FACE Rennes")


def test_an_error_stands_at_its_field_and_keeps_what_was_typed(
    qtbot: QtBot, handed: Handed, screen: Show
) -> None:
    made = screen(organisation=handed.partner.id)
    made.presenter.edit()
    qtbot.waitUntil(lambda: made.forms.sheet is not None)
    assert made.forms.sheet is not None
    email = made.forms.sheet.fields["email"]
    email.editor.setFocus()
    typing(qtbot, "contact chez mobilite")
    press(qtbot, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: bool(email.error()))
    assert email.editor.value() == "contact chez mobilite"
    press(qtbot, Key.Key_A, Control)
    typing(qtbot, "contact@mobilite.fr")
    press(qtbot, Key.Key_Return, Control)
    page = lambda: handed.look(partners.partner_page, organisation=handed.partner.id)  # noqa: E731
    qtbot.waitUntil(lambda: page().organisation.email == "contact@mobilite.fr")


def test_archived_and_undone(qtbot: QtBot, handed: Handed, desk: QtDesk, screen: Show) -> None:
    made = screen(organisation=handed.partner.id)
    said: list[tuple[str, bool]] = []
    desk.said.connect(lambda sentence, _tone, undo: said.append((sentence, undo)))
    qtbot.waitUntil(made.panel.isVisible)
    made.panel._archive.click()
    qtbot.waitUntil(lambda: "Mobilité 35" not in names(made))
    assert said == [("Partenaire archivé", True)]
    desk.act(history.undo)
    qtbot.waitUntil(lambda: "Mobilité 35" in names(made))


def test_a_referral_that_waits_opens_on_its_screen(
    qtbot: QtBot, handed: Handed, desk: QtDesk, screen: Show
) -> None:
    referral = handed.refer("Awa Diop")
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    made = screen(organisation=handed.partner.id)
    qtbot.waitUntil(lambda: made.panel._waiting.model().rowCount() == 1)
    made.panel._waiting.setFocus()
    press(qtbot, Key.Key_Return)
    assert went == [("referrals", {"referral": referral.id})]
