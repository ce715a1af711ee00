"""How often one address may be wrong before it is not listened to for a while."""

import time
from collections import deque
from collections.abc import Callable

WINDOW = 300.0
"""Seconds over which wrong tries are counted."""
TRIES = 20
REFUSALS = 200


class Limits:
    """Kept by each worker for itself; a code is also worth five tries in all, whoever tries."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: dict[str, deque[float]] = {}
        self._refusals: dict[str, deque[float]] = {}

    def may_try(self, host: str) -> bool:
        """Count one try at a code."""
        return self._count(self._tries, host) <= TRIES

    def was_right(self, host: str) -> None:
        """Take back the last try: a whole office may join on one day, behind one address."""
        if host in self._tries:
            self._tries[host].pop()

    def refused(self, host: str) -> None:
        """Count one wrong token."""
        self._count(self._refusals, host)

    def is_shut_out(self, host: str) -> bool:
        """Whether this address was refused too often."""
        return len(self._recent(self._refusals, host)) > REFUSALS

    def _count(self, kept: dict[str, deque[float]], host: str) -> int:
        recent = self._recent(kept, host)
        recent.append(self._clock())
        kept[host] = recent
        return len(recent)

    def _recent(self, kept: dict[str, deque[float]], host: str) -> deque[float]:
        recent = kept.get(host, deque())
        while recent and recent[0] < self._clock() - WINDOW:
            recent.popleft()
        if not recent:
            kept.pop(host, None)
        return recent
