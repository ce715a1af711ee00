"""How two people's names agree: first name with first name, any surname with any, or the two exchanged."""

from functools import lru_cache
from typing import NamedTuple

from cad.domain.names import tokens
from cad.domain.spelling import CLOSE, SAME, Spelled, name_closeness
from cad.domain.text import _

UNKNOWN = 60
"""Closeness of a name that one of the two records does not have: neither for nor against."""


class Names(NamedTuple):
    usage: Spelled
    birth: Spelled
    first: Spelled


class Match(NamedTuple):
    first: int
    surname: int
    reasons: tuple[str, ...]


@lru_cache(maxsize=1 << 17)
def spelled(usage_name: str, birth_name: str, first_name: str) -> Names:
    usage, birth = tokens(usage_name), tokens(birth_name)
    return Names(usage or birth, birth if usage else (), tokens(first_name))


def match(a: Names, b: Names) -> Match:
    straight = _in_order(a, b)
    if min(straight.first, straight.surname) > UNKNOWN:
        return straight
    if sorted((*a.usage, *a.first)) == sorted((*b.usage, *b.first)):
        return Match(SAME, SAME, (_("Mêmes noms dans un autre ordre"),))
    first, surname = name_closeness(a.first, b.usage, True), name_closeness(a.usage, b.first, True)
    if min(first, surname) >= CLOSE and a.first and b.first:
        return Match(first, surname, (_("Nom et prénom inversés"),))
    return straight


def _in_order(a: Names, b: Names) -> Match:
    first = name_closeness(a.first, b.first, True) if a.first and b.first else UNKNOWN
    surname, crossed = _surnames(a, b)
    return Match(first, surname, (*_surname_reason(surname, crossed), *_first_reason(first)))


def _surnames(a: Names, b: Names) -> tuple[int, bool]:
    """The best closeness between any surname of one and any of the other; whether it crosses their kinds."""
    if not a.usage or not b.usage:
        return UNKNOWN, False
    straight = name_closeness(a.usage, b.usage, False)
    if straight == SAME or not (a.birth or b.birth):
        return straight, False
    pairs = ((a.birth, b.usage), (a.usage, b.birth), (a.birth, b.birth))
    crossed = max(name_closeness(x, y, False) for x, y in pairs)
    return (crossed, True) if crossed > straight else (straight, False)


def _surname_reason(surname: int, crossed: bool) -> tuple[str, ...]:
    if surname < CLOSE:
        return (_("Noms différents"),)
    if crossed:
        return (_("Nom de naissance et nom d’usage"),)
    return {SAME: (_("Même nom"),), UNKNOWN: ()}.get(surname, (_("Noms proches"),))


def _first_reason(first: int) -> tuple[str, ...]:
    if first < CLOSE:
        return (_("Prénoms différents"),)
    return {SAME: (_("Même prénom"),), UNKNOWN: ()}.get(first, (_("Prénoms proches"),))
