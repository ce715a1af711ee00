"""What is typed in the search: a name, the beginning of a reference, or a whole one. No Qt here."""

import re

from cad.domain import reference
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from ui.screens.referrals import filters

_BEGINNING = re.compile(r"(?=(?:.*\d){2})[a-z0-9]{3,11}")
"""What is not a name any more, and not yet a reference."""


def _said(text: str) -> str:
    return re.sub(r"^ref(?:erence)? ", "", fold(text))


def reference_in(text: str) -> str:
    """The reference typed, as kept in the record; "" when it is not (yet) one."""
    try:
        return reference.normalise(text)
    except Refused:
        return ""


def trouble_in(text: str) -> str:
    """Why what looks like a reference is not one; "" for a name."""
    if not _like_reference(_said(text).upper().split()):
        return ""
    try:
        reference.normalise(text)
    except Refused as refused:
        return str(refused)
    return ""


def _like_reference(words: list[str]) -> bool:
    """About as many signs as a reference, few of them strange to it.

    Two figures tell it from a name, and leave room for several slips. One reference in a hundred has fewer:
    there is room for one; without any figure, names in two words, as "Amal Kharrat", are left alone.
    """
    signs = "".join(words)
    figures = sum(sign.isdigit() for sign in signs)
    strange = sum(sign not in reference.ALPHABET for sign in signs)
    slips = 3 if figures >= 2 else 1
    near = abs(len(signs) - reference.LENGTH) <= slips and strange <= slips
    return near and (figures > 0 or len(words) != 2)


_EMPTY = {
    filters.LATE: _("Aucune réponse en retard. Les partenaires ont répondu, ou ont encore le temps."),
    filters.OPEN: _("Aucune couture ouverte\u00a0: personne n’attend entre deux structures."),
    filters.CLOSED: _("Aucune couture refermée pour l’instant."),
    filters.BROKEN: _("Aucune couture rompue."),
    filters.DRAFT: _("Aucun brouillon\u00a0: tout ce qui a été préparé est parti."),
    filters.ALL: _("Aucune orientation. On oriente une personne depuis sa fiche."),
}


def nothing(text: str, group: str) -> str:
    """Why the list is empty, and what to do."""
    signs = _said(text).replace(" ", "")
    if len(signs) >= reference.LENGTH and (sentence := trouble_in(text)):
        return sentence
    if _BEGINNING.fullmatch(signs):
        return _("Aucune référence ne commence ainsi. Tapez-la jusqu’au bout, ou faites-la relire.")
    if text:
        said = _("Rien ne correspond à «\u00a0{text}\u00a0». Tapez un nom, un partenaire ou une référence.")
        return said.format(text=text[:40])
    return _EMPTY.get(group, "")
