"""What the screens of axes do alike: a list, one thing of it or all beside, forms. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from cad.services.page import resident_page
from ui.ports import Desk, Pending
from ui.screens.asking import NO_OTHERS, Asking, Form, Names, Writes
from ui.screens.asking import View as Asked
from ui.screens.freshness import Fresh
from ui.screens.resident.who import name_of
from ui.widgets.rows import Row

WHOLE = "whole"
"""The key of the row that stands for everything listed."""
Question = tuple[Any, dict[str, Any]]
"""A query and its arguments."""


class Told(NamedTuple):
    """What a list says: in a few words, row by row; `whole` stands for all of it, where there is something to
    say of all (else the first is opened); `choices`, beside the search, when they depend on what is found.
    """

    summary: str
    rows: list[Row]
    whole: Row | None = None
    choices: Names = ()


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, summary: str, rows: list[Row], choices: Names) -> None:
        """Show the list, and what one may choose beside its search (`()` when they do not change)."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: Any) -> None:
        """Show everything listed together."""

    def show_one(self, page: Any) -> None:
        """Show one thing of it."""

    def ask_whom(self, question: str) -> None:
        """Someone of the notebook, for `take`."""


class AxisPresenter(Fresh):
    """One text, one choice, one thing open ("" for all); the latest answer wins. An axis says the rest."""

    kind: str
    """The form of what is listed."""
    writes: Writes
    others: Writes = NO_OTHERS
    """See `asking.Answered`."""

    def __init__(self, desk: Desk, view: Any) -> None:
        self.desk, self.view = desk, view
        self.asking = Asking(desk, view, self)
        self.text = self.choice = self.chosen = ""
        self.found: Any = None
        self.page: Any = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None

    # What an axis says

    def list_question(self) -> Question:
        """How the list is asked."""
        raise NotImplementedError

    def page_question(self, key: str) -> Question:
        """How one thing of it is asked."""
        raise NotImplementedError

    def listed(self, found: Any) -> Told:
        """What the list says."""
        raise NotImplementedError

    def why_none(self) -> tuple[str, str]:
        """Why the list is empty, and what to do."""
        raise NotImplementedError

    def key_of(self, page: Any) -> str:
        """The key of its row in the list."""
        raise NotImplementedError

    def ask(self, what: str, key: str = "") -> None:
        """Do what a button says; `key` is what it stands beside."""
        raise NotImplementedError

    def begin(self, person: str, name: str) -> None:
        """Something new about this person: nothing, unless an axis says so."""

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
        told = self.listed(found)
        rows = [told.whole, *told.rows] if told.whole else told.rows
        self.view.show_list(told.summary, rows, told.choices)
        if not told.rows:
            self.view.show_none(*self.why_none())
        if not self.chosen and (told.whole or not told.rows):
            self.view.show_whole(found)
        elif not self.chosen:
            self.open(told.rows[0].key)

    def open(self, key: str) -> None:
        """Show one thing beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if key in ("", WHOLE):
            self._lost()
            return
        question, given = self.page_question(key)
        self._opening = self.desk.ask(question, self._opened, self._lost, **given)

    def _opened(self, page: Any) -> None:
        self._opening, self.page, self.chosen = None, page, self.key_of(page)
        self.view.show_one(page)

    def _lost(self, _sentence: str = "") -> None:
        self._opening, self.page, self.chosen = None, None, ""
        if self.found:
            self.view.show_whole(self.found)

    # What is written

    def ask_about(self, question: Any, form: Form, **given: Any) -> None:
        """Ask for what a form is about, then for the form, anew each time."""
        self.desk.ask(question, lambda found: self.view.ask_form(replace(form, about=found), {}), **given)

    def take(self, person: str) -> None:
        """Someone of the notebook was chosen."""
        begin = lambda page: self.begin(person, name_of(page.resident))  # noqa: E731
        self.desk.ask(resident_page, begin, resident_id=person)

    def submit(self, form: Form, typed: Mapping[str, Any], way: str = "") -> None:
        """A form was sent, by its first button or another."""
        self.asking.submit(form, dict(typed), way)

    def written(self, form: Form, made: Any) -> None:
        """What is listed is opened once it is written; withdrawn, it gives way."""
        if form.kind == self.kind:
            self._left() if made.removed else self.open(made.id)

    def elsewhere(self, form: Form, way: str) -> None:
        """What leads elsewhere is asked as the buttons of the page ask."""
        self.ask(way, form.subject)

    def do(self, action: Any, said: str, **given: Any) -> None:
        """Do at once what needs no form."""
        self.desk.act(action, said=said, **given)

    def give_up(self, action: Any, said: str, **given: Any) -> None:
        """Withdraw what is shown."""
        self.desk.act(action, lambda _made: self._left(), said=said, **given)

    def _left(self) -> None:
        self.open("")
        self._list()
