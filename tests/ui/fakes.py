"""A desk without windows or threads, for presenters alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cad.domain.errors import CadError
from cad.services.action import Done
from cad.services.notebook import Notebook
from ui.ports import Failed

NOW = datetime(2026, 11, 23, 10, 0)


@dataclass
class Asked:
    """A question, an action or a piece of work that waits to be answered."""

    desk: "FakeDesk"
    what: Callable[..., Any]
    given: dict[str, Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    said: str = ""
    cancelled: bool = False

    def cancel(self) -> None:
        """Its answer will not come."""
        self.cancelled = True

    def answer(self) -> None:
        """Do it, and tell whoever asked, unless they no longer want to know."""
        try:
            result = self.desk.do(self)
        except CadError as error:
            (self.failed or (lambda sentence: self.desk.say(sentence, "danger")))(str(error))
            return
        if self.done and not self.cancelled:
            self.done(result)


@dataclass
class FakeDesk:
    """Answers at once, or one by one through `waiting` when `late`.

    `answers` replaces a service by its name; the others run on `book`. It notes what was opened, said, kept.
    """

    book: Notebook | None = None
    answers: dict[str, Callable[..., Any]] = field(default_factory=dict)
    late: bool = False
    me: str = "me"
    waiting: list[Asked] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    acted: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    opened: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    drafts: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    changed: list[Callable[[Done[Any]], object]] = field(default_factory=list)

    def ask(
        self,
        question: Callable[..., Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Asked:
        """See `ui.ports.Desk.ask`."""
        self.asked.append((question.__name__, given))
        return self._wait(Asked(self, question, given, done, failed))

    def render(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Asked:
        """See `ui.ports.Desk.render`."""
        return self.ask(work, done, failed, **given)

    def act(
        self,
        action: Callable[..., Any],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
        *,
        said: str = "",
        **given: Any,
    ) -> Asked:
        """See `ui.ports.Desk.act`."""
        self.acted.append((action.__name__, given))
        return self._wait(Asked(self, action, given, done, failed, said))

    def _wait(self, asked: Asked) -> Asked:
        if self.late:
            self.waiting.append(asked)
        else:
            asked.answer()
        return asked

    def do(self, asked: Asked) -> Any:
        """Run what was asked; an action says what it did and tells who listens."""
        stand_in = self.answers.get(asked.what.__name__)
        result = stand_in(**asked.given) if stand_in else asked.what(self.book, **asked.given)
        if asked.said:
            self.said.append(asked.said)
        if not isinstance(result, Done):
            return result
        for listener in self.changed:
            listener(result)
        return result.result

    def open(self, place: str, **where: str) -> None:
        """See `ui.ports.Desk.open`."""
        self.opened.append((place, where))

    def say(self, sentence: str, tone: str = "info", *, undo: bool = False) -> None:
        """See `ui.ports.Desk.say`."""
        self.said.append(sentence)

    def keep_draft(
        self, form: str, subject: str, value: dict[str, Any], kept: Callable[[], None] | None = None
    ) -> None:
        """See `ui.ports.Desk.keep_draft`."""
        self.drafts[form, subject] = value
        if not value:
            del self.drafts[form, subject]
        if kept:
            kept()

    def now(self) -> datetime:
        """See `ui.ports.Desk.now`."""
        return self.book.now() if self.book else NOW
