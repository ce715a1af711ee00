"""Who in a file may already be in the notebook, or earlier in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cad.domain.likeness import DUPLICATE, Likeness, PersonKey, blocking_keys, compare, duplicates_among
from cad.domain.names import display_name, fold
from cad.store.connection import Connection
from cad.store.reads import duplicates as reads

Tell = Callable[[int, int], None]
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


def keys_of(people: Sequence[Any]) -> list[PersonKey]:
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


def inside(keys: Sequence[PersonKey]) -> list[Match]:
    """Each later line that may be the person of an earlier one."""
    return [
        _match(int(keys[pair.later].id), keys[pair.later], keys[pair.earlier], pair.likeness, "")
        for pair in duplicates_among(keys)
    ]


def against(connection: Connection, keys: Sequence[PersonKey], tell: Tell) -> list[Match]:
    """Each line that may be a person of the notebook, with the likeliest of them."""
    if not reads.anyone(connection):
        return []
    blocks = [blocking_keys(key) for key in keys]
    held = reads.holders(connection, {key for block in blocks for key in block})
    known = reads.people(connection, {pk for pks in held.values() for pk in pks}) if held else {}
    found = []
    for done, (key, block) in enumerate(zip(keys, blocks, strict=True)):
        if not done % EVERY:
            tell(done, len(keys))
        near = {pk for one in block if one in held for pk in held[one]}
        likely = [(compare(key, known[pk].key), pk) for pk in near if pk in known]
        if likely and (best := max(likely, key=lambda pair: pair[0].score))[0].score >= DUPLICATE:
            other = known[best[1]]
            found.append(_match(int(key.id), key, other.key, best[0], other.root))
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
