"""Before one leaves the network: whom to look for there, and whether this laptop holds what is needed."""

import shutil
from dataclasses import dataclass
from datetime import datetime

from cad.domain.dates import days_between
from cad.domain.organisation import Organisation
from cad.domain.resident import Resident
from cad.domain.session import Session
from cad.domain.text import _
from cad.printing import lookout
from cad.services.action import REGISTRY, Entry, Reading, query
from cad.services.letters import printed
from cad.services.notebook import Notebook
from cad.services.passages import called
from cad.services.seams import silent_before
from cad.services.syncing import Standing, stands
from cad.store.reads import leaving as reads
from cad.store.reads import sessions
from cad.store.reads.people import people
from cad.store.reads.reference import imported
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule
from cad.store.table import load

MEGABYTE = 1_000_000
WANTED = ("outlines", "addresses", "directory")
"""Kinds of reference data that one uses where there is no network."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Someone to look for: how a list names them (`name`) and how one calls them (`called`).

    `silent`: days since anything was heard, 0 when that is not why; `unanswered`: structures that owe an
    answer; `checked` is false while where they live remains to be checked.
    """

    resident: str
    name: str
    called: str
    checked: bool
    silent: int
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a session needs before one leaves. `sought` only of its neighbourhood, in the order of names;
    `unlocated`: how many others nobody heard of have no address looked at; `minutes` since the last exchange,
    None for never; of the kinds of reference data `wanted` out there, those `imported`. The thresholds are
    those of the rules.
    """

    session: Session
    sought: tuple[Sought, ...]
    unlocated: int
    standing: Standing
    minutes: int | None
    imported: frozenset[str]
    wanted: tuple[str, ...]
    exchange_hours: int
    battery_percent: int
    room_megabytes: int


@query
def leaving(reading: Reading, session: str) -> Leaving:
    """All that the notebook says of it; the battery, the disk and the soundness of the file are apart."""
    connection, now = reading.connection, reading.today
    found = load(connection, Session, sessions.family(connection, session)[0])
    sought, unlocated = _sought(reading, found.neighbourhood)
    state = stands(reading)
    return Leaving(
        session=found,
        sought=sought,
        unlocated=unlocated,
        standing=state,
        minutes=_since(state.last, reading.moment) if state.last else None,
        imported=frozenset(one.kind for one in imported(connection)),
        wanted=WANTED,
        exchange_hours=rule(connection, "leaving_exchange_hours", now),
        battery_percent=rule(connection, "leaving_battery_percent", now),
        room_megabytes=rule(connection, "leaving_room_megabytes", now),
    )


@query
def lookout_pdf(reading: Reading, session: str) -> bytes:
    """The list to take along: see `cad.printing.lookout` for what is not on it."""
    found = load(reading.connection, Session, sessions.family(reading.connection, session)[0])
    names = [one.called for one in _sought(reading, found.neighbourhood)[0]]
    return printed(reading, [lookout.compose(session=found, names=names)], _("Liste de la sortie"))


def room_left(book: Notebook) -> int:
    """Megabytes free where the notebook is."""
    return shutil.disk_usage(book.store.folder.path).free // MEGABYTE


REGISTRY["room_left"] = Entry("room_left", False, "", room_left, room_left)


def _sought(reading: Reading, neighbourhood: str) -> tuple[tuple[Sought, ...], int]:
    connection = reading.connection
    silent = reads.silent(connection, silent_before(reading))
    late = reads.unanswered(connection, reading.today)
    known = people(connection, {*silent, *(person for person, _structure in late)})
    quiet = {known[person].id: heard for person, heard in silent.items() if person in known}
    owed: dict[str, list[str]] = {}
    for person, structure in late:
        if person in known:
            owed.setdefault(known[person].id, []).append(structure)
    if not neighbourhood:
        return (), reads.unlocated(connection, {*quiet, *owed})
    living = reads.living(connection, {*quiet, *owed}, neighbourhood)
    names = named(connection, Organisation, {one for who in living for one in owed.get(who.id, ())})

    def told(who: Resident) -> Sought:
        partners = dict.fromkeys(names[one].name for one in owed.get(who.id, ()) if one in names)
        days = days_between(quiet[who.id], reading.today) if who.id in quiet else 0
        return Sought(who.id, known[who.id].name, called(who), who.qpv == "in", max(days, 0), tuple(partners))

    made = sorted((told(who) for who in living), key=lambda one: not one.checked)
    return tuple(made), reads.unlocated(connection, {*quiet, *owed})


def _since(moment: str, now: str) -> int:
    """Minutes between two moments in UTC; a clock set back makes none."""
    between = datetime.fromisoformat(now) - datetime.fromisoformat(moment)
    return max(int(between.total_seconds() // 60), 0)
