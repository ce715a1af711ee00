"""The list: a group, a state in it, or what is typed; a page at a time, the latest wins. No Qt here."""

from collections.abc import Callable
from typing import Protocol

from cad.services import referrals
from cad.services.referrals import ReferralCounts, ReferralRow
from ui.ports import Desk, Pending
from ui.screens.referrals import filters, typed
from ui.widgets.picks import Pick

PAGE = 100
"""Referrals asked for at once; more come as one scrolls."""


class View(Protocol):
    """What the list asks of the screen."""

    def show_counts(self, summary: str, groups: tuple[Pick, ...], group: str) -> None:
        """The groups with their numbers."""

    def show_states(self, states: tuple[tuple[str, str], ...], state: str) -> None:
        """The states within the group, none where there is no choice."""

    def show_rows(self, rows: list[ReferralRow]) -> None:
        """Show the list, longer or anew."""

    def show_none(self, sentence: str) -> None:
        """Nothing to list, and why."""


class Listing:
    """One group or one text. `reference` is the one typed, as kept in the record, "" for none; `listed` is
    told when the rows are there.
    """

    def __init__(self, desk: Desk, view: View, listed: Callable[[], None]) -> None:
        self._desk, self._view, self._listed = desk, view, listed
        self.group = self.state = self.text = self.reference = ""
        self.rows: list[ReferralRow] = []
        self._counts: ReferralCounts | None = None
        self._asked: Pending | None = None
        self.waiting, self._whole = False, False
        """Whether rows are on their way; whether the end of the list is known."""

    def choose(self, group: str, state: str = "") -> None:
        """Another group, or one state of it; what was typed is left."""
        self.group, self.state, self.text, self.reference = group, state, "", ""
        self.rows = []

    def type(self, text: str) -> None:
        """Who or what is looked for, in any state."""
        self.text = " ".join(text.split())
        self.reference = typed.reference_in(self.text)
        self.rows = []

    def refresh(self) -> None:
        """Ask for the numbers, then for the list."""
        self._desk.ask(referrals.count_referrals, self._counted)

    def _counted(self, counts: ReferralCounts) -> None:
        self._counts = counts
        self.group = self.group or filters.first_group(counts)
        self.show(len(self.rows))

    def show(self, at_least: int = 0) -> None:
        """Show the groups and ask for the first rows, `at_least` as many as were listed."""
        if self._asked:
            self._asked.cancel()
        if self._counts:
            group = "" if self.text else self.group
            self._view.show_counts(filters.summary(self._counts), filters.picks(self._counts), group)
            self._view.show_states(filters.within(self._counts, group), self.state)
        self._whole = False
        self._ask("", max(PAGE, at_least))

    def more(self) -> None:
        """The end of the list is in sight."""
        if not self._whole and not self.waiting and self.rows:
            self._ask(self.rows[-1].id, PAGE)

    def _ask(self, after: str, limit: int) -> None:
        given = {"text": self.reference or self.text} if self.text else filters.asked(self.group, self.state)

        def listed(rows: list[ReferralRow]) -> None:
            self.waiting, self._whole = False, len(rows) < limit
            self.rows = [*self.rows, *rows] if after else rows
            if self.rows:
                self._view.show_rows(self.rows)
            else:
                self._view.show_none(typed.nothing(self.text, self.group))
            self._listed()

        self.waiting = True
        self._asked = self._desk.ask(
            referrals.list_referrals, listed, self._failed, limit=limit, after=after, **given
        )

    def _failed(self, sentence: str) -> None:
        self.waiting = False
        self._desk.say(sentence, "danger")
