"""The case of names that lists write in capitals."""

import re

from cad.domain.errors import Refused
from cad.domain.text import _

MAX_NAME = 120
"""Letters: the longest names of real people stay under it; more is two cells run together."""

_LOWER_DE = re.compile(r"\bDe (?=\S)")
_LOWER_D = re.compile(r"\bD(?=['’]\w)")
_SMALL_WORDS = re.compile(
    r"(?<=[ -])(?:De|La|Le|Les|Du|Des|Sur|Sous|En|Et|Aux?|Lès|Lez)(?=[ -])|(?<=[ -])[DL](?=['’])"
)


def proper(name: str) -> str:
    """A name all in capitals, or all in small letters, gets ordinary case; any other is left as it was typed.

    "DE LA TOUR" is "de La Tour" and "D'ORMESSON" "d'Ormesson", as the Imprimerie nationale writes particles:
    *de* and *d'* are small, *Le*, *La*, *Du*, *Des* and foreign ones (Da Silva, El Amrani) keep theirs.
    "N'GUYEN" is "N'Guyen", "JEAN-PIERRE" "Jean-Pierre".
    """
    if not (name.isupper() or name.islower()):
        return name
    cased = name.title().replace("i\u0307", "i")
    if "D" in cased:
        cased = _LOWER_D.sub("d", _LOWER_DE.sub("de ", cased))
    return cased


def proper_city(city: str) -> str:
    """ "SAINT-JACQUES-DE-LA-LANDE" is "Saint-Jacques-de-la-Lande"; a city not in capitals is left alone."""
    if not city.isupper():
        return city
    return _SMALL_WORDS.sub(lambda found: found[0].lower(), city.title())


def checked_name(text: str) -> str:
    """A name in ordinary case. Raises `Refused` when it has figures, no letter, or far too many."""
    if len(text) > MAX_NAME:
        raise Refused(
            _("Ce nom a {n} caractères\u00a0: plusieurs cellules se sont sans doute mélangées.").format(
                n=len(text)
            )
        )
    if not text.isalpha():
        _check_letters(text)
    return proper(text)


def _check_letters(text: str) -> None:
    if any(map(str.isdigit, text)):
        raise Refused(_("Ce nom contient des chiffres\u00a0: est-ce bien le nom d’une personne\u202f?"))
    if not any(map(str.isalpha, text)):
        raise Refused(_("Ce nom ne contient aucune lettre."))
