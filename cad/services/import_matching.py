"""Who in a file may already be in the notebook, or earlier in the file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from cad.domain.likeness import (
    DUPLICATE,
    Likeness,
    PersonKey,
    blocking_keys,
    compare,
    duplicates_among,
)
from cad.domain.name_match import spelled, two_first_names
from cad.domain.names import display_name, fold
from cad.store.beside import beside
from cad.store.connection import Connection
from cad.store.reads import duplicates as reads

Tell = Callable[[int, int], None]
Blocks = Sequence[frozenset[str]]
"""The blocking keys of each line: worked out once, they serve inside the file and against the notebook."""
EVERY = 500
"""People compared between two words to whoever waits."""


@dataclass(frozen=True, slots=True)
class Match:
    """Line `row` of the file may be the person of line `other_row`, or of the file `resident`; one is empty.

    `name` is the other’s. `sure`: same names, same whole birth date: not imported unless asked.
    """

    row: int
    other_row: int
    resident: str
    name: str
    score: int
    reasons: tuple[str, ...]
    sure: bool


def _keys(people: Iterable[Any]) -> list[PersonKey]:
    """What likeness compares, for rows as `cad.exchange.rows` reads them."""
    values = ((str(person.row), person.fields.get) for person in people)
    return [
        PersonKey(
            row,
            get("usage_name", ""),
            get("birth_name", ""),
            get("first_name", ""),
            get("birth_date", ""),
            get("phones", ()),
        )
        for row, get in values
    ]


def matches(connection: Connection, people: Iterable[Any], tell: Tell) -> list[Match]:
    """Each line that may be the person of an earlier one, then each that may be in the notebook.

    SQLite looks into the notebook for some while Python reads the next of `people`, then compares them.
    """
    keys, blocks, coming = list[PersonKey](), list[frozenset[str]](), iter(people)
    with beside() as thread:
        near = []
        while part := _keys(islice(coming, EVERY)):
            keys += part
            blocks += map(blocking_keys, part)
            near.append((part, thread.submit(reads.near, connection, part, blocks[-len(part) :])))
        found = _inside(keys, blocks)
        for done, (part, known) in enumerate(near, len(near)):
            tell(done, 2 * len(near))
            found += _against(connection, part, known.result())
    return found


def _inside(keys: Sequence[PersonKey], blocks: Blocks) -> list[Match]:
    """Each later line that may be the person of an earlier one."""
    return [
        _match(int(keys[pair.later].id), keys[pair.later], keys[pair.earlier], pair.likeness, "")
        for pair in duplicates_among(keys, blocks=blocks)
    ]


def _against(
    connection: Connection, keys: Sequence[PersonKey], near: Sequence[Sequence[reads.Known]]
) -> Iterator[Match]:
    """Each line that may be a person of the notebook, with the likeliest of them."""
    for key, known in zip(keys, near, strict=True):
        if known and (best := _likeliest(key, known)):
            likeness, other = best
            yield _match(int(key.id), key, other.key, likeness, reads.root_of(connection, other))


def _likeliest(key: PersonKey, near: Sequence[reads.Known]) -> tuple[Likeness, reads.Known] | None:
    """Who of these is the likeliest to be this person, when someone is likely enough."""
    best, found = DUPLICATE - 1, None
    names = spelled(key.usage_name, key.birth_name, key.first_name)
    for other in near:
        if not two_first_names(names, spelled(other.usage_name, other.birth_name, other.first_name)):
            likeness = compare(key, other.key)
            if likeness.score > best:
                best, found = likeness.score, (likeness, other)
    return found


def _match(row: int, one: PersonKey, other: PersonKey, likeness: Likeness, resident: str) -> Match:
    return Match(
        row=row,
        other_row=0 if resident else int(other.id),
        resident=resident,
        name=display_name(other.usage_name, other.first_name, other.birth_name),
        score=likeness.score,
        reasons=likeness.reasons,
        sure=_same(one, other),
    )


def _same(one: PersonKey, other: PersonKey) -> bool:
    return len(one.birth_date) == 10 and one.birth_date == other.birth_date and _names(one) == _names(other)


def _names(key: PersonKey) -> list[str]:
    return sorted(fold(f"{key.usage_name or key.birth_name} {key.first_name}").split())
