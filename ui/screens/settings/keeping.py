"""Copies of the notebook: an encrypted backup read back, a readable export. No Qt here."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cad.domain.dates import days_between, show_date, show_relative
from cad.domain.text import _, n_
from cad.services import upkeep
from cad.services.exporting import Exported, export_notebook
from cad.services.notebook import Notebook
from ui.screens.settings.ports import Keeper

LONG_AGO = 14
"""Days after which a backup is worth making again."""


class View(Protocol):
    """What it asks of the section."""

    def show_backup(self, sentence: str, tone: str) -> None:
        """When the last one was made, and whether it is time."""

    def ask_again(self, why: str, do: str, then: Callable[[Notebook], object]) -> None:
        """Have the passphrase typed again to `do` something; `then` gets the notebook, confirmed."""

    def show_busy(self, what: str) -> None:
        """ "backup", "export" or "" when nothing is under way."""

    def show_written(self, sentence: str, detail: str) -> None:
        """Something was written."""

    def show_trouble(self, sentence: str) -> None:
        """It could not be."""


class Keeping:
    """Nothing of the notebook changes."""

    def __init__(self, desk: Keeper, view: View) -> None:
        self._desk, self._view = desk, view

    def arrive(self) -> None:
        """Ask when the last backup was made."""
        self._desk.check(upkeep.last_backup, self._told)

    def _told(self, at: str) -> None:
        self._view.show_backup(*_since(at, self._desk.now().date().isoformat()))

    def suggested(self, kind: str) -> str:
        """A name for the file, with the day."""
        day = self._desk.now().date().isoformat()
        return _("carnet-{day}.{kind}").format(day=day, kind=kind)

    def back_up(self, path: str) -> None:
        """One encrypted file."""
        self._view.show_busy("backup")
        self._desk.check(lambda book: upkeep.backup(book, path), self._backed_up, self._failed)

    def _backed_up(self, path: str) -> None:
        self._view.show_busy("")
        detail = _("Elle s’ouvre avec la phrase de passe d’aujourd’hui. Gardez-la loin de cet ordinateur.")
        said = _("Sauvegarde écrite et relue\u00a0: {name}").format(name=Path(path).name)
        self._view.show_written(said, detail)
        self.arrive()

    def export(self, path: str) -> None:
        """A readable file, once the passphrase is typed again: it opens for anyone, as long as it exists."""
        why = _(
            "Le fichier se lit sans phrase de passe\u00a0: tout ce que vous pouvez lire y sera, en clair."
        )
        self._view.ask_again(why, _("Exporter"), lambda sure: self._export(sure, path))

    def _export(self, sure: Notebook, path: str) -> None:
        """In the pool: the notebook stays free meanwhile."""
        self._view.show_busy("export")
        self._desk.render(lambda _book: _exported(sure, path), self._exported, self._failed)

    def _exported(self, exported: Exported) -> None:
        self._view.show_busy("")
        count = sum(exported.records.values())
        warned = _("Ce fichier n’est pas chiffré\u00a0: effacez-le après usage.")
        detail = n_("{n} ligne.", "{n} lignes.", count) + " " + warned
        name = Path(exported.path).name
        self._view.show_written(_("Export écrit\u00a0: {name}").format(name=name), detail)

    def _failed(self, sentence: str) -> None:
        self._view.show_busy("")
        self._view.show_trouble(sentence)


def _exported(sure: Notebook, path: str) -> Exported:
    with sure.reading() as book:
        return export_notebook(book, file=path)


def _since(at: str, today: str) -> tuple[str, str]:
    """The sentence about the last backup, and its tone."""
    if not at:
        return _("Aucune sauvegarde n’a encore été faite depuis cet ordinateur."), "warning"
    when, day = show_relative(at[:10], today), show_date(at)
    said = _("Dernière sauvegarde\u00a0: {when}, le {day}.").format(when=when, day=day)
    return said, "warning" if days_between(at, today) >= LONG_AGO else "success"
