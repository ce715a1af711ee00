"""What several screens of axes do alike: a list under a row that stands for all of it, beside it the whole or
one thing opened, forms. No Qt here.
"""

from typing import Any, Protocol

from cad.services.action import Done
from ui.ports import Desk, Pending
from ui.screens.asking import Act, Asking, Form
from ui.screens.asking import View as Asked
from ui.widgets.rows import Row

WHOLE = "whole"
"""The key of the row that stands for everything listed."""
Question = tuple[Any, dict[str, Any]]
"""A query and its arguments."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, summary: str, rows: list[Row]) -> None:
        """Show the list."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: Any) -> None:
        """Show everything listed together."""

    def show_one(self, page: Any) -> None:
        """Show one thing of it."""


class BesidePresenter:
    """One text, one choice, one thing open ("" for all); the latest answer wins. An axis says the rest."""

    touching: frozenset[str]
    """Kinds of record that the screen shows."""

    def __init__(self, desk: Desk, view: Any) -> None:
        self.desk, self.view = desk, view
        self.asking = Asking(desk, view, self.act_of)
        self.text = self.choice = self.chosen = ""
        self.found: Any = None
        self.page: Any = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    # What an axis says

    def list_question(self) -> Question:
        """How the list is asked."""
        raise NotImplementedError

    def page_question(self, key: str) -> Question:
        """How one thing of it is asked."""
        raise NotImplementedError

    def listed(self, found: Any) -> tuple[str, list[Row]]:
        """What the list says, in a few words and row by row, after the one that stands for all."""
        raise NotImplementedError

    def why_none(self) -> tuple[str, str]:
        """Why the list is empty, and what to do."""
        raise NotImplementedError

    def key_of(self, page: Any) -> str:
        """The key of its row in the list."""
        raise NotImplementedError

    def act_of(self, form: Form, typed: dict[str, Any]) -> Act:
        """How the answers to a form are written down. Raises `Refused` when one does not read."""
        raise NotImplementedError

    def written(self, form: Form, made: Any) -> None:
        """What follows a form: nothing, unless an axis says so."""

    # What they all do

    @property
    def today(self) -> str:
        """The day it is."""
        return self.desk.now().date().isoformat()

    def arrive(self, key: str = "") -> None:
        """Come to the list, or to one thing of it."""
        self.chosen = key or self.chosen
        if self._stale or key:
            self.refresh()

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Something was written; a hidden screen waits until one comes back to it."""
        if any(kind in self.touching for kind, _id in done.changed):
            self._stale = True
            if visible:
                self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.chosen:
            self.open(self.chosen)

    def look(self, text: str, choice: str) -> None:
        """Keep what these words name, and what was chosen."""
        self.text, self.choice = " ".join(text.split()), choice
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        question, given = self.list_question()
        self._asked = self.desk.ask(question, self._show, **given)

    def _show(self, found: Any) -> None:
        self._asked, self.found = None, found
        summary, rows = self.listed(found)
        self.view.show_list(summary, rows)
        if len(rows) == 1:  # but the one that stands for all
            self.view.show_none(*self.why_none())
        if not self.chosen:
            self.view.show_whole(found)

    def open(self, key: str) -> None:
        """Show one thing beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if key in ("", WHOLE):
            self.chosen, self.page, self._opening = "", None, None
            if self.found:
                self.view.show_whole(self.found)
            return
        question, given = self.page_question(key)
        self._opening = self.desk.ask(question, self._opened, lambda _why: self.open(""), **given)

    def _opened(self, page: Any) -> None:
        self._opening, self.page, self.chosen = None, page, self.key_of(page)
        self.view.show_one(page)

    def submit(self, form: Form, typed: dict[str, Any], way: str) -> None:
        """A form was sent, by its first button (`way` is "") or another, of which an axis says the rest."""
        if not way:
            self.save(form, typed)

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down."""
        self.asking.save(form, typed, lambda made: self.written(form, made))

    def do(self, action: Any, said: str, **given: Any) -> None:
        """Do at once what needs no form."""
        self.desk.act(action, said=said, **given)

    def give_up(self, action: Any, said: str, **given: Any) -> None:
        """Take away what is shown; the list is left."""
        self.desk.act(action, lambda _done: self.open(""), said=said, **given)
