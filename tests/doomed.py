"""Processes made to be killed, and what they say until then.

Each is a copy of one that has read the code already: to kill hundreds takes seconds.
"""

import multiprocessing
import os
from collections.abc import Callable
from functools import cache
from typing import Any, Self

RUNS = (
    "tests.store.writer",
    "tests.sync.laptop_process",
    "tests.sync.joining_process",
    "tests.central.erasing_process",
)


@cache
def _copied() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*RUNS])
    return context


class Doomed:
    """Runs `main`; it is killed at the end of the block, if it lives still."""

    def __init__(self, main: Callable[..., None], *arguments: Any) -> None:
        heard, said = _copied().Pipe(duplex=False)
        self._process = _copied().Process(target=_speak, args=(said, main, arguments), daemon=True)
        self._process.start()
        said.close()
        self._lines = os.fdopen(os.dup(heard.fileno()), encoding="utf-8")
        heard.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        self._process.join()
        self._lines.close()
        self._process.close()

    def line(self) -> str:
        """The next one it says, with its end; "" once it is no more."""
        return self._lines.readline()

    def kill(self) -> None:
        """As when the power is cut."""
        self._process.kill()

    def rest(self) -> list[str]:
        """What it says until its end, without a line cut short."""
        return [line for line in self._lines if line.endswith("\n")]

    def ended(self) -> int:
        """Once it has: 0, or the number of the signal, below 0."""
        self._process.join()
        return int(self._process.exitcode)


def _speak(said: Any, main: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    os.dup2(said.fileno(), 1)
    main(*arguments)
