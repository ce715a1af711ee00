"""Work off the window’s thread: one lane for the record, one for reading it, a pool for the rest.

The two lanes keep the order in which they were asked; rendering goes to the pool. Answers come back to the
window’s thread through one long-lived object’s queued signal, so that no foreign thread touches a widget.
"""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


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


Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None], Ticket]


class Lane(QObject):
    """Runs functions one after the other (or `width` at a time) away from the window.

    Plain threads around a queue: the standard executor takes longer to import than the window to open.
    """

    _answered = Signal(object)

    def __init__(self, name: str, width: int = 1) -> None:
        super().__init__()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._threads = [Thread(target=self._work, name=f"{name}-{i}", daemon=True) for i in range(width)]
        for thread in self._threads:
            thread.start()

    def run(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Run `function` in the lane, then `done(result)` or `failed(error)` in the window’s thread."""
        ticket = ticket or Ticket()
        self._jobs.put((function, done, failed, ticket))
        return ticket

    def _work(self) -> None:
        while job := self._jobs.get():
            function, done, failed, ticket = job
            try:
                result = function()
            except BaseException as error:  # it is shown in the window, whatever it is
                self._answered.emit((ticket, failed, error))
            else:
                self._answered.emit((ticket, done, result))

    def _deliver(self, answer: tuple[Ticket, Callable[[Any], None], Any]) -> None:
        ticket, reply, value = answer
        if self._closed:
            return  # done all the same; those who asked are gone
        if not ticket.cancelled():
            reply(value)

    def close(self) -> None:
        """Wait for what is under way and queued: nothing is dropped, but nobody is told any more."""
        self._closed = True
        for _thread in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
