"""The week shown, what one is on, and what is done of it. No Qt here."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from cad.domain.agenda import Slot
from cad.domain.clock import local
from cad.domain.text import _
from cad.services import agenda, appointments
from cad.services.agenda import Week
from cad.services.page import resident_page
from ui.ports import Desk, Pending
from ui.screens.agenda import forms, lines
from ui.screens.agenda.lines import Action
from ui.screens.asking import NO_OTHERS, Asking, Form, Names
from ui.screens.asking import View as Asked
from ui.screens.freshness import Fresh
from ui.screens.resident.who import name_of
from ui.widgets.week_cell import Cell
from ui.widgets.week_grid import Day

PLACES = {"event": "events", "session": "field"}
"""Where what is no appointment opens."""


CROWD = 80
"""Things in a week beyond which one begins with one’s own."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_week(
        self, title: str, summary: str, days: Sequence[Day], cells: Sequence[Cell], now: str
    ) -> None:
        """Another week, or this one as it is now; `now` is a local moment."""

    def show_choices(self, places: Names, hosts: Names) -> None:
        """What one may keep only."""

    def show_chosen(self, one: Slot | None, actions: Sequence[Action]) -> None:
        """What one is on, and what may be done of it."""

    def ask_whom(self, question: str) -> None:
        """Someone of the notebook, for `take`."""


class Presenter(Fresh):
    """A day in the week shown, what is kept only, what one is on."""

    touching = frozenset(
        {"appointment", "event", "session", "resident", "adviser", "service", "organisation"}
    )
    writes = forms.WRITES
    others = NO_OTHERS

    def __init__(self, desk: Desk, view: View) -> None:
        self.desk, self.view = desk, view
        self.asking = Asking(desk, view, self)
        self.day = self.place = self.host = self.chosen = ""
        self.week: Week | None = None
        self._asked: Pending | None = None
        self._at = ("", "")
        self._slip = False

    @property
    def now(self) -> str:
        """The local moment it is."""
        return local(self.desk.now())

    def arrive(self, day: str = "") -> None:
        """Come to the week of a day, else to the one last seen, else to this one."""
        before, self.day = self.day, day or self.day or self.now[:10]
        if self._stale or self.day != before:
            self.refresh()

    def refresh(self) -> None:
        """Read the week again."""
        self._stale = False
        if self._asked:
            self._asked.cancel()
        self._asked = self.desk.ask(
            agenda.agenda_week, self._show, day=self.day, place=self.place, host=self.host
        )

    def _show(self, week: Week) -> None:
        crowded = self.week is None and len(week.slots) > CROWD and not self.host
        self._asked, self.week = None, week
        if crowded and self.desk.me in dict(week.hosts):  # of a whole organisation, one’s own week first
            self.narrow(self.place, self.desk.me)
            return
        if not self.slot():
            self.chosen = self._first(week)
        self.view.show_choices(
            (("", _("Tous les lieux")), *week.places), (("", _("Tout le monde")), *week.hosts)
        )
        days, cells = lines.days(week, self.now[:10]), lines.cells(week, self.now)
        self.view.show_week(lines.title(week), lines.summary(week), days, cells, self.now)
        self._tell()

    def _first(self, week: Week) -> str:
        """What comes next, else the first of the week."""
        coming = (one.key for one in week.slots if one.at >= self.now)
        return next(coming, week.slots[0].key if week.slots else "")

    def slot(self) -> Slot | None:
        """What one is on."""
        slots = self.week.slots if self.week else ()
        return next((one for one in slots if one.key == self.chosen), None)

    def _tell(self) -> None:
        one = self.slot()
        self.view.show_chosen(one, lines.actions(one, self.now[:10]) if one else ())

    # Where one goes

    def page(self, step: int) -> None:
        """The week before or after; 0: this one."""
        held = date.fromisoformat(self.day or self.now[:10]) + timedelta(weeks=step)
        self.day = held.isoformat() if step else self.now[:10]
        self.refresh()

    def narrow(self, place: str, host: str) -> None:
        """Only what is there, or with them; "" for all."""
        self.place, self.host = place, host
        self.refresh()

    def point(self, key: str) -> None:
        """One is on this."""
        self.chosen = key
        self._tell()

    def open(self, key: str) -> None:
        """To the file of the person, or to what it is."""
        self.chosen = key
        self.do("open")

    def type(self, key: str, letter: str) -> None:
        """A letter does what a button does; N plans something new."""
        self.chosen = key or self.chosen
        one = self.slot()
        if letter == "n":
            self.plan()
        elif one:
            found = (what for what, _l, _i, hint in lines.actions(one, self.now[:10]) if hint == letter)
            if what := next(found, ""):
                self.do(what)

    # What one does

    def do(self, what: str) -> None:
        """What a button says, of what one is on."""
        one = self.slot()
        if not one:
            return
        if what == "open":
            self._open(one)
        elif what == "slip":
            self.desk.open("paper", appointment=one.id)
        elif what == "came":
            self.desk.act(appointments.appointment_came, said=_("Rendez-vous honoré"), appointment=one.id)
        elif what == "missed":
            self.desk.act(appointments.appointment_missed, said=_("Rendez-vous manqué"), appointment=one.id)
        elif what in ("move", "cancel"):
            self.asking.ask(Form(f"{what}_appointment", one.id, one, {}, one.title))

    def _open(self, one: Slot) -> None:
        if one.kind == "appointment":
            self.desk.open("resident", resident=one.person)
        else:
            self.desk.open(PLACES[one.kind], **{one.kind: one.id})

    def plan(self, day: str = "", time: str = "") -> None:
        """A new appointment; with whom is asked first."""
        self._at = (day, time)
        self.view.ask_whom(_("Rendez-vous avec qui\u202f? Tapez un nom…"))

    def take(self, person: str) -> None:
        """With someone of the notebook."""

        def ask(page: Any) -> None:
            day, time = self._at
            within = {"resident": page.resident.id, "day": day, "time": time}
            self.asking.ask(Form("appointment", page.resident.id, None, within, name_of(page.resident)))

        self.desk.ask(resident_page, ask, resident_id=person)

    def submit(self, form: Form, typed: Mapping[str, Any], way: str = "") -> None:
        """A form was sent; by « et imprimer le billet », its paper comes next."""
        self._slip = way == "slip"
        self.asking.submit(form, dict(typed))

    def keep(self, form: Form, said: dict[str, Any]) -> None:
        """What is half typed stays."""
        self.asking.keep(form, said)

    def written(self, form: Form, made: Any) -> None:
        """One goes where it now stands."""
        if self._slip:
            self.desk.open("paper", appointment=made.id)
        elif form.kind != "cancel_appointment":
            self.day, self.chosen = made.at[:10], f"appointment:{made.id}"
            self.refresh()

    def elsewhere(self, form: Form, way: str) -> None:
        """No form of the agenda leads elsewhere."""
