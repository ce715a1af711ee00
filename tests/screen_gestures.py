"""What one does on a screen before its picture is taken: an answer half given, letters chosen, a sheet."""

from collections.abc import Callable, Iterator
from typing import Any

from cad.services import referrals
from cad.services.notebook import Notebook

Gesture = Callable[[Any], object]
Shot = tuple[str, str, dict[str, str], Gesture]


def gestures(book: Notebook) -> Iterator[Shot]:
    """Name of the picture, place, where, and the gesture on the screen."""
    yield from _orientations(book)
    yield from _partners()


def _orientations(book: Notebook) -> Iterator[Shot]:
    handed = referrals.list_referrals(book, state="handed_over", limit=3)
    one = {"referral": handed[0].id}
    for name, letter in (("rendez-vous", "D"), ("refus", "F"), ("suite", "S")):
        yield f"orientations-{name}", "referrals", one, lambda s, letter=letter: s._answer(letter)
    yield "orientations-coupon", "referrals", {}, lambda s: s.search.setText(handed[1].reference)
    yield "orientations-lettres", "referrals", {"state": "open"}, _choose_letters
    yield "orientations-brouillon", "referrals", {"state": "draft"}, lambda s: s.list.setFocus()
    yield "orientations-rien", "referrals", {"state": "open"}, lambda s: s.search.setText("K7RX4MH29TLX")
    yield "orientations-histoire", "referrals", one, _scroll_to_history
    yield "orientations-qui", "referrals", {}, lambda s: s._new()


def _choose_letters(screen: Any) -> None:
    screen.search.clear()
    screen.presenter.letters.choose(True)
    for row in screen.presenter.listing.rows[:3]:
        screen.presenter.letters.toggle(row.id)


def _scroll_to_history(screen: Any) -> None:
    from ui.widgets.page import Scroll

    bar = screen.detail.findChild(Scroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def _partners() -> Iterator[Shot]:
    yield "partenaires-nouveau", "partners", {}, lambda s: s.presenter.editing.edit(new=True)
    yield "partenaires-bas", "partners", {}, _scroll_partner
    yield "partenaires-service", "partners", {}, _new_service


def _new_service(screen: Any) -> None:
    screen.sheet.sheet.close_sheet()
    screen.presenter.editing.edit_service()


def _scroll_partner(screen: Any) -> None:
    screen.sheet.sheet.close_sheet()
    bar = screen.panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
