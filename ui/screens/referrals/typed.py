"""What is typed in the search: a name, the beginning of a reference, or a whole one. No Qt here."""

import re

from cad.domain import reference
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from ui.screens.referrals import filters

_LIKE_REFERENCE = re.compile(r"(?=(?:.*\d){2})[a-z0-9]{9,15}")
"""As many signs as a reference, give or take a slip of the hand, with at least two figures."""


def reference_in(text: str) -> str:
    """The reference typed, as kept in the record; "" when it is not (yet) one."""
    try:
        return reference.normalise(text)
    except Refused:
        return ""


def trouble_in(text: str) -> str:
    """Why what looks like a reference is not one; "" for a name."""
    said = re.sub(r"^ref(?:erence)? ", "", fold(text)).replace(" ", "")
    if not _LIKE_REFERENCE.fullmatch(said):
        return ""
    try:
        reference.normalise(text)
    except Refused as refused:
        return str(refused)
    return ""


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
    if text:
        said = _("Rien ne correspond à «\u00a0{text}\u00a0». Tapez un nom, un partenaire ou une référence.")
        return said.format(text=text[:40])
    return _EMPTY.get(group, "")
