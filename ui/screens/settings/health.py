"""Is the notebook whole? Checked on demand, with what to do about each thing found. No Qt here."""

from typing import Any, Protocol

from cad.domain.text import _
from cad.services import upkeep
from cad.services.upkeep import Health
from ui.ports import Desk

_COUNTED = {
    "resident": _("Résidents"),
    "encounter": _("Entretiens"),
    "referral": _("Orientations"),
    "step": _("Étapes"),
    "note": _("Notes"),
    "document": _("Documents"),
    "organisation": _("Structures"),
}
"""The kinds of record whose number says something to an adviser, as one counts them."""


class View(Protocol):
    """What it asks of the section."""

    def show_checking(self) -> None:
        """The check is under way."""

    def show_health(self, health: Health, counts: tuple[tuple[str, str], ...]) -> None:
        """What was found, and how many records there are."""

    def show_trouble(self, sentence: str) -> None:
        """It could not be checked."""


class Checkup:
    """Read in the pool: one goes on working meanwhile."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view

    def check(self) -> None:
        """Look at every page, index and link."""
        self._view.show_checking()
        self._desk.render(upkeep.check, self._found, self._view.show_trouble)

    def _found(self, health: Health) -> None:
        self._view.show_health(health, counts(health))

    def rebuild(self) -> None:
        """Make the search index again, then look once more."""
        self._desk.act(upkeep.rebuild_search, self._rebuilt)

    def _rebuilt(self, _people: Any) -> None:
        self._desk.say(_("L’index de recherche est refait."), "success")
        self.check()


def counts(health: Health) -> tuple[tuple[str, str], ...]:
    """Label and number of what counts most."""
    known = [(label, health.records.get(kind, 0)) for kind, label in _COUNTED.items()]
    return tuple((label, f"{count:,}".replace(",", "\u202f")) for label, count in known if count)
