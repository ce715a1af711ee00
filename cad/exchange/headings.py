"""What a heading means."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cad.domain.text import _
from cad.exchange.sheet import Row, column_letter, shown
from cad.exchange.synonyms import SOMEONE_ELSE, heading_key, synonyms

SEARCHED = 40
"""Rows among which the headings are searched: titles, logos and dates come first in real files."""
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading seems to be: a target’s name (``""`` for none), and how sure, from 0 to 1."""

    target: str
    confidence: float


UNKNOWN = Meaning("", 0.0)


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning:
    """Exact synonym 1; close spelling up to 0.95; a synonym inside a longer heading 0.7; else UNKNOWN."""
    key = heading_key(heading)
    if not key or len(key) > 60:
        return UNKNOWN
    if key in synonyms():
        return Meaning(synonyms()[key], 1.0)
    close = _close(key)
    if not SOMEONE_ELSE.isdisjoint(key.split()) and (close is None or close.confidence < 0.94):
        return Meaning("", 0.7)
    return close or _inside(key) or UNKNOWN


def _close(key: str) -> Meaning | None:
    from rapidfuzz import fuzz, process

    if len(key) < 4:
        return None
    found = process.extractOne(key, synonyms().keys(), scorer=fuzz.token_sort_ratio, score_cutoff=83)
    return Meaning(synonyms()[found[0]], found[1] / 100 * 0.95) if found else None


def _inside(key: str) -> Meaning | None:
    """The longest synonym whose words are all in the heading: "tel de la personne" holds "tel"."""
    words = set(key.split())
    held = [synonym for synonym in synonyms() if len(synonym) > 2 and words.issuperset(synonym.split())]
    return Meaning(synonyms()[max(held, key=len)], 0.7) if held else None


def resemblance(rows: Sequence[Row]) -> float:
    """How much the first rows of a sheet look like a list of people: by its best row of headings."""
    filled = [row for row in rows if any(cell != "" for cell in row)][:SEARCHED]
    best = max((understood(texts_of(row), ignored=0.1) for row in filled), default=0.0)
    return best if len(filled) > 1 else best / 2


def texts_of(row: Row) -> list[str]:
    """The cells as headings: on one line, single spaces."""
    return [" ".join(shown(cell).split()) for cell in row]


def understood(texts: Sequence[str], ignored: float = 1.0) -> float:
    """How many headings are well understood; `ignored` is the worth of one that has no target."""
    found = [meaning(text) for text in texts if text and len(text) < 80]
    return sum(m.confidence * (1 if m.target else ignored) for m in found if m.confidence >= _SURE)


def unnamed(index: int) -> str:
    """The label of a column without a heading."""
    return _("Colonne {letter}").format(letter=column_letter(index))
