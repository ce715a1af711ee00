"""Which letters of a line answer what was typed, so that they can be underlined. No Qt here."""

import re
from functools import lru_cache

from cad.domain.names import fold

Marks = tuple[tuple[int, int], ...]
"""(start, length) in the text as shown."""


def mark(title: str, subtitle: str, typed: str) -> tuple[Marks, Marks]:
    """What to underline in a name, then in the line under it: there, only the words the name has not."""
    digits = re.sub(r"\D", "", typed)
    if len(digits) > 3 and not any(c.isalpha() for c in typed):
        return (), _run(subtitle, digits) or _words(subtitle, fold(typed).split())[0]
    in_title, rest = _words(title, fold(typed).split())
    return in_title, _words(subtitle, rest)[0]


def _words(text: str, wanted: list[str]) -> tuple[Marks, list[str]]:
    """The beginnings of words that were typed, and what was typed in vain."""
    letters, places = _folded(text)
    found: list[tuple[int, int]] = []
    missed = []
    for word in dict.fromkeys(wanted):
        starts = [m.start() for m in re.finditer(rf"\b{word}", letters)]
        found += [(places[s], places[s + len(word) - 1] + 1 - places[s]) for s in starts]
        missed += [] if starts else [word]
    return tuple(sorted(set(found))), missed


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in bare small letters, and the place each of them had: "Œ" gives two."""
    letters, places = "", []
    for place, char in enumerate(text):
        bare = _bare(char)
        letters += bare
        places += [place] * len(bare)
    return letters, places


@lru_cache(maxsize=1024)
def _bare(char: str) -> str:
    """A letter’s small bare form, a space for a sign, nothing for an accent on its own."""
    return fold(f"a{char}a")[1:-1]


def _run(text: str, digits: str) -> Marks:
    """A telephone number typed with or without its spaces."""
    found = re.search(r"(?<!\d)" + r"[\s.]?".join(digits), text)
    return ((found.start(), found.end() - found.start()),) if found else ()
