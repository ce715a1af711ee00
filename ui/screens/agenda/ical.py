"""The agenda taken elsewhere, and one that comes back: what is said of both. No Qt here."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from cad.domain.dates import show_moment, show_span
from cad.domain.text import _, n_
from cad.services import ical, ical_import
from cad.services.ical import Taken
from cad.services.ical_import import WHATS, IcalLine, IcalRead, IcalTaken
from ui.ports import Desk, Pending


class View(Protocol):
    """What it asks of the screen."""

    def show_taken(self, sentence: str, lines: tuple[str, ...]) -> None:
        """What a file would hold, or why there would be none."""

    def written(self) -> None:
        """The file is there."""

    def show_reading(self, what: str) -> None:
        """A file is being read, "" once it is over."""

    def advance(self, done: int, total: int) -> None:
        """How far; called from another thread."""

    def show_read(self, found: IcalRead, others: str) -> None:
        """What a file brings; in a sentence, what of it is left aside."""

    def show_trouble(self, sentence: str) -> None:
        """It could not be."""

    def taken(self) -> None:
        """What was chosen is written."""


class Ical:
    """Asks for both, off the window’s thread."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._asked: Pending | None = None
        self._stop = Event()

    def preview(self, given: Mapping[str, Any]) -> None:
        """Say what would leave."""
        if self._asked:
            self._asked.cancel()
        refused = lambda sentence: self._view.show_taken(sentence, ())  # noqa: E731
        self._asked = self._desk.ask(ical.ical_preview, self._told, refused, **given)

    def _told(self, taken: Taken) -> None:
        self._asked = None
        span = show_span(taken.first, taken.last)
        if not taken.entries:
            self._view.show_taken(_("Rien {span}.").format(span=span), ())
            return
        count = n_("{n} entrée", "{n} entrées", taken.entries)
        said = _(
            "{count} {span}. Ni objet, ni thème, ni partenaire, ni nom n’en sortent. Ce qu’on y lira\u00a0:"
        )
        if taken.places_left_out:
            said = _(
                "{count} {span}. Ni objet, ni thème, ni partenaire, ni nom n’en sortent\u202f; {left}. "
                "Ce qu’on y lira\u00a0:"
            )
        left = n_(
            "{n} lieu qui en dirait trop est retiré", "{n} lieux qui en diraient trop sont retirés",
            taken.places_left_out,
        )  # fmt: skip
        lines = (
            " · ".join(filter(None, (show_moment(at), title, place))) for at, title, place in taken.shown
        )
        self._view.show_taken(said.format(count=count, span=span, left=left), tuple(lines))

    def save(self, path: str, given: Mapping[str, Any]) -> None:
        """Write the file where the person said."""

        def done(_taken: Taken) -> None:
            self._view.written()
            self._desk.say(_("Agenda enregistré\u00a0: {name}").format(name=Path(path).name), "success")

        self._desk.render(ical.export_ical, done, self._view.show_trouble, file=path, **given)

    def read(self, path: str) -> None:
        """Say what an agenda brings."""
        self._stop = Event()
        self._view.show_reading(_("Lecture de «\u00a0{name}\u00a0»").format(name=Path(path).name))
        self._desk.render(
            ical_import.read_ical, self._read, self._failed, file=path, progress=self._view.advance,
            cancelled=self._stop.is_set,
        )  # fmt: skip

    def stop(self) -> None:
        """Read no further."""
        self._stop.set()

    def _read(self, found: IcalRead) -> None:
        self._view.show_reading("")
        others = ", ".join(f"{WHATS[what].lower()} ({count})" for what, count in found.others.items())
        self._view.show_read(found, others)

    def _failed(self, sentence: str) -> None:
        self._view.show_reading("")
        self._view.show_trouble(sentence)

    def take(self, lines: tuple[IcalLine, ...], chosen: dict[int, str]) -> None:
        """Write what was chosen."""

        def done(taken: IcalTaken) -> None:
            self._view.taken()
            parts = (
                n_("{n} déplacé", "{n} déplacés", taken.moved) if taken.moved else "",
                n_("{n} annulé", "{n} annulés", taken.cancelled) if taken.cancelled else "",
                n_("{n} noté", "{n} notés", taken.noted) if taken.noted else "",
            )
            said = _("Rendez-vous\u00a0: {what}").format(what=", ".join(filter(None, parts)))
            self._desk.say(said, "success", undo=True)

        changes = ical_import.changes_of(lines, chosen)
        self._desk.act(ical_import.take_ical, done, self._view.show_trouble, changes=changes)


def told(line: IcalLine) -> str:
    """What an entry is, in one line."""
    if line.what == "moved":
        return _("{what}\u00a0: {before} → {at}").format(
            what=WHATS["moved"], before=show_moment(line.before), at=show_moment(line.at)
        )
    if line.what == "cancelled":
        return _("{what}\u00a0: {at}").format(what=WHATS["cancelled"], at=show_moment(line.before))
    whom = _("avec {name}").format(name=line.people[0].name) if len(line.people) == 1 else ""
    return " · ".join(filter(None, (show_moment(line.at), whom, line.place)))
