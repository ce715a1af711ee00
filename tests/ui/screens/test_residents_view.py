"""The list, the new person and the merge, by keyboard, on a real notebook."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cad.domain.resident import Resident
from cad.services import duplicates, residents
from cad.services.drafts import drafts
from cad.services.notebook import Notebook
from cad.store.table import load, select
from cad.store.work import Act
from tests.ui.conftest import Dress
from tests.ui.screens.waiting import in_sight, quiet
from ui.desk import QtDesk
from ui.main_window import MainWindow
from ui.screens.residents.new_person import FORM
from ui.screens.residents.new_sheet import NewPersonSheet
from ui.screens.residents.view import Screen
from ui.widgets.empty_state import EmptyState
from ui.widgets.keep import Kept

Opened = list[tuple[str, dict[str, str]]]
NAMES = (("Diallo", "Aïssatou"), ("Diallo", "Ousmane"), ("Le Goff", "Yann"), ("Nguyễn", "Thị Hoa"))


def fill(book: Notebook, many: int = 0) -> None:
    """Four people, and `many` more whose names begin with Z."""
    people = [Resident(usage_name=last, first_name=first, birth_date="1987-03-12") for last, first in NAMES]
    people += [Resident(usage_name=f"Z{n:05}", first_name="Zoé") for n in range(many)]
    with book.store.work(Act("fill", "fill", undoable=False), book.me, book.now()) as work:
        work.add_all(people)


@pytest.fixture
def opened(desk: QtDesk) -> Opened:
    """Where one went."""
    went: Opened = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    return went


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, dress: Dress) -> Callable[..., Screen]:
    """``screen(new="1")``: the screen in a window, arrived somewhere."""

    kept = []

    def show(**where: str) -> Screen:
        made = in_sight(qtbot, desk, Screen(desk), (1100, 720))
        kept.append(made)
        made.arrive(**where)
        return made

    return show


Show = Callable[..., Screen]


def typing(qtbot: QtBot, text: str) -> None:
    """Type where the focus is, as a person does."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for char in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, char)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def titles(screen: Screen) -> list[str]:
    """The names in the list in sight."""
    model = screen.people.current.model()
    return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]


def empty(screen: Screen) -> EmptyState | None:
    """What the screen says when it shows nobody."""
    return next((state for state in screen.findChildren(EmptyState) if state.isVisible()), None)


def sheet(screen: Screen) -> NewPersonSheet | None:
    """The sheet of a new person, while it is open."""
    return next(iter(screen.findChildren(NewPersonSheet)), None)


def field(screen: Screen, name: str) -> QWidget | None:
    """One field of that sheet."""
    shown = sheet(screen)
    return shown.fields[name].editor if shown else None


def words(screen: Screen, name: str) -> str:
    """What is in one field."""
    shown = sheet(screen)
    return shown.values()[name] if shown else ""


def button(screen: Screen) -> str:
    """What its main button says."""
    shown = sheet(screen)
    return shown.button.text() if shown else ""


def test_the_first_people_are_read_while_the_list_is_built(
    qtbot: QtBot, desk: QtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk.book)
    asked: list[str] = []
    ask = desk.ask

    def seen(question, *rest, **given):  # type: ignore[no-untyped-def]
        asked.append(question.__name__)
        return ask(question, *rest, **given)

    monkeypatch.setattr(desk, "ask", seen)
    screen = Screen(desk)
    qtbot.addWidget(screen, before_close_func=lambda _screen: quiet(qtbot, desk))
    assert asked == ["count_residents", "list_residents"]
    screen.arrive()
    qtbot.waitUntil(lambda: screen.people.everyone.model().rowCount() == 4)
    assert asked.count("list_residents") == 1


def test_a_name_typed_anywhere_then_enter_opens_the_file(
    qtbot: QtBot, book: Notebook, screen: Show, opened: Opened
) -> None:
    fill(book)
    page = screen()
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    page.people.everyone.setFocus()
    typing(qtbot, "ousm")
    qtbot.waitUntil(lambda: titles(page)[:1] == ["DIALLO Ousmane"])
    assert QApplication.focusWidget() is page.people.search
    press(qtbot, Qt.Key.Key_Return)
    (wanted,) = [r for r in select(book.connection, Resident) if r.first_name == "Ousmane"]
    assert opened == [("resident", {"resident": wanted.id})]


def test_arrows_choose_without_leaving_the_search(
    qtbot: QtBot, book: Notebook, screen: Show, opened: Opened
) -> None:
    fill(book)
    page = screen()
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    typing(qtbot, "diallo")
    qtbot.waitUntil(lambda: len(titles(page)) == 3)  # two people, and the line that creates
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    (wanted,) = [r for r in select(book.connection, Resident) if r.first_name == "Ousmane"]
    assert opened == [("resident", {"resident": wanted.id})]


def test_enter_before_anything_is_typed_opens_nobody(
    qtbot: QtBot, book: Notebook, screen: Show, opened: Opened
) -> None:
    fill(book)
    page = screen()
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    press(qtbot, Qt.Key.Key_Return)
    assert opened == []


def test_a_long_list_is_read_as_one_scrolls_and_keeps_its_place(
    qtbot: QtBot, book: Notebook, screen: Show
) -> None:
    fill(book, many=3000)
    page = screen()
    people = page.people.everyone
    qtbot.waitUntil(lambda: people.model().rowCount() == 3004)
    bar = people.verticalScrollBar()
    bar.setValue(bar.maximum())
    people.grab()
    qtbot.waitUntil(lambda: page.people.presenter.everyone.person(3003) is not None)
    typing(qtbot, "diallo")
    qtbot.waitUntil(lambda: page.people.current is page.people.found)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.people.current is people)
    assert bar.value() == bar.maximum()
    residents.create_resident(book, usage_name="Aaa", asked_by="someone else")
    page.people.presenter.refresh()
    qtbot.waitUntil(lambda: people.model().rowCount() == 3005)
    assert bar.value() >= bar.maximum() - people.row_height()


def test_an_empty_notebook_says_what_to_do(qtbot: QtBot, screen: Show, opened: Opened) -> None:
    page = screen()
    qtbot.waitUntil(lambda: empty(page) is not None)
    state = empty(page)
    assert state
    assert state.accessibleName() == "Votre carnet attend sa première personne"
    assert not page.people.search.isVisible()


def test_whom_nobody_finds_can_be_created_in_a_few_keys(
    qtbot: QtBot, book: Notebook, screen: Show, opened: Opened
) -> None:
    fill(book)
    page = screen()
    typing(qtbot, "Barry Fatou")
    qtbot.waitUntil(lambda: empty(page) is not None)
    page.arrive(new="1")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field(page, "birth_date"))
    typing(qtbot, "1999")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    made = load(book.connection, Resident, opened[0][1]["resident"])
    assert (made.usage_name, made.first_name, made.birth_date) == ("Barry", "Fatou", "1999")


def test_the_sheet_keeps_what_is_typed_and_shows_who_resembles(
    qtbot: QtBot, book: Notebook, screen: Show
) -> None:
    fill(book)
    page = screen(new="1")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field(page, "usage_name"))
    typing(qtbot, "Dialo")
    press(qtbot, Qt.Key.Key_Tab)
    typing(qtbot, "Aissatou")
    press(qtbot, Qt.Key.Key_Tab)
    typing(qtbot, "1987")
    qtbot.waitUntil(lambda: button(page) == "Créer une autre fiche")
    qtbot.waitUntil(lambda: len(drafts(book, form=FORM)) == 1)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sheet(page))
    page.arrive(new="1")
    qtbot.waitUntil(lambda: words(page, "first_name") == "Aissatou")


def test_enter_opens_whom_one_surely_knows_and_another_file_is_a_button(
    qtbot: QtBot, book: Notebook, screen: Show, opened: Opened
) -> None:
    fill(book)
    page = screen(new="1")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field(page, "usage_name"))
    for words in ("Diallo", "Aïssatou".replace("ï", "i"), "12/03/1987"):
        typing(qtbot, words)
        press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: button(page) == "Ouvrir sa fiche")
    form = page._new
    assert form
    assert form.another.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    known = next(one for one in select(book.connection, Resident) if one.first_name == "Aïssatou")
    assert opened[0][1]["resident"] == known.id
    assert len(select(book.connection, Resident)) == len(NAMES)


def test_two_files_become_one_by_keyboard(qtbot: QtBot, book: Notebook, screen: Show, opened: Opened) -> None:
    one = residents.create_resident(book, usage_name="Diallo", first_name="Awa", city="Rennes").result
    two = residents.create_resident(book, usage_name="Dialo", first_name="Awa", city="Saint-Malo").result
    page = screen(merge=f"{one.id},{two.id}")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Kept))
    press(qtbot, Qt.Key.Key_Right)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert load(book.connection, Resident, one.id).usage_name == "Dialo"
    assert load(book.connection, Resident, one.id).city == "Rennes"
    assert page.files.isVisible()


def test_the_likely_pairs_of_the_notebook_are_settled_one_after_the_other(
    qtbot: QtBot, book: Notebook, screen: Show
) -> None:
    for _copy in range(2):
        residents.create_resident(book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12")
    page = screen(pairs="1")
    qtbot.waitUntil(lambda: page.pairs.pairs.model().rowCount() == 1)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(page.files.isVisible)
    page.merging.tell_apart()
    qtbot.waitUntil(lambda: empty(page) is not None)
    assert not duplicates.duplicates_in_notebook(book)


@pytest.mark.parametrize("palette", ["light", "contrast"])
def test_the_screen_fits_a_small_laptop_at_double_size(
    qtbot: QtBot, book: Notebook, screen: Show, dress: Dress, palette: str
) -> None:
    fill(book)
    dress(palette, 2.0)
    page = screen()
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    assert page.minimumSizeHint().width() <= 1366 - 392
    assert page.minimumSizeHint().height() <= 768


def test_every_control_has_a_name(qtbot: QtBot, book: Notebook, screen: Show) -> None:
    fill(book)
    page = screen(new="1")
    qtbot.waitUntil(lambda: bool(sheet(page)))
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget


def test_from_anywhere_a_person_is_created_then_open(
    qtbot: QtBot, book: Notebook, desk: QtDesk, dress: Dress
) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=lambda _window: quiet(qtbot, desk))
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    desk.open("residents")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewPersonSheet)))
    (form,) = window.findChildren(NewPersonSheet)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is form.fields["usage_name"].editor)
    typing(qtbot, "Barry")
    press(qtbot, Qt.Key.Key_Tab)
    typing(qtbot, "Fatou")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(select(book.connection, Resident)) == 1)
    qtbot.waitUntil(lambda: not window.findChildren(NewPersonSheet))
    quiet(qtbot, desk)
    assert not drafts(book, form=FORM)
    window.back()
    assert isinstance(window.screen_in_sight(), Screen)
    assert not window.findChildren(NewPersonSheet), "one comes back to the list, not to create again"


@pytest.mark.parametrize(("scale", "said"), [(1.0, "Doublons"), (1.4, "Doublons"), (2.0, "")])
def test_the_actions_are_words_as_long_as_they_fit(
    qtbot: QtBot, book: Notebook, screen: Show, dress: Dress, scale: float, said: str
) -> None:
    fill(book)
    dress("light", scale)
    page = screen()
    page.resize(1366 - round(208 * scale), 720)
    qtbot.waitUntil(lambda: page.people._pairs.text() == said)
    assert page.people._pairs.accessibleName() == "Doublons"
