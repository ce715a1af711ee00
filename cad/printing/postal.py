"""An address as the envelope wants it: six lines of at most 38 characters (NF Z 10-011, La Poste).

Nothing is dropped to make it fit. Usual words are shortened first (the norm's own abbreviations), then a
long line goes on to the next; what still does not fit is refused with the line to shorten.
"""

import re
import textwrap

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _

LINES = 6
LENGTH = 38

_SHORT = {
    "avenue": "av.",
    "boulevard": "bd",
    "place": "pl.",
    "allee": "all.",
    "impasse": "imp.",
    "chemin": "che.",
    "route": "rte",
    "square": "sq.",
    "residence": "rés.",
    "batiment": "bât.",
    "appartement": "apt",
    "escalier": "esc.",
    "etage": "ét.",
    "immeuble": "imm.",
    "lotissement": "lot.",
    "quartier": "qua.",
    "faubourg": "fg",
    "passage": "pass.",
    "esplanade": "esp.",
    "promenade": "prom.",
    "saint": "st",
    "sainte": "ste",
    "general": "gal",
    "marechal": "mal",
    "colonel": "col.",
    "commandant": "cdt",
    "capitaine": "cne",
    "lieutenant": "lt",
    "docteur": "dr",
    "professeur": "pr",
    "president": "pdt",
    "association": "assoc.",
    "service": "sce",
    "centre": "ctre",
    "departement": "dépt",
    "departemental": "dépt.",
    "departementale": "dépt.",
    "communal": "com.",
    "communale": "com.",
    "national": "nat.",
    "nationale": "nat.",
    "regional": "rég.",
    "regionale": "rég.",
    "municipal": "mun.",
    "municipale": "mun.",
    "direction": "dir.",
    "etablissement": "étab.",
}
"""Folded word → its short form (NF Z 10-011, annex, and the usual ones for names of organisations)."""


def fit_address(names: tuple[str, ...], address: str, postcode: str, city: str) -> tuple[str, ...]:
    """Names, street and town on at most six lines of 38 characters, or Refused with what to shorten.

    `names` are one per line (organisation, service); `address` may hold several lines.
    """
    written = street_lines("\n".join((*names, address, f"{postcode} {city}")))
    for prepare in (_one_line_if_short, _shortened):
        fitted = tuple(part for line in written for part in _wrapped(prepare(line)))
        if len(fitted) <= LINES and all(len(line) <= LENGTH for line in fitted):
            return fitted
    raise _too_long(written)


def street_lines(address: str) -> tuple[str, ...]:
    """The lines of an address as typed, single-spaced, empty ones left out."""
    lines = (" ".join(line.split()) for line in address.splitlines())
    return tuple(line for line in lines if line)


def _one_line_if_short(line: str) -> str:
    """The short form when it saves a second line, else the line as written."""
    short = _shortened(line)
    return short if len(short) <= LENGTH else line


def _shortened(line: str) -> str:
    """Usual words shortened one by one until the line fits; the last word, the street's own name, is kept."""
    words = line.split(" ")
    for place, word in enumerate(words[:-1]):
        if len(" ".join(words)) <= LENGTH:
            break
        words[place] = _short(word)
    return " ".join(words)


def _short(word: str) -> str:
    short = _SHORT.get(fold(word), word)
    return short.upper() if word.isupper() else short.capitalize() if word[:1].isupper() else short


def _wrapped(line: str) -> tuple[str, ...]:
    """Cut at a comma or a dash when that is enough, else between words, filling each line."""
    if len(line) <= LENGTH:
        return (line,)
    for cut in re.finditer(r", | [–—-] ", line):
        parts = line[: cut.start()], line[cut.end() :]
        if all(len(part) <= LENGTH for part in parts):
            return parts
    head, tail = _cut(line)
    return (head, *_wrapped(tail)) if tail else (head,)


def _cut(line: str) -> tuple[str, str]:
    """The longest beginning that fits, ending between two words; a word too long stays whole."""
    at = line.rfind(" ", 0, LENGTH + 1)
    at = at if at > 0 else (line + " ").index(" ")
    return line[:at], line[at + 1 :]


def _too_long(lines: tuple[str, ...]) -> Refused:
    return Refused(
        _(
            "L’adresse ne tient pas dans la fenêtre de l’enveloppe (six lignes de 38 caractères)\u00a0: "
            "raccourcissez «\u00a0{line}\u00a0» dans la fiche du partenaire."
        ).format(line=textwrap.shorten(max(lines, key=len), 60, placeholder="…"))
    )
