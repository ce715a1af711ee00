"""The behaviour of a person’s page: one reading to show it, one action for each gesture. No Qt here."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from cad.domain.clock import local
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import appointments, duplicates, encounters, journeys
from cad.services.action import Done
from cad.services.duplicates import PossibleDuplicate
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk, Pending
from ui.screens.resident.touching import touches
from ui.screens.resident.typed import read_step
from ui.screens.resident.writing import FORM, Writing, from_draft


class View(Protocol):
    """What the presenter tells the screen."""

    def show_page(self, page: ResidentPage) -> None:
        """Show a person as they are now."""

    def show_duplicates(self, found: list[PossibleDuplicate]) -> None:
        """Say who may be the same person."""

    def show_writing(self, writing: Writing, *, restored: bool) -> None:
        """Fill the composer."""

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
        self.resident = ""
        self._context = Writing()
        self._asked: Pending | None = None
        self._fresh = False

    @property
    def now(self) -> str:
        """The local time, to the minute."""
        return local(self.desk.now())

    def today(self) -> date:
        """The day where the adviser is."""
        return self.desk.now().date()

    def arrive(self, resident: str) -> None:
        """Come to a person’s page; the composer is only filled when it is someone else’s."""
        same = self.page is not None and resident in self.page.ids
        self.resident, self._fresh = resident, not same
        self.refresh()

    def refresh(self) -> None:
        """Read the page again; an earlier answer still on its way is given up."""
        if self._asked:
            self._asked.cancel()
        self._asked = self.desk.ask(resident_page, self._show, self._view.show_trouble, resident_id=self.resident)

    def heard(self, done: Done[Any]) -> None:
        """Something was written: read again when it concerns this person."""
        if self.page and touches(done, self.page):
            self.refresh()

    def _show(self, page: ResidentPage) -> None:
        self.page, self._asked = page, None
        self._view.show_page(page)
        if self._fresh:
            self._fresh = False
            self._restore(page)
        self.desk.ask(duplicates.duplicates_of, self._view.show_duplicates, _quiet, resident=page.ids[0])

    def _restore(self, page: ResidentPage) -> None:
        drafts = {draft.form: draft.value for draft in page.drafts}
        kept = drafts.get(FORM)
        self._view.show_writing(from_draft(kept) if kept else self._context, restored=bool(kept))
        if goal := drafts.get("goal"):
            self._view.show_goal_draft(goal["goal"])

    @property
    def subject(self) -> str:
        """The id drafts are kept under: the surviving file’s."""
        return self.page.ids[0] if self.page else self.resident

    # What one writes

    def keep(self, form: str, value: dict[str, Any]) -> None:
        """Keep what is being typed in a form; {} forgets it."""
        self.desk.keep_draft(form, self.subject, value)

    def record(self, writing: Writing) -> None:
        """Keep the encounter: note, needs and steps in one action."""
        try:
            given = writing.given(self.today())
        except Refused as refused:
            self._view.refuse_writing(str(refused))
            return
        who = self.subject

        def recorded(_encounter: Any) -> None:
            self._context = Writing(
                channel=writing.channel, place=writing.place, visibility=writing.visibility
            )
            if self.subject == who:
                self._view.show_writing(self._context, restored=False)

        self.desk.act(
            encounters.record_encounter,
            recorded,
            self._view.refuse_writing,
            said=_("Entretien enregistré"),
            resident=who,
            **given,
        )

    def write_goal(self, goal: str) -> None:
        """The goal, in the person’s words."""
        self.keep("goal", {})
        self.act(journeys.set_goal, _("Objectif écrit"), resident=self.subject, goal=goal)

    def add_step(self, typed: str, added: Callable[[], None]) -> None:
        """A step typed in one line."""
        step = read_step(typed, self.today())
        if step:
            given = {"title": step.title, "due_on": step.due_on}
            self.act(journeys.add_step, _("Étape ajoutée"), added, resident=self.subject, **given)

    def step(self, step: str, action: str) -> bool:
        """Tick a step off or entrust it to someone else; False when more must be asked first."""
        if action == "done":
            self.act(journeys.complete_step, _("Étape faite"), step=step)
        elif action.startswith("who:"):
            self.act(journeys.change_step, _("Étape confiée"), step=step, who=action[4:], who_name="")
        else:
            return False
        return True

    def appointment(self, appointment: str, action: str) -> bool:
        """Say whether the person came; False when more must be asked first."""
        if action == "came":
            self.act(appointments.appointment_came, _("Rendez-vous\u00a0: venu·e"), appointment=appointment)
        elif action == "missed":
            self.act(appointments.appointment_missed, _("Rendez-vous\u00a0: absent·e"), appointment=appointment)
        else:
            return False
        return True

    def assess(self, theme: str, state: str, detail: str, done: Callable[[], None]) -> None:
        """Another look at a theme, today."""
        self.act(
            journeys.assess_need, _("Thème mis à jour"), done,
            resident=self.subject, theme=theme, state=state, detail=detail,
        )  # fmt: skip

    def not_duplicate(self, other: str) -> None:
        """They are two people."""
        self.act(duplicates.not_duplicates, _("Ce sont deux personnes"), a=self.subject, b=other)

    def merge(self, other: str) -> None:
        """They are one person: the other file joins this one."""
        self.act(duplicates.merge_residents, _("Fiches réunies"), survivor=self.subject, absorbed=other)

    def act(
        self,
        action: Callable[..., Any],
        said: str,
        done: Callable[[], None] | None = None,
        failed: Callable[[str], None] | None = None,
        **given: Any,
    ) -> None:
        """Do it, say it with « Annuler »; `done` when it is written."""
        after = (lambda _result: done()) if done else None
        self.desk.act(action, after, failed, said=said, **given)


def _quiet(_sentence: str) -> None:
    """A question asked for comfort: its failure is no news."""

