"""The open divergences as cards; each is settled by one of three choices. No Qt here."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from cad.domain.dates import show_moment
from cad.domain.text import _, n_
from cad.services import clashes
from cad.services.action import Done
from cad.services.clashes import OpenClash, Version
from ui.ports import Desk

MOST = 25
"""Cards at once: settled, they make room for the next ones."""
KINDS = {"clash", "resident", "adviser"}


class Side(NamedTuple):
    """One of the two values, who wrote it where, and when as that laptop said it."""

    value: str
    who: str
    when: str


class Card(NamedTuple):
    """One divergence. `since`: what the record says now when that is neither; `write`, `options`, `typed` as
    in `cad.services.clashes.OpenClash`.
    """

    key: str
    person: str
    about: str
    field: str
    kept: Side
    current: Side
    since: str
    write: str
    options: tuple[tuple[str, str], ...]
    typed: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_cards(self, cards: list[Card], count: int) -> None:
        """Show these, of so many."""

    def refuse(self, key: str, sentence: str) -> None:
        """Why one was not settled."""


class Presenter:
    """Asks on arrival, and again when something about it changed."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._people: dict[str, str] = {}

    def arrive(self) -> None:
        """Ask what is open."""
        self._desk.ask(clashes.open_clashes, self._show)

    def changed(self, done: Done[Any]) -> None:
        """A sync may have brought or settled some; an act may have changed what they are about."""
        if any(kind in KINDS for kind, _id in done.changed):
            self.arrive()

    def _show(self, found: list[OpenClash]) -> None:
        self._people = {one.id: one.person.id for one in found if one.person}
        self._view.show_cards([_card(one) for one in found[:MOST]], len(found))

    def open(self, key: str) -> None:
        """Go to the person."""
        if key in self._people:
            self._desk.open("resident", resident=self._people[key])

    def settle(self, key: str, choice: str, value: str = "") -> None:
        """Keep one of the two ("kept", "current"), or write another ("other")."""
        refused: Callable[[str], None] = lambda sentence: self._view.refuse(key, sentence)  # noqa: E731
        self._desk.act(
            clashes.settle_clash,
            None,
            refused,
            said=_("Divergence réglée."),
            clash=key,
            choice=choice,
            value=value,
        )


def subtitle(count: int) -> str:
    """How many there are, and what they are."""
    if not count:
        return ""
    counted = n_("{n} divergence à régler", "{n} divergences à régler", count)
    why = _("deux personnes ont écrit le même champ sans le savoir, rien n’a été perdu.")
    return _("{count}\u00a0: {why}").format(count=counted, why=why)


def _card(one: OpenClash) -> Card:
    return Card(
        one.id,
        one.person.name if one.person else "",
        one.about,
        one.field,
        _side(one.kept),
        _side(one.current),
        one.since,
        one.write,
        one.options,
        one.typed,
    )


def _side(version: Version) -> Side:
    who = _("par {name}").format(name=version.by) if version.by else ""
    where = _("sur «\u00a0{laptop}\u00a0»").format(laptop=version.laptop) if version.laptop else ""
    when = _("{moment}, d’après son horloge").format(moment=show_moment(version.at)) if version.at else ""
    return Side(version.shown, " ".join(filter(None, (who, where))), when)
