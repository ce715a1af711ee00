"""The exchange with the centre, by itself in the background: never in the way, always resumable.

It runs in a lane of its own and writes through a connection of its own, so that neither the screens nor the
acts of the adviser wait for a network. Where no centre was joined nothing starts, not even a thread.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cad.domain.errors import CadError
from cad.domain.text import _
from cad.services.action import Done
from ui.jobs import Lane

if TYPE_CHECKING:
    from cad.services.syncing import Standing
    from ui.desk import QtDesk

FIRST_MS = 3_000
"""After the window is there: the adviser’s first gesture comes before."""
SOON_MS = 8_000
"""After an act: several in a row go together."""
EVERY_MS = 4 * 60_000
LONGEST_MS = 30 * 60_000
"""Between two attempts while nobody answers: the delay doubles up to this."""
REST_MS = 300
"""Several acts in a row are counted once."""


class Exchange(QObject):
    """Owned by the desk. `told` carries the `Standing`, and whether an exchange is under way.

    `revoked` carries, once, the sentence of a centre that lets this laptop in no more.
    """

    told = Signal(object, bool)
    revoked = Signal(str)

    def __init__(self, desk: "QtDesk") -> None:
        super().__init__()
        self._desk = desk
        self._lane: Lane | None = None
        self.standing: Standing | None = None
        self.busy = self._held = self._closed = self._again = False
        self._failures = 0
        self._after: list[Callable[[str], None]] = []
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.ask)
        desk.changed.connect(self._heard)

    @property
    def joined(self) -> bool:
        """Whether this notebook has a centre, as far as is known."""
        return bool(self.standing and self.standing.centre)

    def ask(self) -> None:
        """Ask where things stand; the first answer starts the rest when a centre was joined."""
        self._desk.ask(_standing, self._known, lambda _sentence: None)

    def _known(self, standing: "Standing") -> None:
        before, self.standing = self.standing, standing
        was_out = bool(before and before.out)
        if standing.revoked and before and not before.revoked:  # known before: the passphrase was typed since
            self.revoked.emit(standing.trouble)
        elif standing.out and not was_out:
            self._desk.say(standing.trouble, "danger")
        let_in = was_out and not standing.out  # no reason to wait as long as when it was refused
        if let_in and self.busy:  # what is under way began while it was out
            self._again = True
        elif standing.centre and not self.busy and (let_in or not self._next.isActive()):
            self._wait(FIRST_MS)
        self.told.emit(standing, self.busy)

    def _heard(self, done: Done[Any]) -> None:
        """Something was written: it goes soon, unless nobody answers at the other end."""
        if self.joined and done.asked_by != "sync":
            self._rest.start()
            if not self._failures and not self.busy and self._next.remainingTime() > SOON_MS:
                self._wait(SOON_MS)

    def _wait(self, milliseconds: int) -> None:
        if not self._held and not self._closed:
            self._next.start(milliseconds)

    def now(self, after: Callable[[str], None] | None = None, *, whole: bool = False) -> None:
        """Exchange at once; `after` receives what went wrong, or "". `whole`: compare everything too."""
        if after:
            self._after.append(after)
        if not self.busy:
            self._go(whole=whole)

    def _go(self, *, whole: bool = False) -> None:
        if self._held or self._closed:
            return
        self._next.stop()
        self.busy = True
        self._tell()
        self._lane = self._lane or Lane("exchange")
        self._lane.run(lambda: self._sync(whole), self._went, self._failed)

    def _sync(self, whole: bool) -> Done[Any]:
        from cad.services.syncing import sync

        return sync(self._desk.book, whole=whole, going_on=lambda: not self._closed)

    def _went(self, done: Done[Any]) -> None:
        self._failures = 0
        self._desk.changed.emit(done)
        self._end("", EVERY_MS)

    def _failed(self, error: BaseException) -> None:
        self._failures += 1
        if not isinstance(error, CadError):
            self._desk.report(error)
        sentence = (
            str(error) if isinstance(error, CadError) else _("L’échange a échoué\u00a0; rien n’est perdu.")
        )
        self._end(sentence, min(LONGEST_MS, (SOON_MS * 4) << min(self._failures - 1, 8)))

    def _end(self, sentence: str, wait: int) -> None:
        self.busy = False
        self._wait(FIRST_MS if self._again else wait)
        self._again = False
        self.ask()
        waiting, self._after = self._after, []
        for after in waiting:
            after(sentence)

    def _tell(self) -> None:
        if self.standing:
            self.told.emit(self.standing, self.busy)

    def hold(self, held: bool) -> None:
        """Behind the lock nothing new begins; what is under way ends by itself."""
        self._held = held
        if held:
            self._next.stop()
        elif self.joined and not self.busy:
            self._wait(FIRST_MS)

    def close(self) -> None:
        """Begin nothing more, and let what is under way stop at its next page: it goes on next time."""
        self._closed = True
        self._next.stop()
        self._rest.stop()
        if self._lane:
            self._lane.close()


def exchange_now(desk: "QtDesk", *, whole: bool = False) -> None:
    """On demand: what came of it is said at the bottom of the window."""

    def after(sentence: str) -> None:
        desk.say(sentence or _("Échange terminé."), "warning" if sentence else "success")

    desk.exchange.now(after, whole=whole)


def _standing(book: Any) -> "Standing":
    """Imported where it is asked, off the window’s thread."""
    from cad.services.syncing import standing

    return standing(book)
