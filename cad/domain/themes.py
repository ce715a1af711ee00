"""The thirteen themes of a journey: the eleven of the Cité de l'emploi, then housing and money.

Each opens with a question in plain words, because "non abordé" is not "non", and is tied to thématiques of
data.inclusion v1 (package data-inclusion-schema, Licence Ouverte 2.0) so that services can be proposed.
"""

from dataclasses import dataclass

from cad.domain.text import _
from cad.domain.thematiques import BY_THEME


@dataclass(frozen=True, slots=True)
class Theme:
    """`question` opens the subject in plain words; `icon` names a file of the icon set."""

    key: str
    label: str
    short: str
    question: str
    icon: str

    @property
    def thematiques(self) -> tuple[str, ...]:
        """The data.inclusion v1 values of the services that answer to it."""
        return BY_THEME[self.key]


THEMES = (
    Theme(
        "recruitment",
        _("Recherche d’emploi et recrutement"),
        _("Emploi"),
        _("Où en êtes-vous de votre recherche de travail\u202f?"),
        "briefcase",
    ),
    Theme(
        "training",
        _("Formation et français"),
        _("Formation"),
        _("Y a-t-il quelque chose que vous aimeriez apprendre, ou apprendre mieux\u202f?"),
        "graduation-cap",
    ),
    Theme(
        "entrepreneurship",
        _("Création d’activité"),
        _("Activité"),
        _("Avez-vous une idée d’activité que vous voudriez lancer\u202f?"),
        "storefront",
    ),
    Theme(
        "childcare",
        _("Garde d’enfant et famille"),
        _("Garde"),
        _("Qui s’occupe de vos enfants, ou d’un proche, quand vous n’êtes pas là\u202f?"),
        "baby",
    ),
    Theme(
        "mobility",
        _("Mobilité"),
        _("Mobilité"),
        _("Comment vous déplacez-vous, et jusqu’où pouvez-vous aller\u202f?"),
        "bus",
    ),
    Theme(
        "digital",
        _("Numérique"),
        _("Numérique"),
        _("Avez-vous de quoi faire vos démarches en ligne, et êtes-vous à l’aise\u202f?"),
        "device",
    ),
    Theme(
        "rights",
        _("Accès aux droits"),
        _("Droits"),
        _("Avez-vous des papiers, des démarches ou des droits en attente\u202f?"),
        "scales",
    ),
    Theme(
        "discrimination",
        _("Lutte contre les discriminations"),
        _("Discrimination"),
        _("Vous est-il arrivé d’être traité·e autrement que les autres\u202f?"),
        "equals",
    ),
    Theme(
        "mental_health",
        _("Santé mentale et bien-être"),
        _("Bien-être"),
        _("Comment vous sentez-vous en ce moment\u202f?"),
        "heart",
    ),
    Theme(
        "outreach",
        _("Aller-vers et lien social"),
        _("Lien social"),
        _("Y a-t-il des personnes ou des lieux du quartier sur qui vous pouvez compter\u202f?"),
        "hands",
    ),
    Theme(
        "communication",
        _("Information des habitants"),
        _("Information"),
        _("Comment avez-vous les nouvelles du quartier et des aides\u202f?"),
        "megaphone",
    ),
    Theme(
        "housing",
        _("Logement"),
        _("Logement"),
        _("Votre logement vous convient-il, et pouvez-vous y rester\u202f?"),
        "house",
    ),
    Theme(
        "money",
        _("Difficultés financières"),
        _("Budget"),
        _("Arrivez-vous à finir le mois\u202f?"),
        "coins",
    ),
)
"""In the order of a conversation: what the person came for first, what needs trust last."""

BY_KEY = {theme.key: theme for theme in THEMES}
OF_THE_CITY = tuple(theme for theme in THEMES if theme.key not in ("housing", "money"))
"""The eleven of the Cité de l’emploi."""


@dataclass(frozen=True, slots=True)
class NeedState:
    """One state of a theme; `current` when it calls for action now."""

    key: str
    label: str
    current: bool = False


NEED_STATES = (
    NeedState("not_discussed", _("Non abordé")),
    NeedState("strength", _("Point fort")),
    NeedState("need", _("Besoin"), current=True),
    NeedState("in_progress", _("En cours"), current=True),
    NeedState("lifted", _("Levé")),
)


class _NeedStates(dict[str, NeedState]):
    """A state that only a newer version of the app knows is named by its key."""

    def __missing__(self, key: str) -> NeedState:
        return NeedState(key, key)


NEED_STATE_BY_KEY = _NeedStates({state.key: state for state in NEED_STATES})
