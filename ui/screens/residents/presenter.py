"""What the list of people shows: everyone, those who match, or those whose journey stalls. No Qt here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cad.domain.text import _, n_
from cad.services.finding import FoundResident, count_residents, find_residents
from ui.ports import Desk
from ui.screens.freshness import Fresh
from ui.screens.residents.everyone import Everyone

if TYPE_CHECKING:
    from cad.services.today import TodayPage

FOUND = 60
"""People shown for what was typed: more, and one types another letter."""
STALLED = 500
"""Journeys shown under a filter, the longest waiting first."""
ALL, SEAMS, IDLE, SILENT = "all", "seams", "idle", "silent"


class Found(NamedTuple):
    """The answer to what was typed, the nearest first."""

    text: str
    people: list[FoundResident]

    @property
    def exact(self) -> bool:
        """Whether someone has the very words typed."""
        return any(not person.near for person in self.people)


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_everyone(self) -> None:
        """Show the whole list again: how many they are, or who they are, changed."""

    def repaint_people(self) -> None:
        """Some people of the whole list have arrived."""

    def show_found(self, found: Found) -> None:
        """Show who matches, the first one chosen."""

    def show_stalled(self, kind: str, rows: list[Any]) -> None:
        """Show the journeys of a filter."""

    def show_nobody(self) -> None:
        """The notebook is empty."""

    def count_stalled(self, counts: dict[str, int]) -> None:
        """How many journeys each filter would show."""

    def say_count(self, sentence: str) -> None:
        """How many are shown."""

    def soon(self, act: Callable[[], None]) -> None:
        """Do this once what is shown has been painted."""


class Presenter(Fresh):
    """One text, one filter; the latest answer wins, and nothing is asked twice at once."""

    touching = frozenset(
        {"resident", "encounter", "referral", "referral_event", "journey", "step", "appointment"}
    )

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.everyone = Everyone(desk, view.repaint_people)
        self.text, self.kind = "", ALL
        self._asking = False

    @property
    def looking(self) -> bool:
        """Whether the answer to what is typed is still on its way."""
        return self._asking

    def arrive(self) -> None:
        """One comes to the list: nothing moves unless something was written meanwhile."""
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        self._stale = False
        self._desk.ask(count_residents, self._counted)
        if not self.text and self.kind == ALL:
            self.everyone.begin()
        self._view.soon(self._ask_stalled)
        if self.text:
            self._ask_found()
        elif self.kind != ALL:
            self.filter(self.kind)

    def _counted(self, count: int) -> None:
        self.everyone.renew(count)
        if not self.text and self.kind == ALL:
            self._show_everyone()

    def _ask_stalled(self) -> None:
        from cad.services.today import today

        self._desk.ask(today, self._count_stalled, limit=1)

    def _count_stalled(self, page: "TodayPage") -> None:
        idle, silent = page.without_next_step.count, page.silent.count
        self._view.count_stalled({SEAMS: page.seams.count, IDLE: idle, SILENT: silent})

    def _show_everyone(self) -> None:
        count = self.everyone.count
        self._view.say_count(n_("{n} personne", "{n} personnes", count))
        if count:
            self._view.show_everyone()
        else:
            self._view.show_nobody()

    def search(self, text: str) -> None:
        """Show who matches what is typed so far."""
        self.text = " ".join(text.split())
        self.kind = ALL
        if self.text:
            self._ask_found()
        else:
            self._show_everyone()

    def _ask_found(self) -> None:
        """One question at a time: a fast typist’s words in between are not looked for."""
        if self._asking:
            return
        self._asking = True
        text = self.text
        self._desk.ask(
            find_residents,
            lambda people: self._found(Found(text, people)),
            self._failed,
            text=text,
            limit=FOUND,
        )

    def _found(self, found: Found) -> None:
        self._asking = False
        if found.text == self.text:
            self._view.say_count(_how_many(found))
            self._view.show_found(found)
        elif self.text:
            self._ask_found()

    def _failed(self, sentence: str) -> None:
        self._asking = False
        self._desk.say(sentence, "danger")

    def filter(self, kind: str) -> None:
        """Show everyone, or the journeys that stall."""
        self.text, self.kind = "", kind
        if kind == ALL:
            self._show_everyone()
            return
        self._desk.ask(_stalling(kind), lambda rows: self._stalled(kind, rows), limit=STALLED)

    def _stalled(self, kind: str, rows: list[Any]) -> None:
        if self.kind == kind and not self.text:
            self._view.say_count(_how_many_stalled(kind, len(rows)))
            self._view.show_stalled(kind, rows)


def _stalling(kind: str) -> Callable[..., Any]:
    """The question of a filter."""
    from cad.services.seams import journeys_without_next_step, seams, silent_journeys

    asked: dict[str, Callable[..., Any]] = {
        SEAMS: seams,
        IDLE: journeys_without_next_step,
        SILENT: silent_journeys,
    }
    return asked[kind]


def _how_many(found: Found) -> str:
    count = len(found.people)
    if count >= FOUND:
        return _("Plus de {n} personnes\u00a0: une lettre de plus").format(n=count)
    if count and not found.exact:
        return _("Rien d’exact, des noms approchants")
    if not count:
        return _("Personne ne correspond")
    return n_("{n} personne trouvée", "{n} personnes trouvées", count)


def _how_many_stalled(kind: str, count: int) -> str:
    if kind == SEAMS:
        return n_("{n} couture ouverte", "{n} coutures ouvertes", count)
    if kind == IDLE:
        return n_("{n} parcours sans prochaine étape", "{n} parcours sans prochaine étape", count)
    return n_("{n} parcours sans nouvelles", "{n} parcours sans nouvelles", count)
