"""Writing what a push made of the records, their history, and who is let in."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection, delete, select, update

from cad.central import tables
from cad.central.access import About, Recomputing, had
from cad.central.accounts import Caller
from cad.central.checking import said_at, words
from cad.central.database import add_rows, listed
from cad.central.held import row_of
from cad.central.merging import Merging
from cad.domain import circles
from cad.domain.shapes import GREATEST
from cad.sync.protocol import Act


def store(connection: Connection, merged: Merging, strangers: set[str]) -> int:
    """The last version given. `strangers`: people about whom nothing was known before."""
    caller, version = merged.caller, merged.version + bool(merged.deciding)
    access = Recomputing(connection, caller.territory, merged.offices)
    alone = _alone(merged, strangers)
    with ThreadPoolExecutor(1) as thread:  # the database takes a list while Python makes the next one
        writing = [
            thread.submit(add_rows, connection, tables.change, merged.history),
            thread.submit(add_rows, connection, tables.moved, merged.moved),
            thread.submit(_add_records, connection, caller.territory, *_rows(merged)),
            thread.submit(add_rows, connection, tables.access, access.begin(alone, version)),
        ]
    for one in writing:
        one.result()
    access.run(merged.deciding - alone.keys(), version)
    if merged.touched:
        version += 1
        places = {(held.subject, held.circle) for held in merged.touched.values()}
        held = {place for place in merged.rights.now if place[0] not in merged.deciding}
        had(connection, caller.territory, caller.principals, places, access.live, held, version)
    return version


def _alone(merged: Merging, strangers: set[str]) -> dict[str, list[About]]:
    """People made by this push and merged with nobody → all that decides who is let in around them."""
    joined = {
        person
        for held in merged.touched.values()
        if held.kind in circles.FILES and held.fields.get("merged_into")
        for person in (held.id, held.fields["merged_into"])
    }
    about: dict[str, list[About]] = {person: [] for person in strangers - joined}
    for held in merged.touched.values():
        if held.kind in circles.DECIDING and held.subject in about:
            about[held.subject].append((held.kind, held.id, held.fields | {"created_at": held.created_at}))
    return about


def _rows(merged: Merging) -> tuple[list[str], list[dict[str, Any]]]:
    """The records that were here already, and the rows of all."""
    territory, touched = merged.caller.territory, merged.touched.values()
    rows = [{"territory": territory, **row_of(held)} for held in touched]
    return [held.id for held in touched if not held.new], rows


def _add_records(
    connection: Connection, territory: str, here: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> None:
    """What was here is written again whole: to the database a new version of a row is a new row."""
    t = tables.record
    if here:
        known = t.c.id.in_(select(listed(connection, here)))
        connection.execute(delete(t).where(t.c.territory == territory, known))
    add_rows(connection, t, rows)


def add_acts(
    connection: Connection, caller: Caller, acts: Sequence[Act], upto: Mapping[str, int], now: str
) -> None:
    """Say of each act how far it was taken; `upto` is how far it was before."""
    rows = {}
    for one in acts:
        last = max((c.n for c in one.changes if c.n < GREATEST), default=0)
        rows[one.id] = {
            "territory": caller.territory, "id": one.id, "device": caller.device, "by": caller.adviser,
            "name": words(one.name, 80), "label": words(one.label, 200), "at": said_at(one.at, now),
            "received": now, "upto": max(last, upto.get(one.id, 0)),
        }  # fmt: skip
    add_rows(connection, tables.act, [row for key, row in rows.items() if key not in upto])
    for key in rows.keys() & upto.keys():
        connection.execute(
            update(tables.act)
            .where(tables.act.c.territory == caller.territory, tables.act.c.id == key)
            .values(upto=rows[key]["upto"])
        )
