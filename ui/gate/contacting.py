"""A notebook too long without its centre: it exchanges, and only then opens; or says why it cannot. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any, Protocol

from cad.domain.errors import CadError
from cad.domain.text import _
from cad.services import syncing
from cad.services.notebook import Notebook


class Door(Protocol):
    """What it needs of the gate."""

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> None:
        """Do something slow off the window’s thread."""

    def enter(self, book: Notebook, said: str = "") -> None:
        """Open the window on a notebook, and say a sentence there."""


class View(Protocol):
    """What it asks of the page."""

    def show_working(self) -> None:
        """The exchange is under way."""

    def show_stuck(self, reason: str, *, out: bool) -> None:
        """Why it did not go through; `out`: the centre lets this laptop in only with a new code."""

    def refuse(self, sentence: str) -> None:
        """Why the code is not taken."""


class Contacting:
    """`book` was opened by who has just typed its passphrase; leaving without going in closes it."""

    def __init__(self, door: Door, view: View, book: Notebook, said: str) -> None:
        self._door, self._view, self._book, self._said = door, view, book, said
        self._stop, self._left = Event(), False
        self.busy = False

    def exchange(self) -> None:
        """Try now."""
        self._work(self._exchanged, self._tried)

    def _exchanged(self) -> tuple[str, bool]:
        try:
            syncing.catch_up(self._book, going_on=lambda: not self._stop.is_set())
        except CadError as error:
            return str(error), syncing.standing(self._book).out
        return "", False

    def _tried(self, answer: tuple[str, bool]) -> None:
        reason, out = answer
        if reason:
            self._view.show_stuck(reason, out=out)
        else:
            self._door.enter(self._book, self._said)

    def join(self, code: str) -> None:
        """Take the code of a laptop that is let in no more, then exchange."""
        if not code.strip():
            self._view.refuse(_("Le code court que donne votre responsable."))
            return
        sure = replace(self._book, confirmed=True)
        self._work(lambda: self._joined(sure, code), self._taken)

    def _joined(self, sure: Notebook, code: str) -> str:
        try:
            syncing.join_again(sure, code)
        except CadError as error:
            return str(error)
        return ""

    def _taken(self, refused: str) -> None:
        if refused:
            self._view.show_stuck("", out=True)
            self._view.refuse(refused)
        else:
            self.exchange()

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if self.busy:
            return
        self.busy = True
        self._stop.clear()
        self._view.show_working()

        def done(answer: Any) -> None:
            self.busy = False
            if self._left:
                self._book.close()
            else:
                then(answer)

        self._door.run(work, done, lambda sentence: done((sentence, False)))

    def stop(self) -> None:
        """Go no further than the page under way."""
        self._stop.set()

    def leave(self) -> None:
        """One leaves without going in: everything stays as it is."""
        self._left = True
        self._stop.set()
        if not self.busy:
            self._book.close()
