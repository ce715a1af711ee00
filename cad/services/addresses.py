"""Addresses found as one types them, offline, in the base that was imported."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cad.domain.address import WAYS, Candidate, Typed, read_address, way_words
from cad.domain.names import fold
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.store.connection import Connection
from cad.store.reads import reference as reads

SHOWN = 6
"""Candidates one reads at a glance."""
_LIKE = 78
"""Hundredths under which two words are not one another misspelt."""
EXACT, PARTIAL, GUESSED = range(3)
"""How a way answers what was typed: word for word; but for the kind of way; otherwise, and one must look."""
Communes = Mapping[str, tuple[str, frozenset[str]]]
Rank = tuple[int, bool, int, int]
"""Level, whether the postcode is another one, words in common (the more, the lower), words besides."""
Ranked = tuple[Rank, reads.Way]


@query
def address_candidates(reading: Reading, text: str, limit: int = SHOWN) -> tuple[Candidate, ...]:
    """The addresses that `text` may mean, the likeliest first; none while too little is typed."""
    return tuple(candidates(reading.connection, text))[:limit]


def candidates(connection: Connection, text: str) -> list[Candidate]:
    """See `address_candidates`: all of them."""
    known = reads.communes(connection)
    typed, ranked = meant(connection, text, known)
    top = ranked[: 2 * SHOWN]
    doors = _doors(connection, typed, [way.pk for _rank, way in top])
    best = min((rank[:2] for rank, _way in top), default=(GUESSED, False))
    found = [
        one
        for rank, way in top
        for one in _candidates(typed, way, rank[:2] == best and best[0] < GUESSED, doors.get(way.pk, []))
    ]
    there = {(one.address, one.insee) for one in found if one.found}  # its way may have a second postcode
    shown = (one for one in found if one.found or (one.address, one.insee) not in there)
    return sorted(shown, key=lambda one: (not one.close, bool(typed.number) and not one.found))


def meant(connection: Connection, text: str, known: Communes) -> tuple[Typed, list[Ranked]]:
    """What was understood, and the ways it may mean. It ends by a commune, or not: the best reading wins."""
    whole = read_address(text)
    readings = [one for one in ((whole, frozenset[str]()), *_with_commune(whole, known)) if _says(one[0])]
    for look in (_beginning, _alike):
        found = [(typed, _ranked(look(connection, typed), typed, insee, known)) for typed, insee in readings]
        if answers := [one for one in found if one[1]]:
            return min(answers, key=lambda answer: answer[1][0][0])
    return whole, []


def _says(typed: Typed) -> bool:
    """Whether enough is typed to look for something."""
    return any(len(word) > 1 for word in typed.named)


def _with_commune(typed: Typed, known: Communes) -> Iterator[tuple[Typed, frozenset[str]]]:
    """The same, when it ends by the name of a commune and something is left."""
    for insee, (city, _codes) in known.items():
        words = way_words(fold(city).split())
        rest = typed.words[: -len(words)]
        if typed.words[-len(words) :] == words and any(word not in WAYS for word in rest):
            yield typed._replace(words=rest), frozenset((insee,))


def _beginning(connection: Connection, typed: Typed) -> list[reads.Way]:
    """The ways that have every word, or one that begins so."""
    return reads.ways(connection, " ".join(f'"{word}"*' for word in typed.words))


def _alike(connection: Connection, typed: Typed) -> list[reads.Way]:
    """The ways that have some of the words, or words like them."""
    return reads.ways(connection, " OR ".join(_near(connection, typed.named)), ranked=True)


def _ranked(found: Iterable[reads.Way], typed: Typed, insee: frozenset[str], known: Communes) -> list[Ranked]:
    """Best first, of one commune when it is said."""
    ranked = [(_rank(typed, way, known), way) for way in found if not insee or way.insee in insee]
    return sorted(ranked, key=lambda one: (one[0], len(one[1].words), one[1].pk))


def _near(connection: Connection, words: Iterable[str]) -> Iterator[str]:
    """Each word, or those it may be when no way has it."""
    from rapidfuzz import fuzz, process

    vocabulary = reads.vocabulary(connection)
    for word in words:
        yield f'"{word}"*'
        for like, _score, _place in process.extract(
            word, vocabulary, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=3
        ):
            yield f'"{like}"'


def _rank(typed: Typed, way: reads.Way, known: Communes) -> Rank:
    said, words = set(typed.words), way.words.split()
    there = set(words)
    level = GUESSED
    if said == there:
        level = EXACT
    elif said == set(words[1:]) and len(said) > 1:
        level = PARTIAL
    if typed.postcode and typed.postcode not in known[way.insee][1]:
        level = GUESSED
    elsewhere = bool(typed.postcode) and typed.postcode != way.postcode
    return level, elsewhere, -len(said & there), len(there - said)


def _doors(connection: Connection, typed: Typed, ways: list[int]) -> dict[int, list[reads.Door]]:
    if not typed.number:
        return {}
    rows = (d for d in reads.doors(connection, ways, typed.number) if d.repeat == typed.repeat)
    return {way: [*doors] for way, doors in groupby(sorted(rows), key=lambda door: door.way)}


def _candidates(typed: Typed, way: reads.Way, close: bool, doors: list[reads.Door]) -> Iterator[Candidate]:
    """One for each door that has the number, however many; the way alone when none has."""
    number = (
        f"{typed.number} {_REPEATS.get(typed.repeat, typed.repeat.upper())}".strip() if typed.number else ""
    )
    address = f"{number} {way.name}".strip()
    label = _("{address}, {postcode} {city}").format(address=address, postcode=way.postcode, city=way.city)
    about = (label, address, way.postcode, way.city, way.insee)
    if not doors:
        yield Candidate(*about, False, close)
    for door in doors:
        yield Candidate(*about, True, close, door.lon, door.lat)


_REPEATS = {"b": "bis", "t": "ter", "q": "quater"}
