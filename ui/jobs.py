"""Work off the window’s thread: one lane for the record, one for reading it, a pool for the rest.

The two lanes keep the order in which they were asked; rendering goes to the pool. Answers come back to the
window’s thread through one long-lived object’s queued signal, so that no foreign thread touches a widget.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Cancelled(Exception):
    """The person asked to stop; nothing was kept."""


class Ticket:
    """A job that was asked for: `cancel()` makes it stop at its next check and its answer be ignored."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; long jobs look here now and then."""
        return self._event.is_set()


class Lane(QObject):
    """Runs functions one after the other (or `width` at a time) away from the window."""

    _answered = Signal(object, object, object)

    def __init__(self, name: str, width: int = 1) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(width, thread_name_prefix=name)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Run `function` in the lane, then `done(result)` or `failed(error)` in the window’s thread."""
        ticket = ticket or Ticket()

        def finished(future: "Future[Any]") -> None:
            error = future.exception()
            reply = (lambda: failed(error)) if error else (lambda: done(future.result()))
            self._answered.emit(ticket, reply, error)

        if not ticket.cancelled():
            self._pool.submit(function).add_done_callback(finished)
        return ticket

    def _deliver(self, ticket: Ticket, reply: Callable[[], None], error: BaseException | None) -> None:
        if not ticket.cancelled() or isinstance(error, Cancelled):
            reply()

    def close(self) -> None:
        """Wait for what is under way; nothing queued is dropped."""
        self._pool.shutdown(wait=True)
