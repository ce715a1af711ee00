"""Keeping the search entries in step with the records: people, and everything that was written."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from json.encoder import encode_basestring as quoted
from typing import Any

from cad.domain.likeness import PersonKey, blocking_keys
from cad.domain.names import fold, sound
from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.rows import Rows, as_json, of_records
from cad.store.table import select

Statement = tuple[str, tuple[Any, ...]]
"""SQL and its values."""
Entry = tuple[int, str, str, str]
"""Row number, names, what else finds the person, how the names sound."""

_NAMES = ("usage_name", "birth_name", "first_name")
_COMPARED = (*_NAMES, "birth_date", "phones")
_OTHER = ("address", "postcode", "city", "birth_date", "email", "imilo_number", "ft_number", "caf_number")
"""What finds a person, besides names and telephones."""
SEARCHED = (*_COMPARED, *_OTHER)

_ADD_ENTRIES = (
    "INSERT INTO resident_search(rowid, name, other, sound) "
    "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM jsonb_each(?)"
)
_ADD_KEYS = (
    "INSERT OR IGNORE INTO resident_key(key, pk, born) SELECT key, pk, birth_date "
    "FROM json_each(?) CROSS JOIN resident ON pk = value"
)
"""From one object with a member for each key of each person: names may come several times in it."""


def sort_keys(people: Rows) -> list[str]:
    """What the list of people is ordered by: folded surname, first name."""
    usage, birth, first = map(people.column, _NAMES)
    surnames = (one or other for one, other in zip(usage, birth, strict=True))
    return [*map(str.strip, _joined([map(fold, surnames), map(fold, first)]))]


def person_key(resident: Resident) -> PersonKey:
    """What likeness compares."""
    return PersonKey(resident.id, *(getattr(resident, name) for name in _COMPARED))


def index_resident(connection: Connection, pk: int, resident: Resident) -> None:
    """Bring the search index and the likeness keys of one person in step with their record."""
    connection.execute("DELETE FROM resident_search WHERE rowid = ?", (pk,))
    connection.execute("DELETE FROM resident_key WHERE pk = ?", (pk,))
    if not resident.removed:
        add_to_index(connection, [(pk, resident)])


def index_again(connection: Connection, people: Sequence[str]) -> None:
    """The same for many people, known by their identifiers."""
    asked, theirs = json.dumps(people), "id IN (SELECT value FROM json_each(?))"
    for table, number in (("resident_search", "rowid"), ("resident_key", "pk")):
        connection.execute(
            f"DELETE FROM {table} WHERE {number} IN (SELECT pk FROM resident WHERE {theirs})", (asked,)
        )
    shown = select(connection, Resident, f"removed = 0 AND {theirs}", asked)
    numbers = (
        dict(connection.execute(f"SELECT id, pk FROM resident WHERE {theirs}", (asked,))) if shown else {}
    )
    add_to_index(connection, ((numbers[one.id], one) for one in shown))


def add_to_index(connection: Connection, residents: Iterable[tuple[int, Resident]]) -> None:
    """Index people who were not yet, and the key they are sorted by."""
    numbered = dict(residents)
    if not numbered:
        return
    people, numbers = of_records([*numbered.values()]), [*numbered]
    sorts = zip(sort_keys(people), numbers, strict=True)
    connection.executemany("UPDATE resident SET sort_key = ? WHERE pk = ?", sorts)
    index_new(connection, people, numbers)


def index_new(connection: Connection, people: Rows, numbers: Sequence[int]) -> None:
    """Index people who were not yet, already written with their sort key."""
    for sql, values in (keys(people, numbers), added(entries(people, numbers))):
        connection.execute(sql, values)


def entries(people: Rows, numbers: Sequence[int]) -> Iterable[Entry]:
    """The search entry of each; removed people have none."""
    rows = zip(numbers, _names(people), _others(people), _sounds(people), strict=True)
    return compress(rows, people.shown())


def added(found: Iterable[Entry]) -> Statement:
    """What adds search entries."""
    return _ADD_ENTRIES, (as_json([*found]),)


def keys(people: Rows, numbers: Sequence[int]) -> Statement:
    """What adds the likeness keys of people who had none; removed people have none."""
    compared = map(PersonKey, people.ids, *map(people.column, _COMPARED))
    held = compress(zip(numbers, map(blocking_keys, compared), strict=True), people.shown())
    members = [f"{quoted(key)}:{pk}" for pk, own in held for key in own]
    return _ADD_KEYS, (f"{{{','.join(members)}}}",)


def _names(people: Rows) -> Iterable[str]:
    return _joined(map(fold, people.column(name)) for name in _NAMES)


def _others(people: Rows) -> Iterable[str]:
    texts = [people.columns[name] for name in _OTHER if name in people.columns]
    return _joined(map(fold, column) for column in [*texts, map(" ".join, people.column("phones"))])


def _sounds(people: Rows) -> Iterable[str]:
    return _joined(map(_heard, people.column(name)) for name in _NAMES)


@lru_cache(maxsize=1 << 16)
def _heard(name: str) -> str:
    """How the words of a name sound."""
    return " ".join({*map(sound, fold(name).split())})


def _joined(columns: Iterable[Iterable[str]]) -> Iterable[str]:
    return map(" ".join, zip(*columns, strict=True))


def index_text(connection: Connection, kind: str, record: str, subject: str, text: str) -> None:
    """Bring what was written in one record in step; an empty text takes it out."""
    row = connection.execute("SELECT pk FROM text_entry WHERE record = ?", (record,)).fetchone()
    if row:
        connection.execute("DELETE FROM text_search WHERE rowid = ?", row)
        connection.execute("DELETE FROM text_entry WHERE pk = ?", row)
    if text.strip():
        pk = connection.execute(
            "INSERT INTO text_entry(record, kind, subject) VALUES (?, ?, ?)", (record, kind, subject)
        ).lastrowid
        connection.execute("INSERT INTO text_search(rowid, text) VALUES (?, ?)", (pk, text))


def add_texts(connection: Connection, kind: str, texts: Iterable[tuple[str, str, str]]) -> None:
    """Index what was written in new records of a kind: record, subject and text of each."""
    last = connection.execute("SELECT coalesce(max(pk), 0) FROM text_entry").fetchone()[0]
    numbered = list(enumerate((entry for entry in texts if entry[2].strip()), last + 1))
    connection.executemany(
        "INSERT INTO text_entry(pk, record, kind, subject) VALUES (?, ?, ?, ?)",
        [(pk, record, kind, subject) for pk, (record, subject, _text) in numbered],
    )
    connection.executemany(
        "INSERT INTO text_search(rowid, text) VALUES (?, ?)", [(pk, entry[2]) for pk, entry in numbered]
    )
