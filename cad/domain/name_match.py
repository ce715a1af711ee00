"""How two people's names agree: first name with first name, any surname with any, or the two exchanged."""

from functools import lru_cache
from typing import NamedTuple

from cad.domain.names import tokens
from cad.domain.spelling import CLOSE, SAME, Spelled, name_closeness
from cad.domain.text import _

UNKNOWN = 60
"""Closeness of a name that one of the two records does not have: neither for nor against."""

CROSSED = 85
"""At most, when the birth name of one is the usage name of the other: more pairs, so more chance meetings."""


class Names(NamedTuple):
    usage: Spelled
    birth: Spelled
    first: Spelled


class Match(NamedTuple):
    first: int
    surname: int
    reasons: tuple[str, ...]


UNRELATED = Match(0, 0, ())


@lru_cache(maxsize=1 << 17)
def spelled(usage_name: str, birth_name: str, first_name: str) -> Names:
    usage, birth = tokens(usage_name), tokens(birth_name)
    return Names(usage or birth, birth if usage else (), tokens(first_name))


def two_first_names(a: Names, b: Names) -> bool:
    """Whether first names are unlike, and are not one’s surname: two people, though of one family maybe.

    Nearly always so of two people born the same day; said in a third of the time that `match` takes.
    """
    return (
        bool(a.first and b.first)
        and name_closeness(a.first, b.first, True) < CLOSE
        and name_closeness(a.first, b.usage, True) < CLOSE
        and name_closeness(b.first, a.usage, True) < CLOSE
        and not _same_words(a, b)
    )


def match(a: Names, b: Names) -> Match:
    """The best agreement of two people's names, whichever field each was typed in."""
    straight = _in_order(a, b)
    if min(straight.first, straight.surname) > UNKNOWN:
        return straight
    if _same_words(a, b):
        return Match(SAME, SAME, (_("Mêmes noms dans un autre ordre"),))
    return _exchanged(a, b) or _exchanged(b, a) or straight


def _same_words(a: Names, b: Names) -> bool:
    words = a.usage or a.first
    if not words or (words[0] not in b.usage and words[0] not in b.first):
        return False  # nearly always, and at once
    return sorted(a.usage + a.first) == sorted(b.usage + b.first)


def _exchanged(a: Names, b: Names) -> Match | None:
    """The agreement when the fields of `b` were exchanged; None when that brings no two names together."""
    if not (a.first and b.usage and b.first) or name_closeness(a.first, b.usage, True) < CLOSE:
        return None
    found = _in_order(a, Names(b.first, b.birth, b.usage))
    return found._replace(reasons=(_("Nom et prénom inversés"),)) if found.surname >= CLOSE else None


def _in_order(a: Names, b: Names) -> Match:
    first = name_closeness(a.first, b.first, True) if a.first and b.first else UNKNOWN
    surname, crossed = _surnames(a, b)
    if first < CLOSE and surname < CLOSE:
        return UNRELATED
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
    return (min(crossed, CROSSED), True) if min(crossed, CROSSED) > straight else (straight, False)


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
