"""Who in a file may already be in the notebook, or earlier in the file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
Blocks = Sequence[set[str]]
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


def _keys(people: Sequence[Any]) -> list[PersonKey]:
    """What likeness compares, for rows as `cad.exchange.rows` reads them."""
    return [
        PersonKey(
            id=str(person.row),
            usage_name=person.fields.get("usage_name", ""),
            birth_name=person.fields.get("birth_name", ""),
            first_name=person.fields.get("first_name", ""),
            birth_date=person.fields.get("birth_date", ""),
            phones=person.fields.get("phones", ()),
        )
        for person in people
    ]


def matches(connection: Connection, people: Sequence[Any], tell: Tell) -> list[Match]:
    """Each line that may be the person of an earlier one, then each that may be in the notebook."""
    keys, blocks = _keys(people), list[set[str]]()
    parts = [keys[start : start + EVERY] for start in range(0, len(keys), EVERY)]
    with beside() as thread:  # SQLite looks into the notebook while Python compares
        near = []
        for part in parts:
            blocks += map(blocking_keys, part)
            near.append(thread.submit(reads.near, connection, part, blocks[-len(part) :]))
        found = _inside(keys, blocks)
        for done, (part, known) in enumerate(zip(parts, near, strict=True), len(parts)):
            tell(done, 2 * len(parts))
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
        if best := _likeliest(key, known):
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
