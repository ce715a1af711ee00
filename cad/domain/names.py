"""Names of people, found and ordered whatever the accents, the capitals or the way they were transcribed."""

import re
import unicodedata
from functools import lru_cache

from cad.domain.text import _

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ß": "ss", "ł": "l", "ı": "i", "ŧ": "t"}
)
"""Latin letters that do not decompose into a letter and an accent."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower-case ASCII words separated by one space: "N’Guessan-Koné" is "n guessan kone".

    Latin letters are folded here; other scripts through anyascii, whose import costs 20 ms and waits for the
    first Arabic or Cyrillic name. Emoji and signs are spaces.
    """
    folded = text.translate(_WORDS)
    if not folded.isascii():
        folded = _transcribed(text).translate(_WORDS)
    return " ".join(folded.split())


def _transcribed(text: str) -> str:
    """Other scripts in Latin letters."""
    from anyascii import anyascii

    latin = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS)
    return anyascii("".join(_kept(c) for c in unicodedata.normalize("NFC", latin)))


class _Folding(dict[int, str]):
    """Code point → what `fold` makes of it, worked out once each: a long list folds twice as fast."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(map(_folded, unicodedata.normalize("NFKD", chr(code).lower())))
        return folded


_WORDS = _Folding()


def _folded(char: str) -> str:
    if not char.isascii():
        return _LETTERS.get(ord(char)) or _bare(char)
    return char.lower() if char.isalnum() else " "


def _kept(char: str) -> str:
    """The character when only anyascii knows it."""
    bare = _bare(char)
    return bare if bare.isascii() else char


def _bare(char: str) -> str:
    """The character, nothing for an accent, a space for a sign."""
    if char.isascii():
        return char
    kind = unicodedata.category(char)
    if "\u0300" <= char <= "\u036f" or kind == "Cf":
        return ""
    return char if kind[0] in "LNM" else " "


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name, in their order."""
    return tuple(fold(text).split())


_DOUBLED = re.compile(r"(.)\1+")
_SOUND = re.compile(
    r"(?P<a>^h?[aeiouyw]+)"
    r"|(?P<silent>(?<=.)[sxz]$|b(?=v)|(?<=u)l(?=[tdx]s?$))"  # Dumas, Leroux; Lefebvre; Renault
    r"|(?P<k>^ch(?=[rlt])|ch(?=ael)|ck|cqu?|(?<!t)(?<!s)c(?![eiyh])|qu?)"  # Christian, Michaël
    r"|(?P<x>t?s?ch|t?sh|tj)"  # Cheikh and Sheikh, Tchad
    r"|(?P<g>gu(?=[eiy]))"
    r"|(?P<j>dj|d[iy](?=[aou])|dg(?=[ei])|g(?=[eiy]))"  # Djibril and Gibril, Diallo and Jallow
    r"|(?P<n>gn)|(?P<f>ph)|(?P<ks>x)|(?P<s>sc(?=[eiy])|c(?=[eiy])|ts(?=.)|z)|(?P<t>d(?=s?$))"
    r"|(?P<drop>[aeiouywh]+)"
)


@lru_cache(maxsize=1 << 16)
def sound(token: str) -> str:
    """The consonants one hears in a folded word, French or transcribed: Cheikh and Sheikh are both "xk".

    Vowels vary too much from one registrar to another (Mohamed, Muhammad) to count; an initial one is "a".
    Close names share a key, and so do some distant ones: it finds candidates and never decides. On 55
    pairs of such names it agrees on 53; Double Metaphone (PyPI "Metaphone", last release 2016) on 38,
    pyphonetics' Fuzzy Soundex on 33, jellyfish's Metaphone on 32, phonetic-fr on 25: none was made for them.
    """
    return _SOUND.sub(_heard, _DOUBLED.sub(r"\1", token))


def _heard(found: re.Match[str]) -> str:
    group = found.lastgroup or ""
    return "" if group in ("silent", "drop") else group


def proper_case(name: str) -> str:
    """The capitals of "Anne-Marie" for a name typed all in one case; "McKenzie" is left as typed."""
    if not (name.isupper() or name.islower()):
        return name
    return re.sub(r"[^\W_]+", lambda word: word[0].capitalize(), name)


def initials(name: str) -> str:
    """ "Aïcha Ben Salah" gives "AB": the first letters of the first two words."""
    words = [word for word in name.replace("-", " ").replace("’", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()


def display_name(usage_name: str, first_name: str, birth_name: str = "") -> str:
    """As lists show it: "DIALLO Aïssatou (BARRY)", surname first in capitals, a different birth name after.

    The order lets the eye run down a sorted column; the capitals say which part is the surname, which nothing
    else does when the name is new to the reader.
    """
    surname = (usage_name or birth_name).strip().upper()
    shown = " ".join(part for part in (surname, proper_case(first_name.strip())) if part)
    if birth_name and usage_name and fold(birth_name) != fold(usage_name):
        shown += f" ({birth_name.strip().upper()})"
    return shown or _("Sans nom")


def full_name(civility: str, first_name: str, usage_name: str, birth_name: str = "") -> str:
    """As a letter or a sentence says it: "Mme Aïssatou DIALLO"; `civility` is "mme", "m" or ""."""
    title = {"mme": _("Mme"), "m": _("M.")}.get(civility, "")
    parts = (title, proper_case(first_name.strip()), (usage_name or birth_name).strip().upper())
    return " ".join(part for part in parts if part) if parts[1] or parts[2] else _("Sans nom")


def sort_key(usage_name: str, first_name: str, birth_name: str = "") -> str:
    """Orders "Diallo Zoé" before "Diallo Ba Awa": surname, then first name, both folded."""
    return f"{fold(usage_name or birth_name)}\x1f{fold(first_name)}"
