"""From one cell to the value of one field, each different cell once; what cannot be read gives its reason."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cad.domain.errors import Refused
from cad.domain.nir import looks_like_nir
from cad.domain.partial_date import parse_partial
from cad.domain.text import _
from cad.exchange.sheet import Cell, shown

OLDEST = 110
"""Years: an older birth date is doubted, though a person may confirm it later in the file."""

_DROPPED = {
    code: None
    for first, last in (
        (0, 8),
        (11, 12),
        (14, 31),
        (0x7F, 0x9F),
        (0xAD, 0xAD),
        (0x200B, 0x200B),
        (0x200E, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x2060),
        (0x2066, 0x2069),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
}
"""Control characters and the invisible ones that turn or hide text; the joiners of Persian and emoji stay."""

_NO_VALUE = """
    néant, neant, aucun, aucune, nc, n/c, n.c., nr, n/r, n.r., na, n/a, nsp, null, none, nan, vide, xx,
    xxx, inconnu, inconnue, non renseigné, non renseignée, non communiqué, pas de mail, pas de
    téléphone, pas de tel"""
_NOTHING = frozenset(" ".join(words.split()) for words in _NO_VALUE.split(","))
"""What people write in small letters for nothing."""

_ERRORS = re.compile(r"#(?:N/A|REF!|NOM\?|NAME\?|VALEUR!|VALUE!|DIV/0!|NUL!|NULL!|NOMBRE!|NUM!|ERROR!|#+)")
_MANY_FIGURES = re.compile(r"(?<!\d)[1-478](?:[^\d\n]{0,3}+\d){10}")
"""What a NIR begins with, then figures enough, however they are cut: cheap, where looks_like_nir is sure."""


@dataclass(frozen=True, slots=True)
class Bad:
    """What a cell gives that cannot be read: the French reason, and the text as it may be shown."""

    reason: str
    text: str


class Converter(dict[Cell, Any]):
    """Cell → value of one target, or Bad. A dictionary that fills itself, for lists repeat themselves.

    `keeps_words`: "Aucun" may be a name; `keeps_lines`: the parser wants the lines of the cell.
    """

    def __init__(
        self, parse: Callable[[str], Any], keeps_words: bool = False, keeps_lines: bool = False
    ) -> None:
        super().__init__()
        self._parse = parse
        self._keeps_words = keeps_words
        self._keeps_lines = keeps_lines

    def __missing__(self, cell: Cell) -> Any:
        value = self[cell] = self._read(cell)
        return value

    def _read(self, cell: Cell) -> Any:
        text = cell if isinstance(cell, str) else shown(cell)
        if not (len(text) <= 12 and text.isascii() and text.isalnum()):  # most are, and are clean
            text = clean(text.strip() if self._keeps_lines else " ".join(text.split()))
        if len(text) > 12 and _MANY_FIGURES.search(text) and looks_like_nir(text):
            return Bad(_nir_reason(), re.sub(r"\d", "•", text))
        if not text or (not self._keeps_words and _says_nothing(text)):
            return ""
        try:
            if text[0] == "#" and _ERRORS.fullmatch(text):
                raise Refused(_("La formule de cette cellule donne une erreur."))
            return self._parse(text)
        except Refused as error:
            return Bad(str(error), text)


def _says_nothing(text: str) -> bool:
    """ "Néant", "N/C", a dash, a question mark; a tick says something."""
    if text[0].isalnum():
        return len(text) < 20 and text.lower() in _NOTHING
    return not any(map(str.isalnum, text)) and text not in "✓✔☑☒"


def _nir_reason() -> str:
    return _(
        "Ce texte ressemble à un numéro de sécurité sociale\u00a0: le carnet n’a pas le droit de le garder."
    )


def clean(text: str) -> str:
    """Without invisible characters, accents composed; lines are kept."""
    if not text.isprintable():
        text = text.translate(_DROPPED).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_DAYS = {f"{day:02}/{month:02}/": f"-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)}
"""The beginnings of nearly all the dates of a list, and what they become, of whatever year."""


class BirthDates(Converter):
    """Dates of birth: date cells as they are, texts through `parse_partial`, then the bounds of a life.

    Most texts are day/month/year of a year that leaves no doubt: these need none of it.
    """

    def __init__(self, today: str) -> None:
        super().__init__(self._parse_text)
        self._today = today
        self._oldest = f"{int(today[:4]) - OLDEST:04}{today[4:]}"
        self._years = {str(year) for year in range(int(today[:4]) - OLDEST + 1, int(today[:4]))}

    def _read(self, cell: Cell) -> Any:
        if isinstance(cell, str) and (month_day := _DAYS.get(cell[:6])) and cell[6:] in self._years:
            return cell[6:] + month_day
        if isinstance(cell, date) and not (isinstance(cell, datetime) and cell.year < 1901):
            return self._in_a_life(cell.isoformat()[:10], cell)
        return super()._read(cell)

    def _parse_text(self, text: str) -> Any:
        value = parse_partial(text, today=self._today, excel=True)
        return self._in_a_life(value, text)

    def _in_a_life(self, value: str, cell: Cell) -> Any:
        if value > self._today:
            return Bad(_("Cette date de naissance est dans le futur\u00a0: vérifiez l’année."), shown(cell))
        if value and value < self._oldest[: len(value)]:
            reason = _("Cette personne aurait plus de {n} ans\u00a0: vérifiez l’année.")
            return Bad(reason.format(n=OLDEST), shown(cell))
        return value
