"""Spotting a social-security number (NIR) so that it never enters the record.

The notebook has no right to hold it. Structure after INSEE: sex, year, month, département, commune, order (13
characters), then a key of two figures, 97 less the rest of the first 13 by 97.
"""

import re
from unicodedata import category, decimal

from cad.domain.errors import Refused
from cad.domain.text import _

_GAP = r"[^\S\n]?[.\-/_\u2010-\u2014·]?[^\S\n]?"
_FIGURE = re.compile(r"\d")
_SHAPE = re.compile(
    rf"(?<!\d)([1-478]){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d\d|2[abAB]){_GAP}(\d\d\d){_GAP}(\d\d\d)(?:{_GAP}(\d\d))?(?!\d)"
)
"""Cut where the number's own parts end; a telephone, a SIRET or an IBAN is cut elsewhere or is longer."""

_RUN = re.compile(rf"(?<![0-9A-Za-z])\d(?:{_GAP}(?:\d|(?<=2)[abAB](?={_GAP}\d)))*(?!\d)")
"""Any run of figures however it is cut, taken whole: its length decides."""


def looks_like_nir(text: str) -> bool:
    """Whether the text holds what can only reasonably be a NIR: 13 characters, or 15 with the right key.

    The key is not asked of a number spaced exactly like a NIR: with one wrong figure it still names someone.
    """
    if len(_FIGURE.findall(text)) < 12:  # nearly every text, at a third of the cost
        return False
    text = text if text.isascii() else _plain(text)
    return any(_plausible(found[0]) for found in _SHAPE.finditer(text)) or any(
        _plausible(found[0]) for found in _RUN.finditer(text)
    )


def _plain(text: str) -> str:
    """Wide figures as usual ones, and without the invisible characters that copying brings."""
    visible = "".join(c for c in text if category(c) != "Cf")
    return visible if visible.isascii() else "".join(str(decimal(c, c)) for c in visible)


def without_nir(text: str) -> str:
    """The text, with « […] » in place of what looks like a NIR."""
    if not looks_like_nir(text):
        return text
    text = _plain(text)
    for pattern in (_SHAPE, _RUN):
        text = pattern.sub(lambda found: "[…]" if _plausible(found[0]) else found[0], text)
    return text


def refuse_nir(text: str, label: str) -> None:
    """Raise Refused when a field's text looks like it holds a NIR; `label` is the field's French label."""
    if looks_like_nir(text):
        raise Refused(
            _(
                "«\u00a0{label}\u00a0» contient ce qui ressemble à un numéro de sécurité sociale\u00a0: "
                "le carnet n’a pas le droit de le garder. Effacez-le pour continuer."
            ).format(label=label)
        )


def _plausible(candidate: str) -> bool:
    compact = "".join(c for c in candidate.upper() if c.isalnum())
    if len(compact) not in (13, 15) or not _parts_exist(compact):
        return False
    if len(compact) == 13:
        return compact[0] in "12"  # the provisional 3, 4, 7 and 8 are too common elsewhere without a key
    return key_of(compact[:13]) == int(compact[13:]) or _spaced_like_one(candidate)


def _parts_exist(compact: str) -> bool:
    """Sex, month (20 to 42 and 50 up stand for unknown ones), département, commune and order can be real."""
    if compact[0] not in "123478" or not re.fullmatch(r"\d\d|2A|2B", compact[5:7]):
        return False
    if not (compact[:5] + compact[7:]).isdigit():
        return False
    month = int(compact[3:5])
    return (
        (1 <= month <= 12 or 20 <= month <= 42 or month >= 50)
        and compact[5:7] != "00"
        and int(compact[10:13]) > 0
    )


def _spaced_like_one(candidate: str) -> bool:
    return [len(part) for part in re.findall(r"\w+", candidate)][:6] == [1, 2, 2, 2, 3, 3]


def key_of(compact: str) -> int:
    """The control key of 13 characters; Corsica's 2A counts as 19 and 2B as 18."""
    number = compact[:5] + compact[5:7].replace("2A", "19").replace("2B", "18") + compact[7:]
    return 97 - int(number) % 97
