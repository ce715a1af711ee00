"""Whether two records may be one person: never decided here, only proposed with its reasons."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple, TypeVar

from cad.domain.first_names import full_forms
from cad.domain.name_match import UNRELATED, Match, Names, match, spelled, two_first_names
from cad.domain.names import sound
from cad.domain.partial_date import could_be_same, slip_apart, swapped
from cad.domain.spelling import CLOSE, Spelled
from cad.domain.text import _

T = TypeVar("T")

DUPLICATE = 70
"""The score from which two records are proposed as possibly one person."""

DIFFERENT = -100
"""What two irreconcilable birth dates weigh: more than any name."""

CROWD = 100
"""How many records under one key are compared with a new one: past it, the key says nothing."""


class PersonKey(NamedTuple):
    """What is compared: names as typed, a partial birth date, telephones as national digits.

    A tuple: a long list makes tens of thousands.
    """

    id: str
    usage_name: str = ""
    birth_name: str = ""
    first_name: str = ""
    birth_date: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 100 (see DUPLICATE); `reasons` in French, for and against, the weightiest first."""

    score: int
    reasons: tuple[str, ...] = ()


class Found(NamedTuple):
    """Two positions of a list, and how alike what stands there is."""

    earlier: int
    later: int
    likeness: Likeness


def compare(a: PersonKey, b: PersonKey) -> Likeness:
    """How far two records may be one person.

    Two birth dates that no slip explains are two persons. Then names decide: a date or a telephone shared by
    two names is a neighbour, a twin or a couple; shared by names that are alike, it adds to them.
    """
    shared = bool(a.phones and b.phones) and not set(a.phones).isdisjoint(b.phones)
    phone = (_("Même téléphone"),) if shared else ()
    weight, date_reason = _dates(a.birth_date, b.birth_date)
    names = match(_names(a), _names(b)) if weight > DIFFERENT else UNRELATED
    if names.first < CLOSE and names.surname < CLOSE:
        return Likeness(0, (*date_reason, *phone))
    score = round(_names_weight(names) + weight) + (10 if shared and names.first >= CLOSE else 0)
    reasons = (*names.reasons, *date_reason, *phone)
    return Likeness(max(0, min(100, score)), reasons)


def _names_weight(names: Match) -> float:
    """At most 75. Another first name is another person of the family; another surname may be a marriage."""
    if names.first < CLOSE:
        return 22
    if names.surname < CLOSE:
        return names.first * 0.37
    return (names.first + names.surname) * 0.375


def contemporaries(born: str, others: Iterable[tuple[T, str]]) -> list[T]:
    """Who of these people, given with their birth dates, may be born when this one was.

    Two whole dates of another year and another day are two people: of those a list of 10,000 shares a key
    with, this sets three quarters aside, and must be quick.
    """
    if len(born) != 10:
        return [one for one, _born in others]
    year, day = born[:4], born[5:]
    return [one for one, date in others if date[:4] == year or date[5:] == day or len(date) != 10]


def strangers(a: PersonKey, b: PersonKey) -> bool:
    """Whether `compare` surely stays under DUPLICATE, which is then not worth its time."""
    return two_first_names(_names(a), _names(b))


def _dates(a: str, b: str) -> tuple[int, tuple[str, ...]]:
    """1 January stands for an unknown day on many papers: two of them agree on little more than a year."""
    if not a or not b:
        return 0, ()
    if not contemporaries(a, [(b, b)]):
        return DIFFERENT, (_("Dates de naissance différentes"),)
    if a == b and len(a) == 10 and not a.endswith("-01-01"):
        return 25, (_("Même date de naissance"),)
    if could_be_same(a, b):
        return 8, (_("Dates de naissance compatibles"),)
    if swapped(a, b):
        return 17, (_("Jour et mois de naissance inversés"),)
    if slip_apart(a, b) and not a.endswith("-01-01"):
        return 5, (_("Dates de naissance à un chiffre près"),)
    if could_be_same(_known(a), _known(b)):
        return -8, (_("Même année de naissance"),)
    return DIFFERENT, (_("Dates de naissance différentes"),)


def _known(value: str) -> str:
    return value[:4] if value.endswith("-01-01") else value


def _names(person: PersonKey) -> Names:
    return spelled(person.usage_name, person.birth_name, person.first_name)


def blocking_keys(person: PersonKey) -> frozenset[str]:
    """Short strings of which two likely records share one at least, to be found through an index.

    "d…" the birth date, day and month in one order; "y…" the year with the sound of the first name when the
    day is not known; "n…" the sounds of first name and surname, in one order; "t…" a telephone.
    """
    return _blocking_keys(*person[1:])


@lru_cache(maxsize=1 << 14)
def _blocking_keys(
    usage_name: str, birth_name: str, first_name: str, birth_date: str, phones: tuple[str, ...]
) -> frozenset[str]:
    """Remembered: who is imported is compared first, then written with the same keys."""
    names, first_sound = _name_keys(usage_name, birth_name, first_name)
    date_key = _date_key(birth_date, first_sound)
    return names.union([f"t{phone}" for phone in phones], [date_key] if date_key else ())


def _date_key(born: str, first_sound: str) -> str:
    if len(born) == 10 and not born.endswith("-01-01"):
        return f"d{born[:5]}{_in_one_order(born[5:])}"
    return f"y{born[:4]}{first_sound}" if born else ""


@cache
def _in_one_order(month_day: str) -> str:
    """Day and month, the lesser first."""
    return "-".join(sorted(month_day.split("-")))


@lru_cache(maxsize=1 << 17)
def _name_keys(usage_name: str, birth_name: str, first_name: str) -> tuple[frozenset[str], str]:
    """The "n…" keys, and how the first of the first names sounds."""
    names = spelled(usage_name, birth_name, first_name)
    surnames = {sound(word) for name in (names.usage, names.birth) for word in _parts(name)}
    called = {*_whole_and_first(names.first)} or set(names.usage)
    firsts = {sound(form) for word in called for form in (word, *full_forms(word))}
    keys = frozenset("n" + "-".join(sorted(pair)) for pair in product(surnames, firsts))
    return keys, sound(names.first[0]) if names.first else ""


def _whole_and_first(name: Spelled) -> tuple[str, ...]:
    return ("".join(name), name[0]) if name else ()


def _parts(name: Spelled) -> tuple[str, ...]:
    """The surname in one word, and each of its words long enough to be one."""
    return ("".join(name), *(word for word in name if len(word) > 2)) if name else ()


def duplicates_among(
    people: Sequence[PersonKey], blocks: Iterable[Set[str]] | None = None
) -> Iterator[Found]:
    """Pairs of positions in `people` that may be one person, once each, earlier position first.

    `blocks`: their blocking keys, when they are already known.
    """
    buckets: dict[str, list[int]] = {}
    dates = [person.birth_date for person in people]
    for here, (person, block) in enumerate(zip(people, blocks or map(blocking_keys, people), strict=True)):
        near: set[int] = set()
        for key in block:
            if bucket := buckets.get(key):
                near.update(bucket[-CROWD:])
                bucket.append(here)
            else:
                buckets[key] = [here]
        if not near:
            continue  # half of a list
        for there in sorted(contemporaries(dates[here], [(one, dates[one]) for one in near])):
            if strangers(people[there], person):
                continue
            likeness = compare(people[there], person)
            if likeness.score >= DUPLICATE:
                yield Found(there, here, likeness)
