"""Another thread for SQLite, which leaves Python free while it works: the two cores of a laptop serve."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
TURN = 0.001
"""Seconds a thread may keep Python while another waits for it."""


@contextmanager
def beside(threads: int = 1) -> Iterator["ThreadPoolExecutor"]:
    """The thread, or some. At the end, or at an error, what it has begun is finished and the rest is dropped.

    Only a statement on many rows is worth giving to it, and it must answer in one row: at each row Python is
    asked for again, and who computes lets it go only once in a while, here every millisecond instead of five.
    """
    from concurrent.futures import ThreadPoolExecutor

    thread, turn = ThreadPoolExecutor(threads), sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield thread
    finally:
        sys.setswitchinterval(turn)
        thread.shutdown(cancel_futures=True)


def overlapped(write: Callable[[T], object], made: Iterable[T]) -> None:
    """Write each thing in another thread, in order, while the next one is made in this one."""
    with beside() as thread:
        writing: Future[object] | None = None
        for one in made:
            if writing:
                writing.result()
            writing = thread.submit(write, one)
        if writing:
            writing.result()
