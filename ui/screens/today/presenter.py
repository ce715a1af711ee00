"""Turns the day’s page into sections of rows, most pressing first, and knows where each row leads."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from cad.domain.dates import show_day_long
from cad.domain.text import _
from cad.services import today as service
from cad.services.action import Done
from cad.services.clock import clock_trouble
from cad.services.outcomes import Due, record_outcome
from cad.services.taking_up import ToTakeUp
from cad.services.today import TodayPage
from ui.ports import Desk, Failed
from ui.screens.today import axes, contacts, doubts, drafts, field, files, handovers, meetings, relays, steps
from ui.screens.today.section import Place, Section
from ui.screens.today.summary import summary

KINDS = {
    "appointment", "business", "clash", "consent", "desk_stay", "distinct_pair", "document", "encounter",
    "ending", "insertion", "internship", "journey", "need", "note", "observation_week", "outcome", "passage",
    "passage_move", "pupil", "referral", "referral_event", "resident", "session", "step", "transfer",
}  # fmt: skip
"""What, once changed, changes the day."""

FIRST, WHOLE = 8, 500
"""Rows of a section at first, and once one asks to see it whole."""
UNCUT = ("appointments", "tomorrow")
"""What one must see all of."""

NOW = (
    field.waits, field.sessions, relays.proposed, meetings.appointments, handovers.received,
    contacts.to_take_up, meetings.unconfirmed, files.endings, axes.pupils, steps.steps, steps.after,
    doubts.clashes, doubts.met_twice, meetings.tomorrow, drafts.drafts,
)  # fmt: skip
WATCH = (
    relays.answers, handovers.late, handovers.seams, files.expiring, axes.clauses, axes.stays, files.idle,
    files.silent,
)  # fmt: skip
"""The sections, most pressing first; those that are empty are not shown."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_day(self, title: str, summary: str) -> None:
        """The date, and the day in one sentence."""

    def show_clock(self, sentence: str) -> None:
        """That the machine’s clock is wrong, or "" when it is right."""

    def show_sections(self, now: list[Section], watch: list[Section]) -> None:
        """On the left what is to do, on the right what is to watch."""

    def ask_outcome(self, due: Due) -> None:
        """What became of someone."""

    def ask_contact(self, one: ToTakeUp) -> None:
        """What is done of someone met outside."""


class Presenter:
    """Asks for the day on arrival, and again when something that matters to it changed."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._leads: dict[str, Place | Due | ToTakeUp] = {}
        self._whole = ""

    def arrive(self, whole: str = "") -> None:
        """Ask for the day; `whole` is the section to show in full."""
        self._whole = whole
        self._ask()

    def _ask(self) -> None:
        self._desk.ask(service.today, self._show, limit=WHOLE if self._whole else FIRST)
        self._desk.ask(clock_trouble, self._view.show_clock)

    def changed(self, done: Done[Any]) -> None:
        """Ask again if it may show."""
        if any(kind in KINDS for kind, _id in done.changed):
            self._ask()

    def open(self, key: str) -> None:
        """Follow a row."""
        lead = self._leads[key]
        if isinstance(lead, Due):
            self._view.ask_outcome(lead)
        elif isinstance(lead, ToTakeUp):
            self._view.ask_contact(lead)
        else:
            place, where = lead
            self._desk.open(place, **where)

    def say(self, due: Due, state: str, reason: str, then: Callable[[], None], failed: Failed) -> None:
        """What one became."""
        self._desk.act(
            record_outcome,
            lambda _outcome: then(),
            failed,
            said=_("Situation notée"),
            kind=due.row.kind,
            origin=due.row.origin,
            months=due.row.months,
            state=state,
            reason=reason,
        )

    def _show(self, page: TodayPage) -> None:
        self._view.show_day(show_day_long(page.day).capitalize(), summary(page))
        now, watch = ([say(page) for say in part] for part in (NOW, WATCH))
        self._leads = {key: lead for one in (*now, *watch) for key, lead in one.leads.items()}
        self._view.show_sections(*([self._cut(one) for one in part if one.rows] for part in (now, watch)))

    def _cut(self, section: Section) -> Section:
        """The first rows, unless one asked to see this section whole; what has no other place opens here."""
        rows = section.rows if section.key in (self._whole, *UNCUT) else section.rows[:FIRST]
        return replace(section, rows=rows, more=section.more or ("today", {"whole": section.key}))
