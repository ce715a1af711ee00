"""One program at a time on a notebook: an exclusive lock on a file, given back by the system if we die.

Written here rather than taken from a library: the usual one imports asyncio, a quarter of the time to start.
"""

import os

if os.name == "nt":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Hold:
    """The lock of an open file. Raises `OSError`, the file closed, when another program holds it."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        try:
            _take(handle)
        except OSError:
            os.close(handle)
            raise

    def release(self) -> None:
        """Give it back; once is enough, twice does no harm."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
