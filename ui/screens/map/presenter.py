"""Who is on the map, who is kept only, whom one is on. No Qt here."""

from collections.abc import Sequence
from threading import Event
from typing import Protocol

from cad.domain.names import fold
from cad.domain.outlines import Outline
from cad.domain.text import _, n_
from cad.services import people_map as service
from cad.services.people_map import PeopleMap, Placed, Unplaced
from ui.ports import Desk, Pending
from ui.screens.asking import Names
from ui.screens.freshness import Fresh
from ui.widgets.people_map import Dot
from ui.widgets.rows import Row

STATES = {"in": _("En QPV"), "out": _("Hors QPV"), "": _("À vérifier")}
BADGES = {"in": ("accent", "dot"), "out": ("success", "check"), "": ("warning", "question")}
KEPT: Names = (
    ("all", _("Tout le monde")), ("in", _("En QPV")), ("out", _("Hors QPV")), ("check", _("À vérifier")),
    ("nowhere", _("Impossible à placer")),
)  # fmt: skip


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_working(self, sentence: str) -> None:
        """The map is being made, "" once it is over."""

    def advance(self, done: int, total: int) -> None:
        """How far; called from another thread."""

    def show_trouble(self, sentence: str) -> None:
        """Why there is no map."""

    def show_people(
        self, summary: str, outlines: Sequence[Outline], dots: Sequence[Dot], rows: Sequence[Row]
    ) -> None:
        """The map, and the list beside it."""

    def show_chosen(self, key: str) -> None:
        """Whom one is on."""


class Presenter(Fresh):
    """The map is made in the pool, and again once someone moved; what is shown of it is chosen at once."""

    touching = frozenset({"resident", "reference"})

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.text, self.kept, self.chosen = "", "all", ""
        self.picked: frozenset[str] = frozenset()
        self.found: PeopleMap | None = None
        self._making: Pending | None = None
        self._stop = Event()

    def arrive(self) -> None:
        """Come to the map; it is made again only when something changed."""
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        self._stale = False
        self._stop.set()
        if self._making:
            self._making.cancel()
        self._stop = Event()
        self._view.show_working(_("Chaque adresse est cherchée dans la base"))
        self._making = self._desk.render(
            service.people_map, self._made, self._failed, progress=self._view.advance,
            cancelled=self._stop.is_set,
        )  # fmt: skip

    def stop(self) -> None:
        """Make no map after all."""
        self._stop.set()

    def _made(self, found: PeopleMap) -> None:
        self._making, self.found = None, found
        self._view.show_working("")
        self._show()

    def _failed(self, sentence: str) -> None:
        self._making, self._stale = None, True
        self._view.show_working("")
        self._view.show_trouble(sentence)

    def look(self, text: str, kept: str) -> None:
        """Only those whom these words name, or of whom this is said."""
        self.text, self.kept, self.picked = fold(text), kept or "all", frozenset()
        self._show()

    def pick(self, keys: tuple[str, ...]) -> None:
        """Those who stand where one clicked; alone, they are whom one is on."""
        self.picked = frozenset(keys) if len(keys) > 1 else frozenset()
        self.chosen = keys[0]
        self._show()
        self._view.show_chosen(self.chosen)

    def all_again(self) -> None:
        """No longer those of one place only."""
        self.picked = frozenset()
        self._show()

    def point(self, key: str) -> None:
        """One is on this person."""
        self.chosen = key
        self._view.show_chosen(key)

    def open(self, key: str) -> None:
        """To their file."""
        self._desk.open("resident", resident=key)

    def _show(self) -> None:
        if not self.found:
            return
        placed = [one for one in self.found.placed if self._is_kept(one)]
        dots = [Dot(one.resident, one.lon, one.lat, one.state) for one in placed]
        listed = [one for one in placed if not self.picked or one.resident in self.picked]
        rows = [_row(one) for one in listed]
        if self.kept in ("all", "nowhere") and not self.picked:
            rows += [_nowhere(one) for one in self.found.unplaced if self.text in fold(one.name)]
        self._view.show_people(_summary(self.found), self.found.outlines, dots, rows)

    def _is_kept(self, one: Placed) -> bool:
        wanted = {"all": one.state, "check": ""}.get(self.kept, self.kept)
        return wanted == one.state and self.text in fold(one.name)


def _row(one: Placed) -> Row:
    tone, icon = BADGES[one.state]
    answer = _("{answer}, d’après un justificatif").format(answer=one.answer) if one.proven else one.answer
    return Row(one.resident, one.name, one.address, badges=((answer, tone, icon),))


def _nowhere(one: Unplaced) -> Row:
    badge = (_("Sans point"), "neutral", "pin")
    return Row(one.resident, one.name, f"{one.address} · {one.why}", badges=(badge,))


def _summary(found: PeopleMap) -> str:
    nowhere = n_("{n} impossible à placer", "{n} impossibles à placer", len(found.unplaced))
    said = (
        n_("{n} personne placée", "{n} personnes placées", len(found.placed)),
        nowhere if found.unplaced else "",
        n_("{n} sans adresse", "{n} sans adresse", found.without) if found.without else "",
        _("rien ne sort de cet ordinateur"),
    )
    return " · ".join(filter(None, said))
