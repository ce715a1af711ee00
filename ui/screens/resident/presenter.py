"""A person’s page: one reading to show it, the encounter being written, drafts. No Qt here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from cad.domain.clock import local
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import duplicates, encounters, journeys
from cad.services.action import Done
from cad.services.duplicates import PossibleDuplicate
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk, Pending
from ui.screens.resident.acts import Acts
from ui.screens.resident.asks import Asks
from ui.screens.resident.identity_form import lacking
from ui.screens.resident.touching import touches
from ui.screens.resident.writing import FORM, Writing, from_draft


class View(Protocol):
    """What the presenter tells the screen."""

    def show_page(self, page: ResidentPage) -> None:
        """Show a person as they are now."""

    def show_duplicates(self, found: list[PossibleDuplicate]) -> None:
        """Say who may be the same person."""

    def restore_writing(self, writing: Writing, *, kept: bool) -> None:
        """Give back what was being typed; not `kept`, it is only where one was last."""

    def clear_writing(self, context: Writing) -> None:
        """The encounter is written: ready for another one in the same context."""

    def refuse_writing(self, sentence: str) -> None:
        """Say why the encounter was not kept."""

    def show_goal_draft(self, words: str) -> None:
        """A goal was being written."""

    def show_trouble(self, sentence: str) -> None:
        """The page cannot be shown."""


class Presenter:
    """One person at a time; another one comes with `arrive`."""

    def __init__(self, desk: Desk, view: View) -> None:
        self.desk, self._view = desk, view
        self.page: ResidentPage | None = None
        self.acts, self.asks = Acts(desk, lambda: self.subject), Asks(desk)
        self._resident, self._fresh = "", False
        self._context = Writing()
        self._received: Writing | None = None
        self._asked: Pending | None = None
        self._alike: Pending | None = None
        self._kept: dict[tuple[str, str], dict[str, Any]] = {}
        self._away = False

    @property
    def now(self) -> str:
        """The local time, to the minute."""
        return local(self.desk.now())

    @property
    def shown(self) -> ResidentPage:
        """The page, for gestures that only exist once it is there."""
        if self.page is None:
            raise LookupError("no page yet")
        return self.page

    @property
    def subject(self) -> str:
        """The id actions and drafts are about: the surviving file’s."""
        return self.page.ids[0] if self.page else self._resident

    def today(self) -> date:
        """The day where the adviser is."""
        return self.desk.now().date()

    def shows(self, resident: str) -> bool:
        """Whether their page is the one in sight."""
        return self.page is not None and resident in self.page.ids

    def arrive(self, resident: str, received: Writing | None = None) -> None:
        """Come to a person’s page; the composer is only filled when it is someone else’s, or `received`: the
        context of whom one has just called at a session.
        """
        if not self.shows(resident) or received:
            self.page, self._fresh = None, True
        self._received = received
        self._resident, self._away = resident, False
        self.refresh()

    def leave(self) -> None:
        """One goes elsewhere: what was asked is no longer awaited, and coming back reads all again."""
        self._away = True
        self.asks.cancel()
        for pending in (self._asked, self._alike):
            if pending:
                pending.cancel()

    def come_back(self) -> None:
        """The same page is in sight again, without anyone having arrived."""
        if self._away and self.page:
            self._away = False
            self.refresh()

    def refresh(self) -> None:
        """Read the page again; an earlier answer still on its way is given up."""
        if self._asked:
            self._asked.cancel()
        self._asked = self.desk.ask(
            resident_page, self._show, self._view.show_trouble, resident_id=self._resident
        )

    def heard(self, done: Done[Any]) -> None:
        """Something was written: read again when it concerns this person."""
        if self.page and not self._away and touches(done, self.page):
            self.refresh()

    def _show(self, page: ResidentPage) -> None:
        self.page, self._asked = page, None
        self._view.show_page(page)
        if self._fresh:
            self._fresh = False
            self._restore(page)
        self._alike = self.desk.ask(
            duplicates.duplicates_of, self._view.show_duplicates, _quiet, resident=page.ids[0]
        )

    def _restore(self, page: ResidentPage) -> None:
        kept = self.draft(FORM)
        writing = from_draft(kept) if kept else self._context
        if now := self._received:
            writing = replace(writing, channel=now.channel, place=now.place, passage=now.passage)
        self._view.restore_writing(writing, kept=bool(kept))
        if goal := self.draft("goal"):
            self._view.show_goal_draft(goal["goal"])

    def draft(self, form: str) -> dict[str, Any]:
        """What was being typed in a form about this person, {} for nothing."""
        drafts = self.page.drafts if self.page else ()
        read = next((draft.value for draft in drafts if draft.form == form), {})
        return self._kept.get((self.subject, form), read)

    def keep(self, form: str, value: dict[str, Any], kept: Callable[[], None] | None = None) -> None:
        """Keep what is being typed in a form; {} forgets it. The page may have been read before.

        `kept` is called once it is in the record, if one is still on this page.
        """
        who = self.subject
        self._kept[who, form] = value
        self.desk.keep_draft(form, who, value, lambda: kept() if kept and who == self.subject else None)

    def propose(self, typed: dict[str, str]) -> bool:
        """Whether their file lacks some of what was typed elsewhere: it is then what its form begins with."""
        more = lacking(self.shown.resident, typed, self.now[:10])
        if more:
            self.keep("identity", {**self.draft("identity"), **more})
        return bool(more)

    def record(self, writing: Writing) -> None:
        """Keep the encounter: note, needs and steps in one action."""
        try:
            given = writing.given(self.today())
        except Refused as refused:
            self._view.refuse_writing(str(refused))
            return
        who, said = self.subject, _("Entretien enregistré")
        self.acts.about(
            encounters.record_encounter,
            said,
            lambda: self._recorded(who, writing),
            self._view.refuse_writing,
            **given,
        )

    def _recorded(self, who: str, writing: Writing) -> None:
        """The next person seen at the same place starts from the same context."""
        self._context = Writing(channel=writing.channel, place=writing.place)
        self._kept[who, FORM] = {}  # dropped with the encounter
        if self.subject == who:
            self._view.clear_writing(self._context)

    def write_goal(self, goal: str) -> None:
        """The goal, in the person’s words."""
        self.keep("goal", {})
        self.acts.about(journeys.set_goal, _("Objectif écrit"), goal=goal)


def _quiet(_sentence: str) -> None:
    """A question asked for comfort: its failure is no news."""
