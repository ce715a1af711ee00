"""The page of divergences by keyboard, on two laptops and their centre."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from cad.central.database import Database
from cad.services import appointments, clashes, history, journeys, residents, syncing
from cad.services.today import today
from tests.sync.office import Laptop, Office, office
from tests.sync.test_clashes import diverge, meet, met
from tests.sync.test_two_laptops import person
from tests.ui.conftest import Dress
from tests.ui.fakes import FakeDesk
from tests.ui.screens.waiting import quiet
from ui.desk import QtDesk
from ui.main_window import MainWindow
from ui.screens.clashes.card import ClashCard
from ui.screens.clashes.editor import Editor
from ui.screens.clashes.presenter import Card, Presenter
from ui.screens.clashes.view import Screen
from ui.screens.today import doubts
from ui.widgets.text import Text

Key = Qt.Key


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Office]:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield made


@pytest.fixture
def two(centre: Office) -> tuple[Laptop, Laptop]:
    """Anne and Bilal, who wrote each another town for Awa."""
    a, b = centre.after(diverged)
    return a, b


def diverged(centre: Office) -> None:
    a, b = centre.after(met)
    diverge((a, b), "Rennes", "Bruz")


@pytest.fixture
def desk(qtbot: QtBot, two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch) -> Iterator[QtDesk]:
    """Anne’s; her notebook belongs to the office, which closes it."""
    made = QtDesk(two[0].book)
    yield made
    monkeypatch.setattr(type(two[0].book), "close", lambda _book: None)
    made.close()
    monkeypatch.undo()


@pytest.fixture
def window(qtbot: QtBot, desk: QtDesk, dress: Dress) -> MainWindow:
    made = MainWindow(desk)
    desk.exchange.hold(True)
    qtbot.addWidget(made, before_close_func=lambda _window: quiet(qtbot, desk))
    desk.open("today")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    quiet(qtbot, desk)
    return made


def screen(window: MainWindow) -> Screen:
    shown = window._made["clashes"]
    assert isinstance(shown, Screen)
    return shown


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


def arrive(qtbot: QtBot, window: MainWindow, desk: QtDesk) -> Screen:
    desk.open("clashes")
    quiet(qtbot, desk)
    qtbot.waitUntil(lambda: focused().startswith("Garder"))
    return screen(window)


def test_counted_on_the_first_screen_and_opened_from_there(
    qtbot: QtBot, window: MainWindow, desk: QtDesk
) -> None:
    first = window._made["today"]
    assert "1 divergence à régler" in first._page._subtitle.text()
    (row,) = doubts.clashes(today(desk.book)).rows
    assert (row.title, row.subtitle) == ("ESSAI Awa", "Commune\u00a0: Rennes ou Bruz")
    first.presenter.open(row.key)
    quiet(qtbot, desk)
    qtbot.waitUntil(
        lambda: focused() == "Garder «\u00a0Rennes\u00a0» par Anne sur «\u00a0portable de Anne\u00a0»"
    )
    assert window.nav._places["today"].isChecked()


def test_said_on_the_page_of_the_person_until_it_is_settled(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop]
) -> None:
    awa = person(two[0], "Awa").id
    desk.open("resident", resident=awa)
    quiet(qtbot, desk)
    notice = window._made["resident"].divergences
    assert notice.isVisible()
    assert notice._banner.accessibleName() == "1 divergence à régler"
    notice.go.click()
    qtbot.waitUntil(lambda: focused().startswith("Garder «\u00a0Rennes"))
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: not screen(window).cards)
    desk.open("resident", resident=awa)
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_what_an_exchange_brings_shows_on_the_page_in_sight(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop], centre: Office
) -> None:
    awa = person(two[0], "Awa").id
    desk.open("resident", resident=awa)
    quiet(qtbot, desk)
    journeys.add_step(two[1].book, awa, "Appeler la crèche")
    two[1].sync()
    desk.changed.emit(syncing.sync(desk.book, client=centre.client()))
    qtbot.waitUntil(lambda: len(window._made["resident"].presenter.shown.steps) == 1)


def test_one_key_settles_and_ctrl_z_takes_it_back(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop]
) -> None:
    shown = arrive(qtbot, window, desk)
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: not shown.cards)
    quiet(qtbot, desk)
    assert person(two[0], "Awa").city == "Rennes"
    assert shown._nothing.isVisible()
    assert history.undo_labels(desk.book).undo == "Régler la divergence"
    window.undo()
    qtbot.waitUntil(lambda: len(shown.cards) == 1)
    assert person(two[0], "Awa").city == "Bruz"


def test_another_value_is_typed(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop]
) -> None:
    shown = arrive(qtbot, window, desk)
    press(qtbot, Key.Key_Tab)
    assert focused().startswith("Garder «\u00a0Bruz\u00a0»")
    press(qtbot, Key.Key_Tab, Key.Key_Space)
    qtbot.waitUntil(lambda: focused() == "Commune")
    editor = QApplication.focusWidget()
    editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "Vern")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: not shown.cards)
    assert person(two[0], "Awa").city == "Vern"


def test_what_is_being_typed_stays_when_something_comes(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop]
) -> None:
    shown = arrive(qtbot, window, desk)
    (card,) = shown.cards.values()
    card._write()
    card.editor._main.setText("Ver")
    desk.act(residents.change_resident, resident=person(two[0], "Awa").id, city="Chantepie")
    quiet(qtbot, desk)
    assert card.editor.value() == "Ver"
    card._drop()
    assert "Depuis, la fiche dit\u00a0: Chantepie" in _words(card)


def _words(card: ClashCard) -> list[str]:
    return [text.text() for text in card.findChildren(Text)]


def test_a_value_that_does_not_read_is_refused_in_its_card(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, two: tuple[Laptop, Laptop]
) -> None:
    diverge(two, "awa@example.org", "awa@example.net", name="email")
    shown = arrive(qtbot, window, desk)
    card = list(shown.cards.values())[-1]
    card._write()
    card.editor._main.setText("chez elle")
    card._save()
    quiet(qtbot, desk)
    assert card._trouble.isVisible()
    assert len(shown.cards) == 2


def test_a_time_is_typed_as_a_day_and_an_hour(two: tuple[Laptop, Laptop], dress: Dress, qtbot: QtBot) -> None:
    a, b = two
    who = person(a, "Awa").id
    planned = appointments.plan_appointment(a.book, who, at="2026-11-24T14:30", place="Ici").result
    meet(a, b)
    appointments.move_appointment(a.book, planned.id, at="2026-11-25T09:00")
    appointments.move_appointment(b.book, planned.id, at="2026-11-26T16:00")
    meet(a, b)
    view = Cards()
    Presenter(FakeDesk(a.book), view).arrive()
    card = next(c for c in view.cards if c.write == "time")
    assert card.about == "Rendez-vous\u00a0: jeu. 26 nov. 2026 à 16\u00a0h"
    editor = Editor(card)
    qtbot.addWidget(editor)
    assert editor.value() == "2026-11-26T16:00"
    clashes.settle_clash(a.book, clash=card.key, choice="other", value=editor.value())


class Cards:
    """Remembers the cards."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.refused = ""

    def show_cards(self, cards: list[Card], count: int) -> None:
        self.cards = cards

    def refuse(self, key: str, sentence: str) -> None:
        self.refused = sentence


def test_settled_elsewhere_meanwhile_is_said(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    view = Cards()
    presenter = Presenter(FakeDesk(a.book), view)
    presenter.arrive()
    clashes.settle_clash(b.book, clash=view.cards[0].key, choice="kept")
    meet(b, a)
    presenter.settle(view.cards[0].key, "current")
    assert view.refused == "Cette divergence a déjà été réglée par Bilal."


def test_a_step_says_which_one(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    step = journeys.add_step(a.book, resident=person(a, "Awa").id, title="Appeler").result
    meet(a, b)
    journeys.complete_step(a.book, step=step.id)
    journeys.drop_step(b.book, step=step.id, reason="Trop loin")
    meet(a, b)
    section = doubts.clashes(today(a.book))
    assert section.rows[-1].subtitle == "Étape\u00a0: Appeler · État\u00a0: Faite ou Abandonnée"


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scale"), [(1200, 1.0), (974, 2.0), (640, 1.5)])
def test_nothing_is_cut(
    qtbot: QtBot, window: MainWindow, desk: QtDesk, dress: Dress, width: int, scale: float
) -> None:
    dress("light", scale)
    shown = Screen(desk)
    qtbot.addWidget(shown, before_close_func=lambda _screen: quiet(qtbot, desk))
    shown.resize(width, 700)
    shown.show()
    shown.arrive()
    quiet(qtbot, desk)
    qtbot.waitUntil(lambda: bool(shown.cards))
    qtbot.wait(50)
    for button in shown.findChildren(QAbstractButton):
        if button.isVisible():
            right = button.mapTo(shown, button.rect().topRight()).x()
            assert right < width, button.text()
            assert button.accessibleName()
