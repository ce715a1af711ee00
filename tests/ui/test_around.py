"""What stands around the screens: the demonstration told, late answers counted, all found by Ctrl+K."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cad.domain import reference
from cad.domain.clock import fixed
from cad.services import journeys, referrals, residents
from cad.services.demo import fill_demo
from cad.services.finding import FoundResident
from cad.services.invented import is_demonstration
from cad.services.notebook import Notebook
from tests.ui.conftest import Dress
from tests.ui.screens.handed import Handed, make
from tests.ui.screens.waiting import quiet
from ui.comfort import as_shown
from ui.desk import QtDesk
from ui.finding import find_others
from ui.main_window import MainWindow
from ui.palette import person_row
from ui.widgets.strip import Strip


@pytest.fixture
def desk(qtbot: QtBot, book: Notebook) -> Iterator[QtDesk]:
    made = QtDesk(book)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, desk: QtDesk, dress: Dress) -> MainWindow:
    """The window, on the partners (the lightest screen)."""
    made = MainWindow(desk)
    qtbot.addWidget(made, before_close_func=lambda _window: quiet(qtbot, desk))
    desk.open("partners")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def handed(book: Notebook) -> Handed:
    return make(book)


def strip(window: MainWindow) -> Strip | None:
    """The band at the top."""
    return window.findChild(Strip)


def test_the_demonstration_says_so(qtbot: QtBot, book: Notebook, desk: QtDesk, window: MainWindow) -> None:
    fill_demo(book, residents=3)
    assert is_demonstration(book)
    window._demonstration.ask()
    qtbot.waitUntil(lambda: strip(window) is not None)
    wanted: list[str] = []
    window.own_notebook.connect(wanted.append)
    for button in window.findChildren(QAbstractButton):
        if button.text() in ("Créer mon carnet", "Importer ma liste"):
            button.click()
    assert wanted == ["today", "import"]


def test_a_notebook_of_one_s_own_does_not(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    assert not is_demonstration(handed.book)
    handed.person("Awa Diop")
    assert not is_demonstration(handed.book)
    window._demonstration.ask()
    quiet(qtbot, desk)
    assert strip(window) is None


def test_late_answers_are_counted_beside_their_place(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    one = handed.refer("Awa Diop")
    handed.book.now = desk.book.now = desk._reading.now = fixed("2026-12-20T10:00")
    window._counts.ask()
    place = window.nav._places["referrals"]
    qtbot.waitUntil(lambda: place.accessibleDescription() == "1")
    desk.act(referrals.move_referral, referral=one.id, state="came")
    qtbot.waitUntil(lambda: place.accessibleDescription() == "")


def test_several_acts_are_counted_once(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    one = handed.refer("Awa Diop")
    quiet(qtbot, desk)
    counted: list[bool] = []
    rest = window._counts._rest
    rest.timeout.connect(lambda: counted.append(True))
    rest.setInterval(60_000)
    for state in ("received", "missed", "came"):
        desk.act(referrals.move_referral, referral=one.id, state=state)
    quiet(qtbot, desk)
    assert rest.isActive()
    assert counted == []
    rest.start(0)
    qtbot.waitUntil(lambda: bool(counted))
    quiet(qtbot, desk)
    assert len(counted) == 1


def test_the_palette_finds_a_reference_however_typed(handed: Handed) -> None:
    one = handed.refer("Awa Diop")
    shown = reference.show(one.reference).lower()
    assert [r.id for r in find_others(handed.book, shown).referrals] == [one.id]
    assert find_others(handed.book, reference.new_reference()).referrals == ()


def test_the_palette_opens_partners_and_referrals(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    one = handed.refer("Awa Diop")
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    window.open_palette()
    palette = window._finder._palette

    def keys() -> list[str]:
        return [row.key for row in palette._list.model().rows]

    palette._box.setText("mobilite")
    qtbot.waitUntil(lambda: f"partner:{handed.partner.id}" in keys())
    window._finder.choose(f"partner:{handed.partner.id}")
    window.open_palette()
    palette._box.setText(one.reference)
    qtbot.waitUntil(lambda: f"referral:{one.id}" in keys())
    window._finder.choose(f"referral:{one.id}")
    window._finder.choose(one.resident)
    quiet(qtbot, desk)
    assert went == [
        ("partners", {"organisation": handed.partner.id}),
        ("referrals", {"referral": one.id}),
        ("resident", {"resident": one.resident}),
    ]
    palette.close_palette()


def test_preferences_in_the_words_of_the_theme() -> None:
    from cad.services.settings import PALETTES, Preferences
    from ui.theme.tokens import PALETTES as THEMES

    for palette in PALETTES:
        shown, scale = as_shown(Preferences(palette, 150))
        assert shown in (*THEMES, "system")
        assert scale == 1.5


def test_a_name_is_not_taken_for_a_partner_s(handed: Handed) -> None:
    handed.person("Awa Diop")
    assert find_others(handed.book, "a").partners == ()
    assert residents.count_residents(handed.book) == 1


def test_an_action_one_names_comes_before_names_near_to_it(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    awa = handed.person("Awa Rendes").id
    desk.open("resident", resident=awa)
    qtbot.waitUntil(lambda: window.screen_in_sight().presenter.page is not None)
    window.open_palette()
    palette = window._finder._palette
    assert palette._list.model().rows[0].title == "Orienter Awa RENDES"
    palette._box.setText("rendez")
    qtbot.waitUntil(lambda: len(palette._list.model().rows) > 1)
    assert [row.title for row in palette._list.model().rows][:2] == [
        "Noter un rendez-vous avec Awa RENDES",
        "RENDES Awa",
    ]
    palette.close_palette()


def test_a_telephone_is_shown_when_it_is_what_was_typed() -> None:
    who = FoundResident("1", "Diop", "", "Awa", "", "", "", '["0612345678"]', "", "", 0, "")
    assert person_row(who, "2026-11-23", "06 12 3").subtitle == "06\u00a012\u00a034\u00a056\u00a078"
    assert person_row(who, "2026-11-23", "diop").subtitle == ""


def test_the_day_is_walked_and_searched_by_keyboard(
    qtbot: QtBot, handed: Handed, desk: QtDesk, window: MainWindow
) -> None:
    awa = handed.person("Awa Diop").id
    journeys.add_step(handed.book, awa, "Appeler la crèche", due_on="2026-11-23")
    desk.open("today")
    qtbot.waitUntil(lambda: QApplication.focusWidget().accessibleName() == "Étapes à faire")
    QTest.keyClick(QApplication.focusWidget(), "d")
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    QTest.keyClick(search, "i")
    assert search.text() == "di"
