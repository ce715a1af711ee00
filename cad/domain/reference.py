"""The referral's reference: read over a telephone, copied by hand from a slip, typed back by someone else.

Twelve signs, shown "K7RX-4MH2-9TLW": eleven drawn at random and one check sign.

- 23 signs: the ten figures and thirteen letters. Of the letters that sound alike in French (B C D G P T V,
  M N, F S, I J, Q U) one at most is kept; of those that look like a figure (B G I O Q S Z) none.
- Unique without asking anyone: among a million references, drawn on any number of laptops that never meet,
  the chance that two are equal is at most n² / 2N = 10¹² / (2 x 23¹¹), 5.3 in ten thousand.
- The check: signs count for 0 to 22 and weigh 12 down to 1; their weighted sum is a multiple of 23. As 23 is
  prime and weights differ, any one wrong sign, and any two signs exchanged, neighbours or not, change it.
"""

import random
import re
from itertools import islice, product

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _

ALPHABET = "0123456789AFHJKLMRTUWXY"
LENGTH = 12
GROUP = 4

_SIZE = len(ALPHABET)
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}

_MEANT = {
    "B": "8T",
    "C": "T",
    "D": "T",
    "E": "2",
    "G": "J6",
    "I": "1",
    "N": "M",
    "O": "0",
    "P": "T",
    "Q": "U0",
    "S": "F5",
    "V": "UT",
    "Z": "27",
}
"""Letters that are never used, with the signs they may have been heard or seen for."""

_SPELLED = {
    "A": "Anatole",
    "F": "François",
    "H": "Henri",
    "J": "Joseph",
    "K": "Kléber",
    "L": "Louis",
    "M": "Marcel",
    "R": "Raoul",
    "T": "Thérèse",
    "U": "Ursule",
    "W": "William",
    "X": "Xavier",
    "Y": "Yvonne",
}

_LEAD = re.compile(r"^\s*r[ée]f(?:[ée]rence)?\b[\s.:\u00a0]*", re.IGNORECASE)


def new_reference(rng: random.Random | None = None) -> str:
    """Twelve signs as kept in the record; from the system's own randomness unless a seeded `rng` is given."""
    source = rng or random.SystemRandom()
    drawn = "".join(source.choices(ALPHABET, k=LENGTH - 1))
    return drawn + ALPHABET[-_weigh(drawn + ALPHABET[0]) % _SIZE]


def _weigh(reference: str) -> int:
    return sum((LENGTH - i) * _VALUE[sign] for i, sign in enumerate(reference)) % _SIZE


def show(reference: str) -> str:
    """Printed in three groups: "K7RX-4MH2-9TLW"."""
    return "-".join(reference[i : i + GROUP] for i in range(0, len(reference), GROUP))


def spell(reference: str) -> str:
    """Read over the telephone: "K comme Kléber, 7, R comme Raoul…", a semicolon between groups."""
    words = [_spell(sign) for sign in reference]
    return "\u202f; ".join(", ".join(words[i : i + GROUP]) for i in range(0, len(words), GROUP))


def _spell(sign: str) -> str:
    return _("{sign} comme {name}").format(sign=sign, name=_SPELLED[sign]) if sign in _SPELLED else sign


def normalise(typed: str) -> str:
    """What someone typed, as kept in the record; case, spaces and hyphens do not count, nor O for 0.

    A letter that is never used is taken for the one it was heard or seen for, when the check sign agrees with
    a single reading. Raises Refused, with the place that is likely wrong when it can be told.
    """
    signs = fold(_LEAD.sub("", typed)).replace(" ", "").upper()
    if len(signs) != LENGTH:
        raise Refused(
            _("Une référence a {n} signes, trois groupes de quatre\u00a0: ici, {found}.").format(
                n=LENGTH, found=len(signs)
            )
        )
    readings = ("".join(reading) for reading in product(*(_MEANT.get(sign, sign) for sign in signs)))
    valid = list(islice((reading for reading in readings if not _weigh(reading)), 2))
    if len(valid) != 1:
        raise Refused(_doubt(signs))
    return valid[0]


def _doubt(signs: str) -> str:
    """Names the place only when it is sure: one check sign tells that a sign is wrong, not which."""
    strange = [i for i, sign in enumerate(signs) if sign in _MEANT]
    if not strange:
        return _("Cette référence contient une erreur\u00a0: relisez-la groupe par groupe.")
    return _(
        "Le {rank} signe du {group} groupe («\u00a0{sign}\u00a0») n’est jamais employé\u00a0: relisez-le."
    ).format(
        rank=_ordinal(strange[0] % GROUP + 1),
        group=_ordinal(strange[0] // GROUP + 1),
        sign=signs[strange[0]],
    )


def _ordinal(rank: int) -> str:
    return _("1er") if rank == 1 else _("{n}e").format(n=rank)
