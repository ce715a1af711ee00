"""What is shown is read again once something of it was written. No Qt here."""

from typing import Any

from cad.services.action import Done


class Fresh:
    """A presenter that is told of what is written."""

    touching: frozenset[str]
    """Kinds of record that the screen shows."""
    _stale = True

    def refresh(self) -> None:
        """Read again what is shown; it is then no longer stale."""
        raise NotImplementedError

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Something was written; a hidden screen waits until one comes back to it."""
        if any(kind in self.touching for kind, _id in done.changed):
            self._stale = True
            if visible:
                self.refresh()
