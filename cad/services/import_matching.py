"""Who in a file may already be in the notebook, or earlier in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from cad.domain.likeness import (
    DUPLICATE,
    Likeness,
    PersonKey,
    blocking_keys,
    compare,
    contemporaries,
    duplicates_among,
)
from cad.domain.name_match import apart, spelled
from cad.domain.names import display_name, fold
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
    keys = _keys(people)
    blocks = [blocking_keys(key) for key in keys]
    earlier = _inside(keys, blocks)
    tell(len(keys), 2 * len(keys))
    return [*earlier, *_against(connection, keys, blocks, tell)]


def _inside(keys: Sequence[PersonKey], blocks: Blocks) -> list[Match]:
    """Each later line that may be the person of an earlier one."""
    return [
        _match(int(keys[pair.later].id), keys[pair.later], keys[pair.earlier], pair.likeness, "")
        for pair in duplicates_among(keys, blocks=blocks)
    ]


def _against(connection: Connection, keys: Sequence[PersonKey], blocks: Blocks, tell: Tell) -> list[Match]:
    """Each line that may be a person of the notebook, with the likeliest of them."""
    if not reads.anyone(connection):
        return []
    held = reads.holders(connection, set().union(*blocks))
    known = reads.people(connection, set().union(*held.values()))
    dated = {pk: (one, one.birth_date) for pk, one in known.items()}
    holders = {one: [dated[pk] for pk in pks if pk in dated] for one, pks in held.items()}
    found = []
    for done, (key, block) in enumerate(zip(keys, blocks, strict=True)):
        if not done % EVERY:
            tell(len(keys) + done, 2 * len(keys))
        near = contemporaries(
            key.birth_date, chain.from_iterable([holders[one] for one in block if one in holders])
        )
        if best := near and _likeliest(key, near):
            likeness, other = best
            resident = reads.root_of(connection, other)
            found.append(_match(int(key.id), key, other.key, likeness, resident))
    return found


def _likeliest(key: PersonKey, near: Sequence[reads.Known]) -> tuple[Likeness, reads.Known] | None:
    """Who of these is the likeliest to be this person, when someone is likely enough."""
    best, found = DUPLICATE - 1, None
    names = spelled(key.usage_name, key.birth_name, key.first_name)
    for other in {one.pk: one for one in near}.values():
        if not apart(names, spelled(other.usage_name, other.birth_name, other.first_name)):
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
