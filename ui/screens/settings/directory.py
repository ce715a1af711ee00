"""The partners’ directory: what is imported, files to import, what was refused of them. No Qt."""

from pathlib import Path
from threading import Event
from typing import Any, Protocol

from cad.domain.dates import show_date
from cad.domain.text import _, n_
from cad.services import directory
from cad.services.action import Done
from cad.services.reference import Imported
from ui.screens.settings.ports import Keeper


class View(Protocol):
    """What it asks of the section."""

    def show_used(self, sentence: str) -> None:
        """The files in use, or that there are none."""

    def show_work(self, what: str) -> None:
        """Files are being read, "" once it is over."""

    def advance(self, done: int, total: int) -> None:
        """How far; called from another thread."""

    def show_done(self, sentence: str, detail: str, *, report: bool) -> None:
        """What was done; `report`: some rows are worth a look."""

    def show_trouble(self, sentence: str) -> None:
        """It could not be."""


class DirectoryImport:
    """Files are read in the pool and written in one go: the notebook stays free meanwhile."""

    def __init__(self, desk: Keeper, view: View) -> None:
        self._desk, self._view = desk, view
        self._stop, self._read = Event(), None

    def arrive(self) -> None:
        """Ask what is imported."""
        self._desk.ask(directory.directory_in_use, self._show)

    def heard(self, done: Done[Any]) -> None:
        """Something else was imported."""
        if ("reference", "directory") in done.changed:
            self.arrive()

    def _show(self, used: Imported | None) -> None:
        self._view.show_used(told(used) if used else _("Aucun annuaire n’est importé."))

    def start(self, files: list[str], area: str) -> None:
        """Structures and services of an area: codes or names with commas between, all of it when none is."""
        wanted = tuple(filter(None, (one.strip() for one in area.split(","))))
        names = ", ".join(Path(file).name for file in files)
        self._stop = Event()
        self._view.show_work(_("Lecture de {names}").format(names=names))

        def then(read: Any) -> None:
            self._read = read
            self._desk.act(
                directory.keep_directory, self._kept, self._failed, read=read, files=files, area=wanted
            )

        self._desk.render(
            directory.read_directory, then, self._failed, files=files, area=wanted,
            progress=self._view.advance, cancelled=self._stop.is_set,
        )  # fmt: skip

    def stop(self) -> None:
        """Interrupt what is under way: nothing is kept of it."""
        self._stop.set()

    def save_report(self, file: str) -> None:
        """Each row refused or mended, as a workbook."""

        def saved(_file: str) -> None:
            self._view.show_done(_("Liste enregistrée."), file, report=False)

        self._desk.render(directory.save_directory_report, saved, self._failed, read=self._read, file=file)

    def _kept(self, one: Imported) -> None:
        self._view.show_work("")
        read: Any = self._read
        refused = n_("{n} ligne refusée", "{n} lignes refusées", read.refused)
        mended = n_(
            "{n} gardée sans une valeur inconnue", "{n} gardées sans une valeur inconnue", read.mended
        )
        seen = f"{read.seen:,}".replace(",", "\u202f")
        detail = _("{a}, {b}, sur {n}.").format(a=refused, b=mended, n=seen)
        said = _("Importé\u00a0: {what}").format(what=told(one))
        self._view.show_done(said, detail, report=bool(read.refused or read.mended))

    def _failed(self, sentence: str) -> None:
        self._view.show_work("")
        self._view.show_trouble(sentence)


def told(one: Imported) -> str:
    """The files in use, in one line."""
    return _("{count} · {source} · données du {dated}, importées le {on}").format(
        count=n_("{n} service", "{n} services", one.total),
        source=one.source,
        dated=show_date(one.dated),
        on=show_date(one.imported_on),
    )
