"""Who may read what an adviser writes: four levels, chosen and shown while typing."""

from dataclasses import dataclass

from cad.domain.text import _


@dataclass(frozen=True, slots=True)
class Level:
    """`sentence` is what the writer reads under the field: who will see this, and only them."""

    key: str
    label: str
    sentence: str


LEVELS = (
    Level(
        "author",
        _("Moi seul·e"),
        _("Vous seul·e lirez cette note, même dans votre structure."),
    ),
    Level(
        "team",
        _("L’équipe du parcours"),
        _("Les professionnels de l’équipe du parcours liront cette note, d’où qu’ils viennent."),
    ),
    Level(
        "organisation",
        _("Ma structure"),
        _("Vos collègues liront cette note\u202f; les autres structures du parcours, non."),
    ),
    Level(
        "shared",
        _("Partagé"),
        _("Les structures du parcours liront cette note, si la personne a donné son accord."),
    ),
)
"""From the narrowest to the widest."""

BY_KEY = {level.key: level for level in LEVELS}


def may_read(
    level: str,
    *,
    author: str,
    reader: str,
    reader_organisation: str,
    author_organisation: str,
    in_team: bool,
    shared_consent: bool,
) -> bool:
    """Whether `reader` may read what `author` wrote at this level.

    `in_team`: the reader is now in the journey's team. `shared_consent`: the person agreed to share with the
    reader's organisation. One always reads oneself; an unknown level is read by nobody else.
    """
    if author and reader == author:
        return True
    colleagues = bool(author_organisation) and reader_organisation == author_organisation
    return {
        "team": in_team,
        "organisation": colleagues,
        "shared": colleagues or shared_consent,
    }.get(level, False)
