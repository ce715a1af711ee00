"""What a column’s values say of it, whatever its heading."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from cad.domain.nir import looks_like_nir
from cad.exchange.sheet import Cell, Sheet, shown

_LOOKED_AT = 150
"""Filled cells looked at, spread over the file."""
_SAMPLES = 3
_LITTLE = 0.2

_SHAPES = {
    "email": r"\S+@\S+\.\S+",
    "phones": r"(?:[^\W\d]{2,9}[ .:]*)?(?:\+|00|\(?0)[\d\s./()+;,|-]{8,60}|[1-9]\d{8}",
    "postcode": r"(?:[Ff]-?)?\d{2} ?\d{3}|\d{4}",
    "postcode_city": r"\d{2} ?\d{3}[\s,-]+[^\W\d].*",
    "civility": r"(?i:mr?|mme|mlle|melle|madame|mademoiselle|monsieur|h|f|homme|femme|f.minin|masculin)\.?",
    "birth_date": r"\d\d?[/. -]\d\d?[/. -]\d{2,4}|\d{4}-\d\d.*|\d\d?(?:er)? [^\W\d]{3,9}\.? \d{2,4}"
    r"|\d\d/\d{4}|(?:19|20)\d\d|[1-4]\d{4}",
    "interpreter": r"(?i:oui|non|o|n|x|vrai|faux|0|1)",
    "words": r"[^\W\d_][^\d_@/;:]*",
    "two_words": r"[^\W\d_][^\d_@/;:]*[\s,]+[^\d_@/;:]*[^\W\d_].*",
    "capitals": r"[^a-zà-ÿ\d]+",
    "capitals_last": r".*[a-zà-ÿ].*\s[^a-zà-ÿ\d\s][^a-zà-ÿ\d]+",
}
_COMPILED = {name: re.compile(shape, re.DOTALL) for name, shape in _SHAPES.items()}
_FORMED = {
    "usage_name": "words",
    "birth_name": "words",
    "first_name": "words",
    "full_name": "words",
    "first_then_last": "words",
    "city": "words",
    **{
        name: name
        for name in ("birth_date", "phones", "email", "postcode", "postcode_city", "civility", "interpreter")
    },
}
"""Targets whose values have a form of their own, and its name: a heading that promises one is checked."""

_GUESSES = (
    ("email", 0.6, 0.95),
    ("civility", 0.85, 0.8),
    ("postcode_city", 0.7, 0.75),
    ("phones", 0.6, 0.75),
)
"""Target, share of the values that must have its form, confidence then."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of a column: how many cells are filled in the sample, how many have each form, a few of them."""

    index: int
    filled: int
    forms: Counter[str]
    samples: tuple[str, ...]

    def share(self, form: str) -> float:
        """Part of the filled cells that have a form."""
        return self.forms[form] / self.filled if self.filled else 0.0

    def contradicts(self, target: str) -> bool:
        """Whether hardly any value has the form the target asks for."""
        return target in _FORMED and self.filled > 1 and self.share(_FORMED[target]) < _LITTLE

    def guess(self) -> tuple[str, float]:
        """A target and how sure, from the values alone; ("", 0) when they could be anything."""
        for target, least, confidence in _GUESSES:
            if self.share(target) >= least:
                return target, confidence
        if self.forms["born"] >= max(3, 0.8 * self.filled):
            return "birth_date", 0.6
        return "", 0.0

    def name_order(self) -> str:
        """Which comes first in a column of whole names: capitals tell, else the family name."""
        return "first_then_last" if self.share("capitals_last") > 0.5 else "full_name"


def look_at(sheet: Sheet, index: int) -> Evidence:
    """The evidence of one column, from cells spread over the whole sheet."""
    cells = [cell for row in _spread(sheet) if (cell := row[index]) != ""]
    forms: Counter[str] = Counter()
    texts = [" ".join(shown(cell).split())[:100] for cell in cells]
    for cell, text in zip(cells, texts, strict=True):
        forms.update(name for name, shape in _COMPILED.items() if shape.fullmatch(text))
        forms["nir"] += len(text) > 12 and sum(map(str.isalpha, text)) < 3 and looks_like_nir(text)
        forms["born"] += _could_be_birth(cell, text)
    distinct = tuple(dict.fromkeys(text for text in texts if text))
    return Evidence(index, len(cells), forms, distinct[:_SAMPLES])


def _spread(sheet: Sheet) -> list[list[Cell]]:
    step = max(1, len(sheet.rows) // _LOOKED_AT)
    return list(sheet.rows[::step])


def _could_be_birth(cell: Cell, text: str) -> bool:
    """A whole date at least fifteen years old: the others in a list are of last week or of next month."""
    year = cell.year if isinstance(cell, date) else 0
    if not year and (found := re.fullmatch(r"(?:\d\d?[/.-]){2}(\d{4})|(\d{4})-\d\d-\d\d", text)):
        year = int(found[1] or found[2])
    return 1900 < year <= date.today().year - 15
