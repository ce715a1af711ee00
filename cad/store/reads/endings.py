"""Whose file is near its end, as the centre said, and nobody heard of since as far as this laptop knows."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cad.domain.catalogue import RECORDS, Description
from cad.domain.retention import HAPPENED, UNHEARD, Trace, last_contact
from cad.store.connection import Connection
from cad.store.reads.laptop import kept
from cad.store.reads.people import Person, people
from cad.store.reads.today import ENDINGS_TOLD


@dataclass(frozen=True, slots=True)
class Ending:
    """A person not heard of since `last`, whose file is erased everywhere on the day `until`."""

    person: Person
    last: str
    until: str


def endings(connection: Connection, today: str, of: Collection[str] = ()) -> list[Ending]:
    """Of these people, or of all, the nearest end first.

    A contact written here, sent or not, keeps the file: so will the centre say.
    """
    told = [one for one in kept(connection, ENDINGS_TOLD) or () if not of or one[0] in of]
    if not told:
        return []
    known = people(connection, (person for person, _last, _until in told))
    shown = _shown(connection, {one.id for one in known.values()})
    traces = _traces(connection, known, shown)
    found = {
        known[person].id: Ending(known[person], last, until)
        for person, last, until in told
        if person in known and known[person].id in shown
    }
    heard = {one: last_contact(about, today) for one, about in traces.items()}
    return [one for key, one in found.items() if heard.get(key, "") <= one.last]


def _shown(connection: Connection, survivors: Iterable[str]) -> set[str]:
    asked = json.dumps(sorted(survivors))
    rows = connection.execute(
        "SELECT id FROM resident WHERE removed = 0 AND id IN (SELECT value FROM json_each(?))", (asked,)
    )
    return {row[0] for row in rows}


def _traces(
    connection: Connection, known: dict[str, Person], survivors: Iterable[str]
) -> dict[str, list[Trace]]:
    """Survivor → what is here about them: the records, and when each was written or changed."""
    found: dict[str, list[Trace]] = {one: [] for one in survivors}
    asked = json.dumps(sorted(one for one, who in known.items() if who.id in found))
    for subject, trace in (*_records(connection, asked), *_changes(connection, asked)):
        if subject in known and known[subject].id in found:
            found[known[subject].id].append(trace)
    return found


def _records(connection: Connection, people_asked: str) -> Iterator[tuple[str, Trace]]:
    for kind, described in RECORDS.items():
        if kind != "resident" and "resident" not in described.fields:
            continue
        if kind in HAPPENED:
            yield from _dated(connection, described, people_asked)
        else:
            yield from _written(connection, kind, people_asked)


def _dated(connection: Connection, described: Description, asked: str) -> Iterator[tuple[str, Trace]]:
    happened = HAPPENED[described.name]
    state = "state" if "state" in described.fields else "''"
    rows = connection.execute(
        f'SELECT resident, created_at, "{happened}", {state}, removed FROM {described.name} '
        "WHERE resident IN (SELECT value FROM json_each(?))",
        (asked,),
    )
    for subject, created_at, day, its_state, removed in rows:
        said = {happened: day, "state": its_state, "removed": removed}
        yield subject, Trace(described.name, said, (created_at,))


def _written(connection: Connection, kind: str, asked: str) -> Iterator[tuple[str, Trace]]:
    """Of what only says when it was written, the last one is enough."""
    whose = "id" if kind == "resident" else "resident"
    rows = connection.execute(
        f"SELECT {whose}, max(created_at) FROM {kind} WHERE {whose} IN (SELECT value FROM json_each(?)) "
        f"GROUP BY {whose}",
        (asked,),
    )
    for subject, created_at in rows:
        yield subject, Trace(kind, {}, (created_at,))


def _changes(connection: Connection, people_asked: str) -> Iterator[tuple[str, Trace]]:
    """When each kind was last changed; of those that may be no contact, only the ones that are."""
    asked = (
        "SELECT c.subject, c.kind, max(a.at) FROM change c JOIN act a ON a.pk = c.act {joined} "
        "WHERE c.subject IN (SELECT value FROM json_each(?)) AND c.kind {which} GROUP BY c.subject, c.kind"
    )
    said = {"removed": 1, "state": "said"}
    for kind, unheard in UNHEARD.items():
        joined = f"JOIN {kind} r ON r.id = c.record AND r.state NOT IN ('', '{unheard}')"
        sql = asked.format(joined=joined, which=f"= '{kind}'")
        yield from (
            (row[0], Trace(kind, said, (row[2],))) for row in connection.execute(sql, (people_asked,))
        )
    sql = asked.format(joined="", which=f"NOT IN ({', '.join(map(repr, UNHEARD))})")
    yield from ((row[0], Trace(row[1], said, (row[2],))) for row in connection.execute(sql, (people_asked,)))
