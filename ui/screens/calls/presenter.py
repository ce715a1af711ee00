"""The people to call by reason, the one on which one is, and what became of the call. No Qt here."""

from collections.abc import Sequence
from typing import Protocol

from cad.domain.dates import show_span
from cad.domain.text import _, n_
from cad.services import agenda, calling
from cad.services import calls as service
from cad.services.calling import OUTCOMES
from cad.services.calls import REASONS, Call, Calls, about
from ui.ports import Desk, Pending
from ui.screens.agenda.lines import Action
from ui.screens.asking import Names
from ui.screens.freshness import Fresh
from ui.widgets.rows import Row

DAYS = {"1": _("Demain"), "3": _("Trois jours"), "7": _("Une semaine"), "14": _("Deux semaines")}
ACTIONS: tuple[Action, ...] = (
    ("reached", _("Joint·e"), "check", "j"),
    ("message", _("Message laissé"), "message", "m"),
    ("unreached", _("Pas joint·e"), "close", "p"),
    ("open", _("Fiche"), "person", "f"),
)
ICONS = {"reached": ("success", "check"), "message": ("info", "message"), "unreached": ("warning", "close")}


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_calls(self, summary: str, parts: Sequence[tuple[str, str, int, tuple[Row, ...]]]) -> None:
        """The parts: key, title, how many in all, rows."""

    def show_hosts(self, hosts: Names) -> None:
        """Whose calls one may keep only."""

    def show_chosen(self, title: str, about: str, warning: str, actions: Sequence[Action]) -> None:
        """Whom one is on, and what may be done."""


class Presenter(Fresh):
    """How many days ahead, of whom, on whom one is."""

    touching = frozenset({"appointment", "resident", "encounter", "note", "journey"})

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.days, self.host, self.chosen = "1", "", ""
        self.found: Calls | None = None
        self._asked: Pending | None = None

    def arrive(self) -> None:
        """Come to the list."""
        self._desk.ask(agenda.agenda_hosts, self._hosts)
        if self._stale:
            self.refresh()

    def _hosts(self, hosts: Names) -> None:
        self._view.show_hosts((("", _("Tout le monde")), *hosts))

    def refresh(self) -> None:
        self._stale = False
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(service.calls, self._show, days=int(self.days), host=self.host)

    def narrow(self, days: str, host: str) -> None:
        """Other days, or the calls of someone only."""
        self.days, self.host = days, host
        self.refresh()

    def _show(self, found: Calls) -> None:
        self._asked, self.found = None, found
        parts = []
        for reason, title in REASONS.items():
            rows = tuple(_row(one) for one in found.calls if one.reason == reason)
            more = found.silent if reason == "silent" and not self.host else 0
            if rows:
                parts.append((reason, title, max(len(rows), more), rows))
        if not self.call():
            first = next((one for one in found.calls if not one.said), None)
            self.chosen = key(first) if first else ""
        self._view.show_calls(_summary(found), parts)
        self._tell()

    def call(self) -> Call | None:
        """Whom one is on."""
        known = self.found.calls if self.found else ()
        return next((one for one in known if key(one) == self.chosen), None)

    def point(self, at: str) -> None:
        """One is on this line."""
        self.chosen = at
        self._tell()

    def _tell(self) -> None:
        one = self.call()
        if one:
            told = " · ".join(one.phones) or _("pas de téléphone")
            self._view.show_chosen(one.person.name, told, ", ".join(one.careful), ACTIONS)
        else:
            self._view.show_chosen("", "", "", ())

    def type(self, letter: str) -> None:
        """A letter does what a button does."""
        found = (what for what, _label, _icon, hint in ACTIONS if hint and hint == letter.lower())
        if what := next(found, ""):
            self.do(what)

    def do(self, what: str) -> None:
        """What became of the call, or the file of the person."""
        one = self.call()
        if not one:
            return
        if what == "open":
            self._desk.open("resident", resident=one.person.id)
            return
        said = _("{name}\u00a0: {what}").format(name=one.person.name, what=OUTCOMES[what])
        given = {"resident": one.person.id, "outcome": what, "appointment": one.appointment}
        self._next(one)
        self._desk.act(calling.note_call, None, None, said=said, **given)

    def _next(self, one: Call) -> None:
        """One goes on to the next person to call."""
        known = list(self.found.calls) if self.found else []
        at = known.index(one)
        waiting = [other for other in (*known[at + 1 :], *known[:at]) if not other.said]
        if waiting:
            self.chosen = key(waiting[0])

    def print(self) -> None:
        """The sheet."""
        self._desk.open("paper", calls=f"{self.days},{self.host}")


def key(one: Call) -> str:
    """Its own among all the lines."""
    return f"{one.reason}:{one.person.id}:{one.appointment}"


def _row(one: Call) -> Row:
    tone, icon = ICONS.get(one.said, ("", ""))
    careful = tuple((_short(known), "warning", "warning") for known in one.careful[:2])
    said = OUTCOMES.get(one.said, "")
    return Row(
        key(one), one.person.name, about(one), one.phones[0] if one.phones else "", "text", said,
        ((said, tone, icon), *careful) if said else careful, avatar=one.person.name,
    )  # fmt: skip


def _short(known: str) -> str:
    """What to know, without what it asks: that is said of whom one is on."""
    return known.partition("\u00a0: ne ")[0]


def _summary(found: Calls) -> str:
    left = sum(not one.said for one in found.calls)
    span = show_span(found.first, found.last)
    if not found.calls:
        return _("Personne à appeler pour les rendez-vous {span}.").format(span=_day(found, span))
    count = n_("{n} personne à appeler", "{n} personnes à appeler", left)
    if not left:
        return _("Tout le monde a été appelé.")
    return _("{count}, rendez-vous {span} compris").format(count=count, span=_day(found, span))


def _day(found: Calls, span: str) -> str:
    return span if found.first != found.last else _("du {day}").format(day=span)
