"""Whose file is near its end, as the centre said, and nobody heard of since as far as this laptop knows."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cad.domain.catalogue import RECORDS
from cad.domain.retention import HAPPENED, Trace, last_contact
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


def endings(connection: Connection, today: str) -> list[Ending]:
    """The nearest end first. A contact written here, sent or not, keeps the file: so will the centre say."""
    told = kept(connection, ENDINGS_TOLD) or []
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
        whose = "id" if kind == "resident" else "resident"
        if whose == "resident" and "resident" not in described.fields:
            continue
        names = [name for name in (HAPPENED.get(kind, ""), "state") if name in described.fields]
        columns = "".join(f', "{name}"' for name in names)
        for subject, removed, created_at, *values in connection.execute(
            f'SELECT "{whose}", removed, created_at{columns} FROM {kind} '
            f'WHERE "{whose}" IN (SELECT value FROM json_each(?))',
            (people_asked,),
        ):
            said = dict(zip(names, values, strict=True)) | {"removed": removed}
            yield subject, Trace(kind, said, (created_at,))


def _changes(connection: Connection, people_asked: str) -> Iterator[tuple[str, Trace]]:
    for subject, kind, at in connection.execute(
        "SELECT c.subject, c.kind, max(a.at) FROM change c JOIN act a ON a.pk = c.act "
        "WHERE c.subject IN (SELECT value FROM json_each(?)) GROUP BY c.subject, c.kind",
        (people_asked,),
    ):
        yield subject, Trace(kind, {"removed": 1}, (at,))
