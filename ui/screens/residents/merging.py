"""Settling files that look alike, one pair after the other: merged, or said to be two people. No Qt here."""

from typing import Any, Protocol

from cad.domain.text import _
from cad.services.action import Done
from cad.services.duplicates import (
    Merged,
    PossiblePair,
    duplicates_in_notebook,
    merge_residents,
    not_duplicates,
)
from cad.services.notebook import Notebook
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk
from ui.screens.residents.compared import Compared, compared

BOTH = "both"
"""The choice that keeps what both files say."""
ASKER = "residents.merging"


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_looking(self) -> None:
        """The whole notebook is being compared."""

    def show_pairs(self, pairs: list[PossiblePair]) -> None:
        """Show the pairs to settle, the likeliest first."""

    def show_files(self, files: Compared, place: str) -> None:
        """Show two files; `place` says which of how many."""

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to compare."""


class Presenter:
    """A pair asked for by name goes back to its file; one of the list goes on to the next."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._pairs: list[PossiblePair] | None = None
        self._at = -1
        self.files: Compared | None = None
        self._choices: dict[str, str] = {}

    def list_pairs(self) -> None:
        """The likely pairs of the whole notebook, looked for once."""
        self._at = -1
        if self._pairs is not None:
            self._view.show_pairs(self._pairs)
            return
        self._view.show_looking()
        self._desk.render(duplicates_in_notebook, self._found, self._view.show_trouble)

    def _found(self, pairs: list[PossiblePair]) -> None:
        self._pairs = pairs
        if self._at < 0:
            self._view.show_pairs(pairs)

    def touched(self, done: Done[Any], listing: bool) -> None:
        """Someone was written elsewhere, or a merge was undone: the pairs are looked for again."""
        if done.asked_by != ASKER and any(
            kind in ("resident", "distinct_pair") for kind, _id in done.changed
        ):
            self._pairs = None
            if listing:
                self.list_pairs()

    def compare(self, one: str, other: str) -> None:
        """Two files asked for by name."""
        self._at = -1
        self._ask(one, other)

    def compare_pair(self, place: int) -> None:
        """A pair of the list."""
        pair = (self._pairs or [])[place]
        self._at = place
        self._ask(pair.first.id, pair.second.id)

    def _ask(self, one: str, other: str) -> None:
        self.files, self._choices = None, {}
        self._desk.ask(_pages, self._show, self._view.show_trouble, one=one, other=other)

    def _show(self, pages: tuple[ResidentPage, ResidentPage]) -> None:
        if pages[0].resident.id == pages[1].resident.id:
            self._view.show_trouble(_("Ces deux fiches n’en font déjà qu’une."))
            return
        self.files = compared(*pages, self._desk.now().date().isoformat())
        total = len(self._pairs or [])
        place = _("{n} sur {total}").format(n=self._at + 1, total=total) if self._at >= 0 else ""
        self._view.show_files(self.files, place)

    def choose(self, field: str, kept: str) -> None:
        """Which value of a field stays: that of the file "survivor", of the one "absorbed", or BOTH."""
        self._choices[field] = kept

    def merge(self) -> None:
        """One file from two; whatever was written in either is found in it."""
        if self.files:
            keep = {name: kept for name, kept in self._choices.items() if kept != BOTH}
            self._desk.act(
                merge_residents,
                self._merged,
                said=_("Fiches réunies\u00a0: {name}").format(name=self.files.left.name),
                survivor=self.files.left.id,
                absorbed=self.files.right.id,
                keep=keep,
                asked_by=ASKER,
            )

    def _merged(self, merged: Merged) -> None:
        self._settle(merged.survivor.id, gone=merged.absorbed.id)

    def tell_apart(self) -> None:
        """They are two people: said once, never proposed again."""
        if self.files:
            left, right = self.files.left.id, self.files.right.id
            said = _("Noté\u00a0: ce sont deux personnes")
            self._desk.act(
                not_duplicates, lambda _pair: self._settle(left), said=said, a=left, b=right, asked_by=ASKER
            )

    def later(self) -> None:
        """Leave this pair as it is and see the next one."""
        self._go_on(self._at + 1)

    def _settle(self, resident: str, gone: str = "") -> None:
        """What was decided; other pairs of a file that is no more are not asked about."""
        if self._at < 0:
            self._desk.open("resident", resident=resident)
            return
        if self._pairs is not None:  # None: something was undone meanwhile, all is looked for again
            del self._pairs[self._at]
            self._pairs = [pair for pair in self._pairs if gone not in (pair.first.id, pair.second.id)]
        self._go_on(self._at)

    def _go_on(self, place: int) -> None:
        if self._pairs and place < len(self._pairs):
            self.compare_pair(place)
        else:
            self.list_pairs()


def _pages(book: Notebook, one: str, other: str) -> tuple[ResidentPage, ResidentPage]:
    return resident_page(book, one), resident_page(book, other)
