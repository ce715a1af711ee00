"""Before one leaves the network: whom to look for there, and whether this laptop holds what is needed."""

import shutil
from dataclasses import dataclass
from datetime import datetime

from cad.domain.dates import days_between
from cad.domain.names import display_name
from cad.domain.organisation import Organisation
from cad.domain.queue import called
from cad.domain.resident import Resident
from cad.domain.session import Session
from cad.domain.text import _
from cad.printing import lookout
from cad.services.action import REGISTRY, Entry, Reading, query
from cad.services.letters import printed
from cad.services.notebook import Notebook
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
SHOWN = 50
"""People whose address is to be checked, shown at most; all are counted."""
WANTED = ("outlines", "addresses", "directory")
"""Kinds of reference data that one uses where there is no network."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Someone to look for: how a list names them (`name`) and how one calls them (`called`).

    `silent`: days since anything was heard, 0 when that is not why; `unanswered`: structures that owe an
    answer.
    """

    resident: str
    name: str
    called: str
    silent: int
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a session needs before one leaves. `sought`: those of its neighbourhood, in the order of names;
    `unsure`: the first of the `to_check` others of whom nobody knows whether they live in one. `minutes`
    since the last exchange, None for never; of the kinds of reference data `wanted` out there, those
    `imported`. The thresholds are those of the rules.
    """

    session: Session
    sought: tuple[Sought, ...]
    to_check: int
    unsure: tuple[Sought, ...]
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
    why = _reasons(reading)
    to_check, unsure = reads.to_check(connection, why.people(), SHOWN)
    state = stands(reading)
    return Leaving(
        session=found,
        sought=_there(reading, found, why),
        to_check=to_check,
        unsure=_told(reading, unsure, why),
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
    names = [one.called for one in _there(reading, found, _reasons(reading))]
    return printed(reading, [lookout.compose(session=found, names=names)], _("Liste de la sortie"))


def room_left(book: Notebook) -> int:
    """Megabytes free where the notebook is."""
    return shutil.disk_usage(book.store.folder.path).free // MEGABYTE


REGISTRY["room_left"] = Entry("room_left", False, "", room_left, room_left)


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Why one would look for anybody, by surviving file."""

    heard: dict[str, str]
    owed: dict[str, list[str]]

    def people(self) -> set[str]:
        return {*self.heard, *self.owed}


def _reasons(reading: Reading) -> _Reasons:
    silent = reads.silent(reading.connection, silent_before(reading))
    late = reads.unanswered(reading.connection, reading.today)
    known = people(reading.connection, {*silent, *(person for person, _structure in late)})
    owed: dict[str, list[str]] = {}
    for person, structure in late:
        if person in known:
            owed.setdefault(known[person].id, []).append(structure)
    return _Reasons({known[person].id: heard for person, heard in silent.items() if person in known}, owed)


def _told(reading: Reading, found: list[Resident], why: _Reasons) -> tuple[Sought, ...]:
    partners = {one for who in found for one in why.owed.get(who.id, ())}
    names = named(reading.connection, Organisation, partners)

    def told(who: Resident) -> Sought:
        owing = dict.fromkeys(names[one].name for one in why.owed.get(who.id, ()) if one in names)
        heard = why.heard.get(who.id, "")
        days = max(days_between(heard, reading.today), 0) if heard else 0
        name = display_name(who.usage_name, who.first_name, who.birth_name)
        aloud = called(who) if who.first_name else f"{name[:1]}."  # a paper says no surname
        return Sought(who.id, name, aloud, days, tuple(owing))

    return tuple(told(who) for who in found)


def _there(reading: Reading, session: Session, why: _Reasons) -> tuple[Sought, ...]:
    if not session.neighbourhood:
        return ()
    return _told(reading, reads.living(reading.connection, why.people(), session.neighbourhood), why)


def _since(moment: str, now: str) -> int:
    """Minutes between two moments in UTC; a clock set back makes none."""
    between = datetime.fromisoformat(now) - datetime.fromisoformat(moment)
    return max(int(between.total_seconds() // 60), 0)
