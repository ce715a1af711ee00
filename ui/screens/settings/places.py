"""Official outlines and addresses: what is imported, a file to import, everyone looked at again. No Qt."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from cad.domain.dates import show_date
from cad.domain.text import _, n_
from cad.services import rechecking, reference
from cad.services.action import Done
from cad.services.rechecking import LookedAgain, Moved, Rechecked
from cad.services.reference import Imported
from ui.screens.settings.ports import Keeper


class View(Protocol):
    """What it asks of the section."""

    def show_outlines(self, sentence: str, earlier: str) -> None:
        """The version in use, and those before."""

    def show_addresses(self, sentences: tuple[str, ...]) -> None:
        """Each file in use."""

    def show_work(self, what: str) -> None:
        """A file is being read, "" once it is over."""

    def advance(self, done: int, total: int) -> None:
        """How far; called from another thread."""

    def show_done(self, sentence: str, lines: tuple[str, ...]) -> None:
        """What was done."""

    def show_trouble(self, sentence: str) -> None:
        """It could not be."""


class Places:
    """A file is read in the pool and written in one go: the notebook stays free meanwhile."""

    def __init__(self, desk: Keeper, view: View) -> None:
        self._desk, self._view = desk, view
        self._stop = Event()

    def arrive(self) -> None:
        """Ask what is imported."""
        self._desk.ask(reference.reference_data, self._show)

    def heard(self, done: Done[Any]) -> None:
        """Something else was imported."""
        if any(kind == "reference" for kind, _id in done.changed):
            self.arrive()

    def _show(self, imported: tuple[Imported, ...]) -> None:
        outlines = [one for one in imported if one.kind == "outlines"]
        before = ", ".join(show_date(one.dated) for one in outlines[1:])
        self._view.show_outlines(
            told(outlines[0])
            if outlines
            else _("Aucun contour n’est importé\u00a0: aucune adresse ne peut être située."),
            _("Versions d’avant, gardées\u00a0: {days}").format(days=before) if before else "",
        )
        addresses = tuple(told(one) for one in imported if one.kind == "addresses")
        self._view.show_addresses(addresses or (_("Aucune adresse n’est importée."),))

    def import_outlines(self, file: str, source: str) -> None:
        """Another version of the outlines, and where it comes from."""
        self._import(file, source, reference.read_outlines, reference.keep_outlines)

    def import_addresses(self, file: str, source: str, communes: str) -> None:
        """The addresses of the communes typed, with commas between; of all of them when none is."""
        wanted = tuple(filter(None, (one.strip() for one in communes.split(","))))
        self._import(file, source, reference.read_addresses, reference.keep_addresses, communes=wanted)

    def _import(
        self, file: str, source: str, read: Callable[..., Any], keep: Callable[..., Done[Imported]],
        **given: Any,
    ) -> None:  # fmt: skip
        self._stop = Event()
        self._view.show_work(_("Lecture de «\u00a0{name}\u00a0»").format(name=Path(file).name))

        def then(found: Any) -> None:
            self._desk.act(keep, self._kept, self._failed, read=found, file=file, source=source.strip())

        self._desk.render(
            read,
            then,
            self._failed,
            file=file,
            progress=self._view.advance,
            cancelled=self._stop.is_set,
            **given,
        )

    def stop(self) -> None:
        """Interrupt what is under way: nothing is kept of it."""
        self._stop.set()

    def _kept(self, one: Imported) -> None:
        self._view.show_work("")
        self._view.show_done(_("Importé\u00a0: {what}").format(what=told(one)), ())

    def recheck(self) -> None:
        """Look up everyone’s address again, in the pool: one may write meanwhile; what changes is then
        written at once.
        """
        self._stop = Event()
        self._view.show_work(_("Chaque adresse est située de nouveau"))

        def write(looked: LookedAgain) -> None:
            self._desk.act(
                rechecking.write_residences,
                lambda _count: self._rechecked(looked.found),
                self._failed,
                said=_("Quartiers revérifiés"),
                answers=looked.answers,
            )

        self._desk.render(
            rechecking.look_again,
            write,
            self._failed,
            progress=self._view.advance,
            cancelled=self._stop.is_set,
        )

    def _rechecked(self, found: Rechecked) -> None:
        self._view.show_work("")
        looked_at = n_("{n} adresse revérifiée", "{n} adresses revérifiées", found.looked_at)
        changed = n_(
            "{n} réponse a changé", "{n} réponses ont changé", sum(not one.kept for one in found.changed)
        )
        to_check = n_("{n} reste à vérifier", "{n} restent à vérifier", found.to_check)
        lines = tuple(_line(one) for one in found.changed)
        self._view.show_done(_("{a}\u00a0: {b}, {c}.").format(a=looked_at, b=changed, c=to_check), lines)

    def _failed(self, sentence: str) -> None:
        self._view.show_work("")
        self._view.show_trouble(sentence)


def _line(one: Moved) -> str:
    if one.kept:
        said = _(
            "{name}\u00a0: {before} d’après un justificatif, {after} d’après l’adresse. Rien n’est changé."
        )
    else:
        said = _("{name}\u00a0: {before} → {after}. {why}")
    return said.format(name=one.name, before=one.before, after=one.after, why=one.why)


def told(one: Imported) -> str:
    """What a file is, in one line."""
    if one.kind == "outlines":
        count = n_("{n} contour", "{n} contours", one.total)
    else:
        count = n_("{n} adresse", "{n} adresses", one.total)
    return _("{count} ({communes}) · {source} · fichier du {dated}, importé le {on}").format(
        count=count, communes=", ".join(one.communes.values()), source=one.source,
        dated=show_date(one.dated), on=show_date(one.imported_on),
    )  # fmt: skip
