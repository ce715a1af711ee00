"""How close two written words are, when both may be one name: a slip of the finger, an ear, an alphabet."""

import re
from functools import lru_cache

from cad.domain.first_names import brother_and_sister, short_for
from cad.domain.names import sound, tokens

SAME = 100
CLOSE = 60
"""From here up, two words may be one name; under it they are two names."""

_VOWELS = re.compile(r"[aeiouyw]+")
_MUTE = re.compile(r"(?<=.[^aeiouyw])e$|(?<=d)[iy](?=[aou])")
_ONE_SOUND = re.compile(r"ee|e[iy]|ie|oo|ou")
_CLASSES = str.maketrans("aeiouyw", "aaiuuiu")
_REPEATED = re.compile(r"(.)\1+")

Spelled = tuple[str, ...]
"""The folded words of one name, in their order."""


@lru_cache(maxsize=1 << 16)
def closeness(a: str, b: str, given: bool) -> int:
    """0 to 100 between two folded words; `given` for first names, where a letter may change the person.

    100 the same; 93 heard the same, 88 in a very short word; 90 one slip; 88 a usual short form; 85 two slips
    in a long word; 84 heard the same but for one vowel; 72 one slip in a word of three; 70 one begins the
    other; 50 a brother's and a sister's; else 0.
    """
    if a == b:
        return SAME
    if not a or not b:
        return 0
    if given and short_for(a, b):
        return 88
    if given and brother_and_sister(a, b):
        return 50
    return max(_heard_alike(a, b), _slips(a, b), 70 if _begins(a, b) else 0)


def _heard_alike(a: str, b: str) -> int:
    """Consonants alone would confuse the twins Hassan and Hussein: their vowels must not differ twice."""
    key = sound(a)
    if key != sound(b):
        return 0
    from rapidfuzz.distance import OSA

    vowels = OSA.distance(_vowels(a), _vowels(b))
    if len(key) < 3:
        return 0 if vowels else 88
    return (93, 84, 0)[min(vowels, 2)]


@lru_cache(maxsize=1 << 14)
def _vowels(word: str) -> tuple[str, ...]:
    """Each group of vowels as open, close or round; final e is mute: Houcine and Hussein are ("u", "i")."""
    groups = _VOWELS.findall(_MUTE.sub("", word))
    return tuple(_REPEATED.sub(r"\1", _ONE_SOUND.sub(_one_sound, g).translate(_CLASSES)) for g in groups)


def _one_sound(found: re.Match[str]) -> str:
    return "u" if "o" in found[0] else "i"


def _slips(a: str, b: str) -> int:
    """One wrong, missing, added or exchanged letter from four letters up; two from seven up."""
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 3 or longer < 4 or longer - shorter > 2:
        return 0
    from rapidfuzz.distance import OSA

    found = OSA.distance(a, b, score_cutoff=2)
    if found == 1:
        return 72 if shorter == 3 else 90
    return 85 if found == 2 and shorter >= 7 else 0


def _begins(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter)


_PARTICLES = frozenset(tokens("ben bin ait el al le la de du da dos van von der ould bou abou oum n d l m o"))


@lru_cache(maxsize=1 << 16)
def name_closeness(a: Spelled, b: Spelled, given: bool) -> int:
    """0 to 100 between two names of one or several words, however they are cut, ordered or shortened.

    "Ben Ali" and "Benali" are the same; "Jean-Pierre" and "Jean" lose 12 for the missing word; "Jean-Pierre"
    and "Jean-Paul" are two names.
    """
    whole = closeness("".join(a), "".join(b), given)
    if whole >= 90 or len(a) == len(b) == 1:
        return whole
    shorter, longer = sorted((a, b), key=len)
    if not shorter or all(word in _PARTICLES for word in shorter):
        return whole
    if len(shorter) < len(longer):
        return max(whole, _each_found(shorter, longer, given) - 12)
    return max(whole, min(_each_found(a, b, given), _each_found(b, a, given)))


def _each_found(words: Spelled, among: Spelled, given: bool) -> int:
    return min(max(closeness(word, other, given) for other in among) for word in words)
