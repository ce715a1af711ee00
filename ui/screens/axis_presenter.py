"""What the screens of axes do alike: a list looked through, one thing opened beside it, forms. No Qt."""

from typing import Any, Protocol

from cad.services.action import Done
from ui.ports import Desk, Pending
from ui.screens.asking import Act, Asking, Form, Names
from ui.screens.asking import View as Asked
from ui.widgets.rows import Row

Question = tuple[Any, dict[str, Any]]
"""A query and its arguments."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, summary: str, rows: list[Row], options: Names) -> None:
        """Show the list, and what one may choose beside its search."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_page(self, page: Any) -> None:
        """Show what is open, or that nothing is."""

    def ask_whom(self) -> None:
        """Whom something new is about."""


class AxisPresenter:
    """One text, one choice, one thing open; the latest answer wins. An axis says the rest."""

    touching: frozenset[str]
    """Kinds of record that the screen shows."""

    def __init__(self, desk: Desk, view: View) -> None:
        self.desk, self._view = desk, view
        self.asking = Asking(desk, view, lambda form, typed: self.act_of(form, typed))
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

    def listed(self, found: Any) -> tuple[str, list[Row], Names]:
        """What the list says: in a few words, row by row, and the choices."""
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

    # What they all do

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
        summary, rows, options = self.listed(found)
        self._view.show_list(summary, rows, options)
        if not rows:
            self._view.show_none(*self.why_none())
        if not self.chosen:
            if rows:
                self.open(rows[0].key)
            else:
                self._view.show_page(None)

    def open(self, key: str) -> None:
        """Show one thing beside the list."""
        if self._opening:
            self._opening.cancel()
        question, given = self.page_question(key)
        self._opening = self.desk.ask(question, self._opened, self._lost, **given)

    def _opened(self, page: Any) -> None:
        self._opening, self.page, self.chosen = None, page, self.key_of(page)
        self._view.show_page(page)

    def _lost(self, _sentence: str) -> None:
        self._opening, self.page, self.chosen = None, None, ""
        self._view.show_page(None)

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down."""
        self.asking.save(form, typed, self.written)

    def detour(self, form: Form, way: str) -> bool:
        """Whether another button of a form leads elsewhere, rather than writes."""
        return False

    def follow(self, form: Form, way: str) -> None:
        """Go there."""

    def written(self, record: Any) -> None:
        """What follows a form: nothing, unless an axis says so."""

    def do(self, action: Any, said: str, **given: Any) -> None:
        """Do at once what needs no form."""
        self.desk.act(action, said=said, **given)
