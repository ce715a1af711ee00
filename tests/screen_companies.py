"""What one does on the screens of events and offers before their picture is taken."""

from collections.abc import Iterator
from typing import Any

from cad.domain.workplace import Availability
from cad.services import event_pages, offer_pages
from cad.services.notebook import Notebook
from cad.store.table import select
from ui.widgets.page import Scroll


def shots(book: Notebook) -> Iterator[tuple[str, str, dict[str, str], Any]]:
    """Name of the picture, place, where, and the gesture on the screen."""
    found = {row.event.kind: row.event.id for row in event_pages.event_list(book).rows}
    forum, dating, soon, off = (found[kind] for kind in ("forum", "job_dating", "without_cv", "visit"))
    yield "rencontres", "events", {}, _nothing
    yield "rencontres-forum", "events", {"event": forum}, _nothing
    yield "rencontres-bas", "events", {"event": forum}, _down
    yield "rencontres-annulee", "events", {"event": off}, _nothing
    yield "rencontres-a-venir", "events", {"event": soon}, _nothing
    yield "rencontres-inviter", "events", {"event": soon}, lambda s: s.presenter.ask("invite")
    for name, asked in (("modifier", "edit"), ("nouvelle-personne", "newcomer"), ("annuler", "cancel")):
        yield f"rencontres-{name}", "events", {"event": dating}, lambda s, asked=asked: s.presenter.ask(asked)
    yield "rencontres-suite", "events", {"event": dating}, _meet
    yield "rencontres-invitations", "paper", {"invitations": soon}, _nothing
    yield "rencontres-emargement", "paper", {"sign_in": soon}, _nothing
    offers = [row.offer.id for row in offer_pages.offer_list(book).rows]
    yield "offres", "offers", {}, _nothing
    yield "offres-une", "offers", {"offer": offers[1]}, _nothing
    yield "offres-qui", "offers", {"offer": offers[0]}, lambda s: s.presenter.ask("candidates")
    yield "offres-modifier", "offers", {"offer": offers[1]}, lambda s: s.presenter.ask("edit")
    free = select(book.connection, Availability)[0].resident
    yield "fiche-disponibilites", "resident", {"resident": free}, lambda s: s.gestures.ask("availability")
    yield "aujourdhui-devenir", "today", {}, _ask_outcome


def _nothing(_screen: Any) -> None:
    """As one arrives."""


def _down(screen: Any) -> None:
    bar = screen.panel.findChild(Scroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def _meet(screen: Any) -> None:
    guests = screen.presenter.page.guests
    came = next(one for one in guests if one.attendance.state == "came" and one.meetings)
    screen.presenter.open_guest(came.attendance.id)


def _ask_outcome(screen: Any) -> None:
    key = next(key for key in screen.presenter._leads if key.startswith("after:"))
    screen.presenter.open(key)
