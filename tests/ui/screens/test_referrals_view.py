"""A stack of reply slips, by keyboard, on a real notebook."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cad.domain import reference
from cad.domain.referral import Referral
from cad.services import consents, referrals
from cad.services.drafts import drafts
from cad.services.notebook import Notebook
from tests.ui.conftest import Dress
from tests.ui.screens.handed import Handed, make
from tests.ui.screens.keyboard import press, typing
from tests.ui.screens.waiting import in_sight, quiet
from ui.desk import QtDesk
from ui.screens.referrals.view import Screen

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
Show = Callable[..., Screen]


@pytest.fixture
def handed(desk: QtDesk, book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def screen(qtbot: QtBot, desk: QtDesk, dress: Dress) -> Show:
    """``screen(late="1")``: the screen in a window, arrived somewhere."""
    kept = []

    def show(width: int = 1200, **where: str) -> Screen:
        made = in_sight(qtbot, desk, Screen(desk), (width, 760))
        kept.append(made)
        made.arrive(**where)
        quiet(qtbot, desk)
        return made

    return show


def reaches(qtbot: QtBot, handed: Handed, referral: Referral, state: str) -> None:
    """Wait until it stands there."""
    qtbot.waitUntil(lambda: handed.state(referral) == state)


def test_a_stack_of_slips(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    """Reference, Enter, letter, Enter; the next one is typed over it."""
    slips = [(handed.refer(f"Awa Diop{n}"), letter, state) for n, (letter, state) in enumerate(
        (("v", "came"), ("p", "missed"), ("r", "received"), ("n", "no_answer")))]  # fmt: skip
    made = screen()
    assert made.search.hasFocus()
    for referral, letter, state in slips:
        typing(qtbot, reference.show(referral.reference).lower())
        press(qtbot, Key.Key_Return)
        qtbot.waitUntil(lambda: made.detail.form.picks.isAncestorOf(QApplication.focusWidget()))
        typing(qtbot, letter)
        press(qtbot, Key.Key_Return)
        reaches(qtbot, handed, referral, state)
        qtbot.waitUntil(made.search.hasFocus)
        assert made.search.selectedText()


def test_a_letter_with_alt_answers_from_the_search(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.refer("Awa Diop")
    made = screen()
    typing(qtbot, referral.reference)
    qtbot.waitUntil(lambda: made.presenter.following.shown is not None)
    press(qtbot, Key.Key_V, Alt)
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "came")


def test_an_appointment_from_a_slip(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.refer("Awa Diop")
    made = screen(referral=referral.id)
    press(qtbot, Key.Key_D, Alt)
    form = made.detail.form
    assert form.fields["day"].editor.hasFocus()
    typing(qtbot, "30/11")
    press(qtbot, Key.Key_Tab)
    typing(qtbot, "14h30")
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "appointment")
    met = handed.page(referral).appointments
    assert [(a.at, a.place) for a in met] == [("2026-11-30T14:30", "3 rue du Bus, Rennes")]


def test_a_refusal_and_its_reason(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.refer("Awa Diop")
    screen(referral=referral.id)
    press(qtbot, Key.Key_F, Alt)
    typing(qtbot, "h")
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "declined")
    happened = handed.page(referral).happened
    assert happened[-1].reason == "Hors des critères du service"


def test_what_happened_days_ago(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.draft("Awa Diop")
    consents.give_consent(
        handed.book, resident=referral.resident, organisation=handed.partner.id, how="oral", on="2026-11-10"
    )
    referrals.hand_over(handed.book, referral=referral.id, on="2026-11-12")
    made = screen(referral=referral.id)
    press(qtbot, Key.Key_V, Alt)
    made.detail.form.fields["on"].setFocus()
    press(qtbot, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typing(qtbot, "vendredi")
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "came")
    happened = handed.page(referral).happened
    assert happened[-1].on == "2026-11-20"


def test_a_day_that_does_not_read_is_said_at_its_field(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.refer("Awa Diop")
    made = screen(referral=referral.id)
    press(qtbot, Key.Key_V, Alt)
    field = made.detail.form.fields["on"]
    field.setFocus()
    press(qtbot, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typing(qtbot, "jamais")
    press(qtbot, Key.Key_Return)
    assert "n’est pas un jour connu" in field.error()
    assert handed.state(referral) == "handed_over"


def test_a_draft_is_handed_over(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.draft("Awa Diop")
    made = screen(state="draft")
    qtbot.waitUntil(lambda: made.presenter.following.shown is not None)
    press(qtbot, Key.Key_M, Alt)
    typing(qtbot, "d")
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "handed_over")


def test_letters_are_chosen_by_the_space_bar(
    qtbot: QtBot, desk: QtDesk, handed: Handed, screen: Show
) -> None:
    made_of = [handed.refer(f"Awa Diop{n}") for n in range(3)]
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    made = screen(state="open")
    made.list.setFocus()
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    assert made.panel.letters.isVisible()
    assert "À imprimer" in str(made.list.model().index(0, 0).data())
    made.panel.letters._print.click()
    assert went == [("paper", {"referrals": f"{made_of[0].id},{made_of[2].id}"})]
    assert not made.panel.letters.isVisible()


def test_an_answer_half_given_is_found_again(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    first, second = handed.refer("Awa Diop"), handed.refer("Zoé Martin")
    made = screen(referral=first.id)
    press(qtbot, Key.Key_S, Alt)
    typing(qtbot, "Inscrite au code")
    qtbot.waitUntil(lambda: bool(drafts(handed.book)))
    made.arrive(referral=second.id)
    qtbot.waitUntil(lambda: made.detail.form.picks.value() == "")
    made.arrive(referral=first.id)
    detail = made.detail.form.fields["detail"].editor
    qtbot.waitUntil(lambda: detail.value() == "Inscrite au code")
    assert made.detail.form.picks.value() == "outcome"


def test_what_is_written_elsewhere_leaves_the_answer_alone(
    qtbot: QtBot, desk: QtDesk, handed: Handed, screen: Show
) -> None:
    referral = handed.refer("Awa Diop")
    made = screen(referral=referral.id)
    press(qtbot, Key.Key_S, Alt)
    typing(qtbot, "Insc")
    desk.act(referrals.draft_referral, resident=referral.resident, service=handed.other.id, purpose="x")
    quiet(qtbot, desk)
    assert made.detail.form.fields["detail"].editor.value() == "Insc"
    assert {pick.pick.key: pick.pick.mark for pick in made.groups._parts.values()}["draft"] == "1"


def test_a_narrow_window_turns_the_page(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    referral = handed.refer("Awa Diop")
    made = screen(width=640, state="open")
    assert made.list.isVisible()
    assert not made.detail.isVisible()
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(made.detail.isVisible)
    assert not made.list.isVisible()
    press(qtbot, Key.Key_V)
    press(qtbot, Key.Key_Return)
    reaches(qtbot, handed, referral, "came")
    qtbot.waitUntil(made.search.isVisible)
    assert made.search.hasFocus()


def test_escape_comes_back_to_the_list(qtbot: QtBot, handed: Handed, screen: Show) -> None:
    handed.refer("Awa Diop")
    made = screen(width=640, state="open")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(made.detail.isVisible)
    press(qtbot, Key.Key_Escape)
    assert made.list.isVisible()


def test_whom_to_refer_is_found_by_name(qtbot: QtBot, desk: QtDesk, handed: Handed, screen: Show) -> None:
    person = handed.person("Awa Diop")
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    made = screen(new="1")
    typing(qtbot, "diop")
    qtbot.waitUntil(lambda: made._whom.palette._list.model().rowCount() == 1)
    press(qtbot, Key.Key_Return)
    assert went == [("resident", {"resident": person.id, "refer": "1"})]
