"""What a presenter needs of the desk, without Qt: so that it can be tested alone.

A presenter gets a `Desk` (below) and its view; it asks and acts through the desk, whose answers come back on
the window’s thread, and tells the view what to show.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from cad.services.action import Done

T = TypeVar("T")

Failed = Callable[[str], None]
"""Receives the French sentence to show."""


class Pending(Protocol):
    """Something under way that can be given up."""

    def cancel(self) -> None:
        """Give it up: its answer will not come."""


class Desk(Protocol):
    """The one way from a screen to the record and to the other screens."""

    def ask(
        self,
        question: Callable[..., T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Pending:
        """Ask a query (`question(book, **given)`) off the window’s thread; answers come in order."""

    def act(
        self,
        action: Callable[..., Done[T]],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        said: str = "",
        **given: Any,
    ) -> Pending:
        """Do a user action; `done` receives its result. `said` is the toast shown, with « Annuler »."""

    def render(
        self,
        work: Callable[..., T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Pending:
        """Run something slow (a PDF, a file) in the pool: `work(book, **given)` with a reading notebook."""

    def open(self, place: str, **where: str) -> None:
        """Go to a screen: ``open("resident", resident=id)``, ``open("referrals", state="late")``…"""

    def say(self, sentence: str, tone: str = "info", *, undo: bool = False) -> None:
        """Show a passing message; tones: info, success, warning, danger. `undo` offers « Annuler »."""

    def keep_draft(
        self, form: str, subject: str, value: dict[str, Any], kept: Callable[[], None] | None = None
    ) -> None:
        """Keep a half-filled form; `{}` forgets it. `kept` is called once that is in the record."""

    def now(self) -> datetime:
        """The time, which a test may have set."""

    @property
    def me(self) -> str:
        """The adviser’s id."""
