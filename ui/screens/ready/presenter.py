"""Yes or no before one leaves: what the notebook says at once, what the laptop says as it answers. No Qt."""

from collections.abc import Sequence
from typing import Any, Protocol

from cad.services import leaving, upkeep
from cad.services.battery import Battery
from cad.services.clock import clock_trouble
from cad.services.leaving import Leaving
from ui.ports import Desk, Pending
from ui.screens.freshness import Fresh
from ui.screens.ready import checks, lines
from ui.screens.ready.checks import Check, Machine
from ui.widgets.rows import Row

WAYS = {
    "centre": ("settings", {"section": "centre"}),
    "places": ("settings", {"section": "places"}),
    "directory": ("settings", {"section": "directory"}),
    "health": ("settings", {"section": "health"}),
}
"""Where what to do is done; `exchange` is done here."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_checks(self, state: str, verdict: str, found: Sequence[Check]) -> None:
        """The answer, and each line."""

    def show_session(self, summary: str, bring: Sequence[str]) -> None:
        """Where one goes, with what."""

    def show_people(self, people: list[Row], advice: str, unsure: list[Row], doubt: str) -> None:
        """Whom to look for; apart, those whose address is to be checked."""

    def exchange(self) -> None:
        """Exchange with the centre now."""


class Presenter(Fresh):
    """Of one session; the whole file is read again once each time one comes."""

    touching = frozenset(
        {"session", "resident", "encounter", "referral", "referral_event", "reference", "rule"}
    )

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.session = ""
        self.page: Leaving | None = None
        self.machine = Machine()
        self._reading: Pending | None = None

    def arrive(self, session: str) -> None:
        """Look at everything."""
        self.session, self.page = session, None
        self.machine = Machine(battery=self.machine.battery)
        self.refresh()
        self._desk.ask(clock_trouble, lambda said: self._know(clock=said))
        self._desk.ask(leaving.room_left, lambda room: self._know(room=room))
        if self._reading:
            self._reading.cancel()
        self._reading = self._desk.render(
            upkeep.check, self._sound, lambda sentence: self._know(health=sentence)
        )

    def refresh(self) -> None:
        """What the notebook says may have changed."""
        self._stale = False
        self._desk.ask(leaving.leaving, self._show, session=self.session)

    def _show(self, page: Leaving) -> None:
        self.page = page
        bring = [line.strip() for line in page.session.bring.splitlines() if line.strip()]
        self._view.show_session(lines.summary(page), bring)
        sure = lines.people(page), lines.advice(page)
        self._view.show_people(*sure, lines.unsure(page), lines.doubt(page))
        self._tell()

    def _sound(self, health: upkeep.Health) -> None:
        self._know(health=health)

    def charged(self, battery: Battery) -> None:
        """What is left in the battery is known."""
        self._know(battery=battery)

    def _know(self, **told: Any) -> None:
        self.machine = self.machine._replace(**told)
        self._tell()

    def _tell(self) -> None:
        if self.page:
            found = checks.checks(self.page, self.machine)
            self._view.show_checks(*checks.verdict(found), found)

    def do(self, way: str) -> None:
        """What a line says to do."""
        if way == "exchange":
            self._view.exchange()
        else:
            place, where = WAYS[way]
            self._desk.open(place, **where)

    def open_person(self, key: str) -> None:
        """To their file."""
        self._desk.open("resident", resident=key)

    def print_list(self) -> None:
        """The list to take along."""
        self._desk.open("paper", lookout=self.session)

    def back(self) -> None:
        """To the session among the others."""
        self._desk.open("field", session=self.session)

    def leave(self) -> None:
        """Off one goes."""
        self._desk.open("outing", session=self.session)
