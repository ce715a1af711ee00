"""Ctrl+K: what can be opened or done from anywhere, by typing a few letters of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cad.domain.dates import show_relative
from cad.domain.names import display_name, fold
from cad.domain.partial_date import show_partial
from cad.domain.shown import phone_meant, shown_phone
from cad.domain.text import _
from cad.services.finding import FoundResident, find_residents
from ui import screens
from ui.exchange import exchange_now
from ui.ports import Pending
from ui.widgets.command_palette import CommandPalette
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from ui.main_window import MainWindow


WITHIN = ("calls", "map")
"""Places of no shortcut that one goes to from anywhere all the same."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something one can do: `words` are also looked in, `keys` is the shortcut shown."""

    label: str
    icon: str
    run: Callable[[], object]
    words: str = ""
    keys: str = ""

    def matches(self, wanted: str) -> bool:
        """Every typed word begins one of this command’s."""
        known = fold(f"{self.label} {self.words}").split()
        return all(any(word.startswith(part) for word in known) for part in wanted.split())


def commands(window: "MainWindow") -> list[Command]:
    """Everything the window can do, what concerns the screen in sight first."""
    go: Any = window.desk.open
    here = getattr(window.screen_in_sight(), "commands", list)
    return [
        *(Command(*said) for said in here()),
        Command(
            _("Nouvelle personne"), "plus", lambda: go("residents", new="1"), "créer fiche résident", "Ctrl+N"
        ),
        Command(_("Importer une liste"), "upload", lambda: go("import"), "tableur excel csv ods"),
        Command(_("Qui peut aider\u202f?"), "hands", lambda: go("directory"), "annuaire service besoin"),
        *(
            Command(
                _("Aller à\u00a0: {place}").format(place=place.label),
                place.icon,
                _to(window, place.key),
                "",
                place.shortcut,
            )
            for place in (*_places(), *screens.AXES)
        ),
        Command(_("Annuler la dernière action"), "undo", window.undo, "défaire", "Ctrl+Z"),
        Command(_("Rétablir"), "redo", window.redo, "refaire", "Ctrl+Maj+Z"),
        *_exchanging(window),
        Command(_("Verrouiller le carnet"), "lock", window.lock, "fermer session", "Ctrl+L"),
        Command(_("Remettre une sauvegarde…"), "backup", window.desk.restoring.emit, "restaurer"),
        Command(_("Créer mon propre carnet"), "key", lambda: window.own_notebook.emit("today"), "nouveau"),
    ]


def _places() -> list[screens.Place]:
    return [one for one in screens.PLACES if one.shortcut or one.key in WITHIN]


def _exchanging(window: "MainWindow") -> list[Command]:
    """Only where a centre was joined."""
    if not window.desk.exchange.joined:
        return []
    return [
        Command(
            _("Échanger avec le dépôt maintenant"),
            "refresh",
            lambda: exchange_now(window.desk),
            "synchroniser envoyer recevoir",
        )
    ]


def _to(window: "MainWindow", key: str) -> Callable[[], object]:
    return lambda: window.desk.open(key)


class Finder:
    """Feeds the palette: commands at once, people as the record answers."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands: dict[str, Command] = {}
        self._asked: Pending | None = None
        self._palette = CommandPalette(window.centre, self.find)
        self._palette.chosen.connect(self.choose)

    def open(self) -> None:
        """Show the palette."""
        self._commands = {f"command:{i}": c for i, c in enumerate(commands(self._window))}
        self._palette.open_palette()

    def find(self, text: str) -> list[Row]:
        """The commands now; the people follow through `show_rows`."""
        if self._asked:
            self._asked.cancel()
        wanted = fold(text)
        found = [
            Row(key, c.label, icon=c.icon, trailing=c.keys)
            for key, c in self._commands.items()
            if c.matches(wanted)
        ]
        if wanted:
            self._palette.expect()
            self._asked = self._window.desk.ask(
                find_residents, lambda people: self._people(text, people, found), text=text, limit=8
            )
        return found

    def _people(self, text: str, people: list[FoundResident], found: list[Row]) -> None:
        """People as soon as they are there, then what else is called so. An action one names comes before
        people whose name is only near to it.
        """
        from ui.finding import Others, find_others, records, texts

        today = self._window.desk.now().date().isoformat()
        exact = [person_row(person, today, text) for person in people if not person.near]
        near = [person_row(person, today, text) for person in people if person.near]

        def show(others: Others) -> None:
            self._palette.show_rows(text, [*exact, *records(others), *found, *near, *texts(others)])

        show(Others())
        self._asked = self._window.desk.ask(find_others, show, text=text)

    def choose(self, key: str) -> None:
        """Open what was found, or do the command."""
        if key in self._commands:
            self._commands[key].run()
            return
        if key.startswith("helper:"):
            self._window.desk.open("directory", key=key.removeprefix("helper:"))
            return
        kind, _colon, record = key.rpartition(":")
        places = {"referral": "referrals", "partner": "partners"}
        names = {"referral": "referral", "partner": "organisation"}
        self._window.desk.open(places.get(kind, "resident"), **{names.get(kind, "resident"): record})


def person_row(person: FoundResident, today: str, typed: str = "") -> Row:
    """One person as lists show them; when a telephone is typed, with theirs."""
    phone = shown_phone(phone_meant(json.loads(person.phones or "[]"), typed))
    near = ((_("approchant"), "info", ""),) if person.near else ()
    born = _("né·e {date}").format(date=show_partial(person.birth_date)) if person.birth_date else ""
    return Row(
        person.id,
        display_name(person.usage_name, person.first_name, person.birth_name),
        " · ".join(filter(None, (born, person.city, phone))),
        show_relative(person.last_contact, today) if person.last_contact else "",
        badges=near,
        avatar=f"{person.first_name} {person.usage_name or person.birth_name}",
    )
