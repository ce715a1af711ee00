"""Orientations: a list by state, one referral beside it, and what became of it. No Qt here."""

from typing import Protocol

from cad.domain.referral import Referral
from cad.services import referrals
from ui.ports import Desk
from ui.screens.freshness import Fresh
from ui.screens.referrals import filters, following, listing, typed
from ui.screens.referrals.following import Following
from ui.screens.referrals.letters import Letters
from ui.screens.referrals.listing import Listing


class View(listing.View, following.View, Protocol):
    """What the presenter asks of the screen."""

    def show_notice(self, sentence: str) -> None:
        """What is wrong with what was typed in the search, "" for nothing."""

    def show_letters(self, chosen: int | None) -> None:
        """How many letters are chosen; None when one is not choosing."""

    def focus_answer(self) -> None:
        """The referral is there: what became of it?"""


class Presenter(Fresh):
    """Ties the list, the referral shown and the letters chosen."""

    touching = frozenset(
        {"referral", "referral_event", "consent", "appointment", "resident", "organisation", "service"}
    )

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.listing = Listing(desk, view, self._listed)
        self.following = Following(desk, view, self._answer)
        self.letters = Letters(desk, view.show_letters)
        self._entered, self._fresh = False, True

    @property
    def today(self) -> str:
        """The day where the adviser is, ISO."""
        return self._desk.now().date().isoformat()

    def arrive(self, state: str = "", late: str = "", referral: str = "") -> None:
        """Come to a group, a state, or one referral."""
        if late or state:
            group = filters.LATE if late else filters.group_of(state)
            self.listing.choose(group, "" if late or state == group else state)
        if late or state or referral:
            self.letters.choose(False)
        self._fresh = bool(late or state) and not referral
        if referral:
            self.following.open(referral, anew=True)
        if self._stale or late or state:
            self.refresh()

    def refresh(self) -> None:
        """Read everything shown again."""
        self._stale = False
        self.listing.refresh()
        self.following.again()

    def filter(self, group: str, state: str = "") -> None:
        """Show another group, or one state of it."""
        self._fresh = True
        self.listing.choose(group, state)
        self.listing.show()

    def search(self, text: str) -> None:
        """Show who or what matches; a whole reference opens its referral at once."""
        self.listing.type(text)
        self._entered, self._fresh = False, not self.listing.reference
        self._view.show_notice("")
        self.listing.show()
        if reference := self.listing.reference:
            self._desk.ask(
                referrals.referral_by_reference, self._found, self._view.show_notice, text=reference
            )

    def _found(self, referral: Referral) -> None:
        self.following.open(referral.id, anew=True)

    def enter(self) -> None:
        """Enter in the search: go and answer, as soon as the referral is there."""
        self._entered = True
        if not self.listing.waiting:
            self._answer()
            self._explain()

    def _listed(self) -> None:
        """The list is on screen: its first one is shown beside, when one came to this list to see it."""
        rows = self.listing.rows
        self.letters.keep(rows)
        if rows and (self._fresh or not self.following.shown):
            self.following.open(rows[0].id)
        elif self.listing.text and not rows:
            self.following.leave()  # what is heard on the telephone must not be noted about someone else
        self._fresh = False
        self._answer()
        self._explain()

    def _answer(self) -> None:
        """Go to the answer when Enter was pressed and what was looked for is shown."""
        shown = self.following.shown
        if self._entered and shown and shown.id in {row.id for row in self.listing.rows}:
            self._entered = False
            self._view.focus_answer()

    def _explain(self) -> None:
        """Enter on what looks like a reference and is not one: say why."""
        if self._entered and not self.listing.rows:
            self._entered = False
            sentence = typed.trouble_in(self.listing.text)
            if sentence != typed.nothing(self.listing.text, ""):  # said once, in the list
                self._view.show_notice(sentence)
