"""The desk: the open notebook as screens see it, with its lanes, messages and ways between screens."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from cad.services.action import Done
from cad.services.notebook import Notebook
from ui.exchange import Exchange
from ui.jobs import Lane, Ticket
from ui.ports import Failed
from ui.power import Power
from ui.traced import report, told

T = TypeVar("T")


class QtDesk(QObject):
    """Implements `ui.ports.Desk`. Every signal is emitted on the window’s thread."""

    changed = Signal(object)
    """A `Done`, once committed: screens refresh what it touched."""
    preferred = Signal(object)
    """The `Preferences` of this laptop, once changed."""
    restoring = Signal()
    """The person wants a backup put in place of this notebook."""
    own_notebook = Signal(str)
    """The person wants a notebook of their own, where this place opens first."""
    opened = Signal(str, dict)
    left = Signal()
    """One is done here: back to where one was."""
    said = Signal(str, str, bool)
    """Sentence, tone, whether « Annuler » is offered."""

    def __init__(self, book: Notebook) -> None:
        super().__init__()
        self.book = book
        self._writing, self._reading_lane, self._pool = Lane("record"), Lane("reading"), Lane("render", 2)
        self._kept = ExitStack()
        self._reading = self._kept.enter_context(book.reading())
        self.exchange, self.power = Exchange(self), Power(self)

    @property
    def me(self) -> str:
        """The adviser’s id."""
        return self.book.me

    def now(self) -> datetime:
        """The notebook’s clock."""
        return self.book.now()

    def ask(
        self,
        question: Callable[..., T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Ticket:
        """See `ui.ports.Desk.ask`."""
        return self._reading_lane.run(lambda: question(self._reading, **given), done, self._failing(failed))

    def act(
        self,
        action: Callable[..., Done[T]],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        said: str = "",
        **given: Any,
    ) -> Ticket:
        """See `ui.ports.Desk.act`."""

        def committed(outcome: Done[T]) -> None:
            self.changed.emit(outcome)
            if said:
                self.said.emit(said, "success", True)
            if done:
                done(outcome.result)

        return self._writing.run(lambda: action(self.book, **given), committed, self._failing(failed))

    def render(
        self,
        work: Callable[..., T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        **given: Any,
    ) -> Ticket:
        """See `ui.ports.Desk.render`."""

        def run() -> Any:
            with self.book.reading() as book:
                return work(book, **given)

        return self._pool.run(run, done, self._failing(failed))

    def check(
        self, work: Callable[[Notebook], Any], done: Callable[[Any], None], failed: Failed | None = None
    ) -> Ticket:
        """Run something that is not a user action (a passphrase, a backup) in the record’s lane."""
        return self._writing.run(lambda: work(self.book), done, self._failing(failed))

    def prefer(self, failed: Failed | None = None, **wanted: Any) -> Ticket:
        """Change the comfort of this laptop (see `cad.services.preferences.set_preferences`)."""
        from cad.services.preferences import set_preferences

        return self.check(lambda book: set_preferences(book, **wanted), self.preferred.emit, failed)

    def join(self, sure: Notebook, done: Callable[[str], None], failed: Failed, **given: str) -> Ticket:
        """Join a centre (see `cad.services.syncing.enrol`); the adviser is then who the centre says.

        `sure` is the notebook as confirmed by who has just typed the passphrase.
        The network is waited for in the pool, so that the record stays free meanwhile.
        """
        from cad.services import joining, syncing

        def joined(territory: str) -> None:
            self._reading.me = self.book.me
            self.changed.emit(Done(None, "", frozenset({("adviser", self.me), ("organisation", "")})))
            self.exchange.ask()
            done(territory)

        def admitted(answer: syncing.Admitted) -> None:
            self.check(lambda book: syncing.settle_in(book, answer), joined, failed)

        def ask_in(_book: Notebook) -> syncing.Admitted:
            with sure.reading() as book:
                return syncing.ask_in(book, **given)

        def ready(_nothing: object) -> None:
            self.render(ask_in, admitted, failed)

        return self.check(joining.get_ready, ready, failed)

    def open(self, place: str, **where: str) -> None:
        """See `ui.ports.Desk.open`."""
        self.opened.emit(place, where)

    def say(self, sentence: str, tone: str = "info", *, undo: bool = False) -> None:
        """See `ui.ports.Desk.say`."""
        self.said.emit(sentence, tone, undo)

    def keep_draft(
        self, form: str, subject: str, value: dict[str, Any], kept: Callable[[], None] | None = None
    ) -> None:
        """See `ui.ports.Desk.keep_draft`."""

        def keep() -> None:
            from cad.services import drafts

            if value:
                drafts.keep_draft(self.book, form, subject, value)
            else:
                drafts.drop_draft(self.book, form, subject)

        self._writing.run(keep, lambda _done: kept() if kept else None, self._failing(None))

    def _failing(self, failed: Failed | None) -> Callable[[BaseException], None]:
        show = failed or (lambda sentence: self.said.emit(sentence, "danger", False))
        return lambda error: show(told(error))

    def report(self, error: BaseException) -> None:
        """Log a bug of ours, without what people wrote."""
        report(error)

    def close(self) -> None:
        """Finish what is under way, then close the notebook."""
        self.exchange.close()
        self.power.close()
        for lane in (self._reading_lane, self._pool, self._writing):
            lane.close()
        self._kept.close()
        self.book.close()
