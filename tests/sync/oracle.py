"""What must be true once everyone has exchanged twice, worked out apart from the code that does it."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select as query

from cad.central import accounts, tables
from cad.central.verify import _scope
from cad.domain.clock import utc
from cad.domain.encounter import Note
from cad.domain.marks import defaults
from cad.domain.resident import Document
from cad.services.action import Reading
from cad.services.notebook import Notebook
from cad.services.visible import readable
from cad.store import outbox
from cad.store.holding import _held
from cad.store.reads.laptop import kept
from cad.store.reads.residents import identities
from cad.store.table import select
from tests.sync.erasing import erased
from tests.sync.world import Station, World

Fields = dict[str, Any]


def check(world: World) -> None:
    """Everything, with the name of what is wrong."""
    for station in world.stations:
        _waits_for_nothing(station)
        _holds_its_scope(world, station)
        _shows_what_it_holds(station)
    _directory(world)
    _acts_once(world)
    _nothing_overwritten(world)
    _notes(world)
    _led(world)


def _waits_for_nothing(station: Station) -> None:
    assert outbox.unsent_count(station.book.connection) == 0, f"{station.name} has unsent acts"


def caller_of(world: World, book: Notebook) -> accounts.Caller:
    with world.database.read() as connection:
        found = accounts.caller(connection, kept(book.connection, "centre")["token"])
    assert found
    return found


def _said(kind: str, fields: Fields) -> Fields:
    empty = defaults(kind)
    return {name: value for name, value in fields.items() if value != empty.get(name)}


def held(book: Notebook) -> dict[str, tuple[str, Fields]]:
    return {record: (kind, _said(kind, fields)) for kind, record, fields in _held(book.connection)}


def scope(world: World, book: Notebook) -> dict[str, tuple[str, Fields]]:
    caller = caller_of(world, book)
    with world.database.read() as connection:
        rows = connection.execute(_scope(caller)).all()
    return {row.id: (row.kind, _said(row.kind, json.loads(row.fields))) for row in rows}


def _holds_its_scope(world: World, station: Station) -> None:
    """What was set aside stays on the laptop, with whom it is about, under all their names: it is compared
    without it.
    """
    ours, theirs = held(station.book), scope(world, station.book)
    aside = {each for one in outbox.aside(station.book.connection) for each in (one.record, one.subject)}
    for one in [*aside]:
        while one := ours.get(one, ("", {}))[1].get("merged_into", ""):
            aside.add(one)
    for record in (ours.keys() | theirs.keys()) - aside:
        mine, due = ours.get(record), theirs.get(record)
        assert mine == due, f"{station.name} holds {mine} for {due} ({record})"


def _shows_what_it_holds(station: Station) -> None:
    """The screens and the centre agree on who reads a note or a document."""
    connection, now = station.book.connection, station.book.now()
    reading = Reading(connection, station.book.me, now.date().isoformat(), utc(now))
    aside = {one.subject for one in outbox.aside(connection)}
    for kind in (Note, Document):
        for one in select(connection, kind):
            family = identities(connection, one.resident)
            if aside.isdisjoint(family):
                assert readable(reading, [one], family), f"{station.name} is not shown {one}"


def _directory(world: World) -> None:
    """Everybody knows the organisations, their services and the advisers."""
    there = {one["id"] for kind in ("organisation", "service", "adviser") for one in _of_kind(world, kind)}
    assert there
    for station in world.stations:
        assert there <= held(station.book).keys(), f"{station.name} lacks some of the directory"


def history(world: World) -> list[Any]:
    with world.database.read() as connection:
        return list(connection.execute(query(tables.change).order_by(tables.change.c.version)).all())


def _acts_once(world: World) -> None:
    """Each acknowledged change is in the centre’s history, and once; or set aside where it was made."""
    there: dict[str, list[tuple[str, str]]] = {}
    gone = erased(world)
    for row in history(world):
        there.setdefault(row.act, []).append((row.record, _sorted(json.loads(row.after))))
    for station in world.stations:
        aside = Counter((one.record, _sorted(one.after)) for one in outbox.aside(station.book.connection))
        for act, changes in station.written.items():
            due = Counter((r, _sorted(_shared(after))) for r, after in changes if r not in gone)
            found = Counter(there.get(act, []))
            assert not found - due, f"{station.name}: applied twice: {found - due}"
            assert not due - found - aside, f"{station.name}: lost: {due - found - aside}"


def _shared(after: Fields) -> Fields:
    return {name: value for name, value in after.items() if name != "ours"}


def _sorted(fields: Fields) -> str:
    return json.dumps(fields, sort_keys=True)


def _nothing_overwritten(world: World) -> None:
    """Whatever two people wrote on one field is current, or in a clash.

    A clash settled twice is opened again between the two choices: it is not one of a clash.
    """
    opened = _of_kind(world, "clash")
    clashes, themselves = {(c["record"], c["name"], c["kept"]) for c in opened}, {c["id"] for c in opened}
    for record, name, value in _replaced(world):
        if record in themselves:
            continue
        kept_ = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        assert (record, name, kept_) in clashes, f"{name} of {record}: {value!r} is nowhere"


def _replaced(world: World) -> Iterator[tuple[str, str, Any]]:
    """Values that a laptop replaced without knowing them."""
    last: dict[tuple[str, str], tuple[int, str, Any]] = {}
    for row in history(world):
        for name, value in json.loads(row.after).items():
            version, device, was = last.get((row.record, name), (0, row.device, None))
            unknown = version > row.base and device != row.device and was != value
            if unknown and name not in ("removed", "merged_into"):
                yield row.record, name, was
            last[row.record, name] = (row.version, row.device, value)


def _of_kind(world: World, kind: str) -> list[Fields]:
    with world.database.read() as connection:
        rows = connection.execute(
            query(tables.record.c.id, tables.record.c.fields).where(tables.record.c.kind == kind)
        )
        return [{"id": row.id, **json.loads(row.fields)} for row in rows]


def _notes(world: World) -> None:
    """No note is lost, at the centre or to who wrote it."""
    there = {one["id"]: one["text"] for one in _of_kind(world, "note")}
    gone = erased(world)
    for station in world.stations:
        aside = {one.record for one in outbox.aside(station.book.connection)}
        mine = {
            record: fields["text"] for record, (kind, fields) in held(station.book).items() if kind == "note"
        }
        for record, text in ((r, text) for r, text in station.notes.items() if r not in gone):
            assert record in aside or there.get(record) == text, f"note {text} is not at the centre"
            assert record in aside or mine.get(record) == text, f"{station.name} lost their own note {text}"


def _led(world: World) -> None:
    """Nobody is ever without a lead adviser; who accepted to lead a person did, from then on or before."""
    assert all(one.get("lead_adviser") for one in _of_kind(world, "resident")), "somebody has no lead"
    led = {(one, who) for one, who in _leads(world)}
    for one in _of_kind(world, "transfer"):
        if one.get("state") == "accepted":
            known = {(person, one["to_adviser"]) for person in _family(world, one["resident"])}
            assert known & led, f"{one['id']} is accepted, and nobody was handed over"


def _leads(world: World) -> Iterator[tuple[str, str]]:
    for row in history(world):
        if lead := json.loads(row.after).get("lead_adviser"):
            yield row.record, lead


def _family(world: World, person: str) -> set[str]:
    """Everyone who was ever merged with them."""
    links = [(row.record, json.loads(row.after).get("merged_into")) for row in history(world)]
    found, before = {person}, set[str]()
    while found != before:
        before = set(found)
        found |= {one for pair in links if pair[1] and before & {*pair} for one in pair}
    return found
