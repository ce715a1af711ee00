"""Postal addresses as people type them: number and repetition, kind of way, words, postcode, commune."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cad.domain.names import fold

_WAYS = {
    "allee": "all al alle", "avenue": "av ave aven", "boulevard": "bd bld blvd boul bvd",
    "cite": "", "chemin": "ch che chem chm", "clos": "", "villa": "vla", "voie": "",
    "cour": "", "cours": "crs", "domaine": "dom", "galerie": "gal",
    "esplanade": "esp espl", "faubourg": "fg fbg", "hameau": "ham", "impasse": "imp", "jardin": "",
    "lieu": "", "lotissement": "lot", "mail": "", "montee": "mte", "parc": "", "parvis": "",
    "passage": "pas pass psg", "place": "pl plc", "placis": "", "promenade": "prom", "quai": "q qu",
    "residence": "res", "rond": "", "route": "rte", "rue": "r ru", "ruelle": "rle", "sente": "",
    "sentier": "sen", "square": "sq", "terrasse": "", "traverse": "tra", "venelle": "ven",
}  # fmt: skip
"""A kind of way → how it is shortened. As a first word only: elsewhere « gal » is a general."""
WAYS = frozenset(_WAYS)
_WAY = {short: way for way, shorts in _WAYS.items() for short in (way, *shorts.split())}
_SHORT = {
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "gal": "general", "gnl": "general",
    "gen": "general", "mal": "marechal", "dr": "docteur", "doct": "docteur", "pr": "professeur",
    "prof": "professeur", "pdt": "president", "pres": "president", "cdt": "commandant", "cne": "capitaine",
    "cap": "capitaine", "col": "colonel", "lt": "lieutenant", "ltn": "lieutenant", "sgt": "sergent",
    "mgr": "monseigneur", "ing": "ingenieur", "nd": "notre dame", "fg": "faubourg",
}  # fmt: skip
_SMALL = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
"""Words that people leave out or add."""
_REPEATS = {"bis": "b", "ter": "t", "quater": "q"}
_NUMBER = re.compile(r"(\d{1,4})(bis|ter|quater|[a-z])?")
_REPEAT = re.compile(r"bis|ter|quater|[a-f]")
_RANK = re.compile(r"\d{1,2}(e|er|eme|ere|nd)")
_FLAT = frozenset((
    "apt", "appt", "app", "appart", "appartement", "bat", "batiment", "bal", "boite", "bp", "cs", "tsa",
    "esc", "escalier", "entree", "etage", "etg", "hall", "porte", "chambre", "lgt", "logement", "cedex",
))  # fmt: skip
"""Where in a building, or in the post, when a number or a letter follows: no part of the address."""


class Typed(NamedTuple):
    """What was understood of an address; `number` is 0 when none was said, `words` begin by its kind."""

    number: int
    repeat: str
    words: tuple[str, ...]
    postcode: str

    @property
    def way(self) -> str:
        """The kind of way, "" when it was not said."""
        return self.words[0] if self.words and self.words[0] in WAYS else ""

    @property
    def named(self) -> tuple[str, ...]:
        """The words that tell it from others of its kind."""
        return self.words[1:] if self.way else self.words


class Candidate(NamedTuple):
    """An address of the base: `found` when its number is there too, hence a point; `close`: as typed."""

    label: str
    address: str
    postcode: str
    city: str
    insee: str
    found: bool
    close: bool
    lon: float = 0.0
    lat: float = 0.0


def read_address(text: str) -> Typed:
    """An address as typed. "Bât. C, 12 bis sq Lucien Rose 35000" is number 12 b, "square lucien rose"."""
    tokens = _outside(fold(text).split())
    postcode = next((one for one in reversed(tokens) if re.fullmatch(r"\d{5}", one)), "")
    tokens = [one for one in tokens if one != postcode]
    at = _number_at(tokens)
    if at is None:
        return Typed(0, "", way_words(tokens), postcode)
    number, repeat, rest = _numbered(tokens, at)
    return Typed(number, repeat, way_words(rest), postcode)


def _outside(tokens: Sequence[str]) -> list[str]:
    """Without what says where in the building: « bât. C », « appt 12 », « 3e étage », « cedex 7 »."""
    kept: list[str] = []
    waiting = [*tokens]
    while waiting:
        one = waiting.pop(0)
        after = waiting[0] if waiting else ""
        ranked = _RANK.fullmatch(one) and after in _FLAT
        if ranked or (one in _FLAT and (after.isdigit() or len(after) == 1)):
            waiting.pop(0)
        elif one != "cedex":
            kept.append(one)
    return kept


def _number_at(tokens: Sequence[str]) -> int | None:
    """Where the house number is: before a kind of way, else at the beginning. « 8 mai 1945 » has none."""
    for place, one in enumerate(tokens):
        if _NUMBER.fullmatch(one):
            after = [*tokens[place + 1 : place + 3]]
            if after and _REPEAT.fullmatch(after[0]):
                after = after[1:]
            if after and after[0] in _WAY:
                return place
    return 0 if tokens and _NUMBER.fullmatch(tokens[0]) else None


def _numbered(tokens: Sequence[str], at: int) -> tuple[int, str, Sequence[str]]:
    found = _NUMBER.fullmatch(tokens[at])
    assert found  # noqa: S101 - `_number_at` says so
    repeat, rest = found[2] or "", tokens[at + 1 :]
    if not repeat and rest and _REPEAT.fullmatch(rest[0]):
        repeat, rest = rest[0], rest[1:]
    return int(found[1]), one_repeat(repeat), rest


def one_repeat(repeat: str) -> str:
    """ "bis" and "B" are one repetition: both are written for the same door."""
    folded = fold(repeat)
    return _REPEATS.get(folded, folded)


def way_words(tokens: Iterable[str]) -> tuple[str, ...]:
    """The words of a way, written out, without the small ones; the same from the base and from people."""
    first, *others = [*tokens] or [""]
    whole = [_WAY.get(first, _SHORT.get(first, first)), *(_SHORT.get(one, one) for one in others)]
    return tuple(word for one in whole for word in one.split() if word not in _SMALL)
