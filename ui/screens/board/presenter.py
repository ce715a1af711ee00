"""The board of a drop-in: who is next, who waits, who is received; what a room may read. No Qt here."""

from typing import Any, NamedTuple, Protocol

from cad.domain.dates import show_minutes
from cad.domain.session import CALLED, WAITING
from cad.domain.text import _, n_
from cad.services.action import Done
from cad.services.session_pages import Came, SessionPage, session_page
from ui.ports import Desk

MOST = 8
"""Lines a room reads at a glance; the others are counted."""
TOUCHING = {"session", "passage", "passage_move"}


class Line(NamedTuple):
    """One person: their order of arrival, how one calls them, what is said beside."""

    rank: str
    name: str
    beside: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_board(self, title: str, waiting: list[Line], more: str, received: list[Line]) -> None:
        """Show it; `more`: how many others wait."""


class Presenter:
    """A room reads first names, never files, nor what anybody came for."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.session = ""

    def arrive(self, session: str) -> None:
        """Show the board of a session."""
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if self.session:
            self._desk.ask(session_page, self._show, session=self.session)

    def heard(self, done: Done[Any]) -> None:
        """Again when somebody came, was called, or left."""
        if any(kind in TOUCHING for kind, _id in done.changed):
            self.refresh()

    def _show(self, page: SessionPage) -> None:
        waiting, received = page.of(WAITING), page.of(CALLED)
        more = len(waiting) - MOST
        self._view.show_board(
            page.session.name,
            [_waiting(one) for one in waiting[:MOST]],
            n_("et {n} autre personne", "et {n} autres personnes", more) if more > 0 else "",
            [Line(str(one.rank), _name(one), page.names.get(one.by, "")) for one in received],
        )


def _waiting(one: Came) -> Line:
    return Line(str(one.rank), _name(one), show_minutes(one.waited) if one.waited else _("à l’instant"))


def _name(one: Came) -> str:
    """What is said aloud; a number alone for who gave no name."""
    return one.passage.name or _("Numéro {n}").format(n=one.rank)
