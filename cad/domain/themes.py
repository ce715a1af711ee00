"""The thirteen themes of a journey: the eleven of the Cité de l'emploi, then housing and money.

Each opens with a question in plain words, because "non abordé" is not "non", and is tied to thématiques of
data.inclusion v1 (package data-inclusion-schema, Licence Ouverte 2.0) so that services can be proposed.
"""

from dataclasses import dataclass

from cad.domain.text import _


@dataclass(frozen=True, slots=True)
class Theme:
    """`thematiques` are data.inclusion v1 values; `icon` names a file of the icon set."""

    key: str
    label: str
    short: str
    question: str
    icon: str
    thematiques: tuple[str, ...]


def _under(family: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{family}--{name}" for name in names)


THEMES = (
    Theme(
        "recruitment",
        _("Recherche d’emploi et recrutement"),
        _("Emploi"),
        _("Où en êtes-vous de votre recherche de travail\u202f?"),
        "briefcase",
        (
            *_under(
                "choisir-un-metier",
                "confirmer-son-choix-de-metier",
                "connaitre-les-opportunites-demploi",
                "decouvrir-un-metier-ou-un-secteur-dactivite",
                "identifier-ses-points-forts-et-ses-competences",
            ),
            *_under(
                "preparer-sa-candidature",
                "developper-son-reseau",
                "organiser-ses-demarches-de-recherche-demploi",
                "realiser-un-cv-et-ou-une-lettre-de-motivation",
                "valoriser-ses-competences",
            ),
            *_under(
                "trouver-un-emploi",
                "convaincre-un-recruteur-en-entretien",
                "faire-des-candidatures-spontanees",
                "maintien-dans-lemploi",
                "repondre-a-des-offres-demploi",
                "suivre-ses-candidatures-et-relancer-les-employeurs",
            ),
            *_under(
                "souvrir-a-linternational",
                "connaitre-les-opportunites-demploi-a-letranger",
                "sinformer-sur-les-aides-pour-travailler-a-letranger",
                "sorganiser-suite-a-son-retour-en-france",
            ),
        ),
    ),
    Theme(
        "training",
        _("Formation et français"),
        _("Formation"),
        _("Y a-t-il quelque chose que vous aimeriez apprendre, ou apprendre mieux\u202f?"),
        "graduation-cap",
        (
            *_under("se-former", "monter-son-dossier-de-formation", "trouver-sa-formation"),
            *_under("lecture-ecriture-calcul", "maitriser-le-calcul", "maitriser-le-francais"),
        ),
    ),
    Theme(
        "entrepreneurship",
        _("Création d’activité"),
        _("Activité"),
        _("Avez-vous une idée d’activité que vous voudriez lancer\u202f?"),
        "storefront",
        _under(
            "creer-une-entreprise",
            "definir-son-projet-de-creation-dentreprise",
            "developper-son-entreprise",
            "structurer-son-projet-de-creation-dentreprise",
        ),
    ),
    Theme(
        "childcare",
        _("Garde d’enfant et famille"),
        _("Garde"),
        _("Qui s’occupe de vos enfants, ou d’un proche, quand vous n’êtes pas là\u202f?"),
        "baby",
        _under(
            "famille",
            "garde-denfants",
            "prise-en-charge-personne-dependante",
            "soutien-a-la-parentalite-et-a-leducation",
            "soutien-aidants",
            "surmonter-conflits-separation-violence",
        ),
    ),
    Theme(
        "mobility",
        _("Mobilité"),
        _("Mobilité"),
        _("Comment vous déplacez-vous, et jusqu’où pouvez-vous aller\u202f?"),
        "bus",
        _under(
            "mobilite",
            "acceder-a-un-vehicule",
            "entretenir-reparer-son-vehicule",
            "etre-accompagne-dans-son-parcours-mobilite",
            "financer-ma-mobilite",
            "preparer-un-permis",
            "mobilite-douce-partagee-collective",
        ),
    ),
    Theme(
        "digital",
        _("Numérique"),
        _("Numérique"),
        _("Avez-vous de quoi faire vos démarches en ligne, et êtes-vous à l’aise\u202f?"),
        "device",
        _under(
            "numerique",
            "acceder-a-des-services-en-ligne",
            "acceder-a-une-connexion-internet",
            "acquerir-un-equipement",
            "maitriser-les-fondamentaux-du-numerique",
        ),
    ),
    Theme(
        "rights",
        _("Accès aux droits"),
        _("Droits"),
        _("Avez-vous des papiers, des démarches ou des droits en attente\u202f?"),
        "scales",
        (
            *_under(
                "difficultes-administratives-ou-juridiques",
                "accompagnement-aux-demarches-administratives",
                "accompagnement-pour-lacces-a-la-citoyennete",
                "accompagnement-pour-lacces-aux-droits",
                "beneficier-dune-mesure-daccompagnement-adapte",
                "prendre-en-compte-une-problematique-judiciaire",
            ),
            *_under("sante", "acces-aux-soins", "constituer-un-dossier-mdph-invalidite"),
        ),
    ),
    Theme(
        "discrimination",
        _("Lutte contre les discriminations"),
        _("Discrimination"),
        _("Vous est-il arrivé d’être traité·e autrement que les autres\u202f?"),
        "equals",
        _under("difficultes-administratives-ou-juridiques", "connaitre-ses-droits-face-a-une-discrimination"),
    ),
    Theme(
        "mental_health",
        _("Santé mentale et bien-être"),
        _("Bien-être"),
        _("Comment vous sentez-vous en ce moment\u202f?"),
        "heart",
        (
            *_under("sante", "sante-mentale", "addictions"),
            *_under("remobilisation", "bien-etre-confiance-en-soi", "activites-sportives-et-culturelles"),
        ),
    ),
    Theme(
        "outreach",
        _("Aller-vers et lien social"),
        _("Lien social"),
        _("Y a-t-il des personnes ou des lieux du quartier sur qui vous pouvez compter\u202f?"),
        "hands",
        _under("remobilisation", "lien-social", "benevolat-action-citoyenne"),
    ),
    Theme(
        "communication",
        _("Information des habitants"),
        _("Information"),
        _("Comment avez-vous les nouvelles du quartier et des aides\u202f?"),
        "megaphone",
        (),
    ),
    Theme(
        "housing",
        _("Logement"),
        _("Logement"),
        _("Votre logement vous convient-il, et pouvez-vous y rester\u202f?"),
        "house",
        _under(
            "logement-hebergement",
            "acheter-un-logement",
            "changer-de-logement",
            "louer-un-logement",
            "rechercher-une-solution-dhebergement-temporaire",
            "reduire-les-impayes-de-loyer",
            "se-maintenir-dans-le-logement",
            "sinformer-sur-les-demarches-liees-a-lacces-au-logement",
        ),
    ),
    Theme(
        "money",
        _("Difficultés financières"),
        _("Budget"),
        _("Arrivez-vous à finir le mois\u202f?"),
        "coins",
        (
            *_under(
                "difficultes-financieres",
                "acquerir-une-autonomie-budgetaire",
                "ameliorer-sa-gestion-budgetaire",
                "mettre-en-place-une-mesure-de-protection-financiere",
                "prevenir-une-degradation-de-la-situation-financiere",
                "situation-dendettement-surendettement",
            ),
            *_under("equipement-et-alimentation", "alimentation", "electromenager", "habillement"),
        ),
    ),
)
"""In the order of a conversation: what the person came for first, what needs trust last."""

BY_KEY = {theme.key: theme for theme in THEMES}

UNMAPPED = (
    "equipement-et-alimentation--aide-menagere",
    "sante--sante-sexuelle",
)
"""Thématiques that belong to no theme of the plan; a service that has only these is found by its name."""


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

NEED_STATE_BY_KEY = {state.key: state for state in NEED_STATES}


def themes_of(thematiques: tuple[str, ...]) -> tuple[str, ...]:
    """The theme keys a service with these data.inclusion thématiques answers to, in the themes' order."""
    return tuple(theme.key for theme in THEMES if not set(theme.thematiques).isdisjoint(thematiques))
