"""A backup put in place, step by step: nothing of the notebook moves before the last one. No Qt here."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from cad.domain.clock import Now, local
from cad.domain.dates import show_moment
from cad.domain.text import _, n_
from cad.services import notebook, restoring
from cad.services.notebook import Notebook
from cad.services.restoring import Unpacked, Verified

Fact = tuple[str, str]


class Stopped(Exception):
    """The person gave up while the backup was read."""


class Door(Protocol):
    """What it needs of the gate."""

    folder: Path
    now: Now

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> None:
        """Do something slow off the window’s thread."""

    def let_go(self) -> None:
        """Close the notebook that is open in this program, if any: its files are about to move."""

    def enter(self, book: Notebook, said: str = "") -> None:
        """Open the window on a notebook, and say a sentence there."""

    def recovered(self, book: Notebook, code: str, said: str = "") -> None:
        """The same when it was opened with the code of the recovery sheet."""


class View(Protocol):
    """What it asks of the page."""

    def show_choice(self, trouble: str) -> None:
        """Have a file chosen; `trouble` is why the last one will not do."""

    def show_reading(self) -> None:
        """The file is being read."""

    def advance(self, done: int, total: int) -> None:
        """How far; called from another thread."""

    def ask_secret(self, name: str) -> None:
        """Have what opens the backup typed."""

    def refuse(self, sentence: str) -> None:
        """Why it does not open."""

    def show_checking(self) -> None:
        """Every page is being read."""

    def show_found(self, facts: tuple[Fact, ...], *, replaces: bool) -> None:
        """What the backup holds; `replaces`: a notebook is there, that will be set aside."""

    def show_replacing(self) -> None:
        """The last step is under way."""


class Restoring:
    """One backup at a time; `leave` gives up, whatever the step."""

    def __init__(self, door: Door, view: View) -> None:
        self._door, self._view = door, view
        self._stop = Event()
        self._unpacked: Unpacked | None = None
        self._verified: Verified | None = None
        self._secret = ""
        self.busy = False

    def choose(self, path: str) -> None:
        """Read a file, beside the notebook."""
        self._drop()
        self._stop.clear()
        self.busy = True
        self._view.show_reading()
        self._door.run(lambda: self._unpack(Path(path)), self._read, self._unreadable)

    def _unpack(self, path: Path) -> Unpacked | None:
        def watch(done: int, total: int) -> None:
            if self._stop.is_set():
                raise Stopped
            self._view.advance(done, total)

        try:
            return restoring.unpack(self._door.folder, path, watch)
        except Stopped:
            return None

    def _read(self, unpacked: Unpacked | None) -> None:
        self.busy, self._unpacked = False, unpacked
        if unpacked is None or self._stop.is_set():
            self._drop()
            self._view.show_choice("")
        else:
            self._view.ask_secret(unpacked.name)

    def _unreadable(self, sentence: str) -> None:
        self.busy = False
        self._view.show_choice(sentence)

    def stop(self) -> None:
        """Give up while it is read."""
        self._stop.set()

    def open(self, secret: str, how: str) -> None:
        """Try what was typed, then read every page."""
        if self._unpacked and not self.busy:
            self.busy, self._secret, unpacked = True, secret, self._unpacked
            self._view.show_checking()
            self._door.run(lambda: restoring.verify(unpacked, secret, how), self._found, self._refused)

    def _refused(self, sentence: str) -> None:
        self.busy = False
        if self._unpacked:
            self._view.ask_secret(self._unpacked.name)
            self._view.refuse(sentence)

    def _found(self, verified: Verified) -> None:
        self.busy, self._verified = False, verified
        self._view.show_found(facts(verified), replaces=notebook.exists(self._door.folder))

    def put_back(self) -> None:
        """The backup becomes the notebook."""
        if self._verified and not self.busy:
            self.busy, verified, door = True, self._verified, self._door
            self._view.show_replacing()
            door.let_go()
            door.run(
                lambda: restoring.put_back(door.folder, verified, door.now), self._done, self._unreadable
            )

    def _done(self, answer: tuple[Notebook, Path | None]) -> None:
        book, aside = answer
        said = _("La sauvegarde est remise.")
        if aside:
            kept = _(" Le carnet qui était là est gardé dans «\u00a0{path}\u00a0».")
            said += kept.format(path=aside)
        verified, self._verified, self._unpacked = self._verified, None, None
        if verified and verified.how == "recovery":
            self._door.recovered(book, self._secret, said)
        else:
            self._door.enter(book, said)

    def leave(self) -> None:
        """What was unpacked goes; the backup and the notebook stay as they are."""
        self._stop.set()
        if not self.busy:
            self._drop()

    def _drop(self) -> None:
        if self._unpacked:
            self._unpacked.drop()
        self._unpacked = self._verified = None
        self._secret = ""


def facts(verified: Verified) -> tuple[Fact, ...]:
    """What tells a backup from another."""
    at = verified.written_at
    when = show_moment(local(datetime.fromisoformat(at).astimezone())) if at else _("rien encore")
    return (
        (_("Fichier"), verified.unpacked.name),
        (_("Carnet de"), verified.whose),
        (_("Contient"), n_("{n} personne", "{n} personnes", verified.people)),
        (_("Écrit jusqu’au"), when),
    )
