"""The plan’s figures, each defined once: the screen, the report and the documentation say the same words.

A figure more is one line here and, when it is counted, one SQL in `cad.store.reads.plan`. None is ever typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cad.domain.figures import PLACES
from cad.domain.text import _

AXES = {
    "follow": _("Accompagnement"),
    "seams": _("Coutures"),
    "companies": _("Entreprises"),
    "internships": _("Stages de 3e"),
    "businesses": _("Création d’entreprise"),
    "city": _("Cité de l’emploi"),
}
"""Axis → its title, in the order in which they are read."""

COUNT, PEOPLE, DAYS, SHARE = "count", "people", "days", "share"
"""What a figure is: things that happened, people, a median of days, a share of two shown numbers."""

WHOLE = "whole"
"""In a `Part`: the total of a figure and not one of its places."""

_PERSONS = _("les fiches retirées\u00a0; les personnes inventées, sauf dans un carnet de démonstration")
_BETWEEN = _("les orientations dans une même structure, les brouillons et celles qui ont été annulées")

Part = tuple[str, str]
"""A figure and one of its places, or `WHOLE`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`counted` (the numerator), `among` (the denominator) and `excluded` define it. A share is `part` on the
    sum of `part` and `rest`, which are shown too. `place` and `state` lead to those it counts, where one can.
    """

    key: str
    label: str
    axis: str
    kind: str
    counted: str
    among: str
    excluded: str = _PERSONS
    part: Part = ("", "")
    rest: Part = ("", "")
    state: str = ""


_PERIOD = _("la période choisie, premier et dernier jours compris")

FIGURES = (
    Figure("met", _("Personnes rencontrées"), "follow", PEOPLE,
           _("personnes qui ont eu au moins un entretien dans la période, chacune une fois"), _PERIOD),
    Figure("encounters", _("Entretiens"), "follow", COUNT,
           _("entretiens notés, quel qu’en soit le cadre"), _PERIOD),
    Figure("journeys", _("Parcours ouverts"), "follow", COUNT,
           _("parcours dont le jour d’ouverture est dans la période"), _PERIOD),
    Figure("needs", _("Besoins dits"), "follow", COUNT,
           _("regards sur un thème notés «\u00a0Besoin\u00a0»"), _PERIOD),
    Figure("lifted", _("Besoins levés"), "follow", COUNT,
           _("regards sur un thème notés «\u00a0Levé\u00a0»"), _PERIOD),
    Figure("steps", _("Étapes faites"), "follow", COUNT,
           _("étapes notées faites, au jour où elles l’ont été"), _PERIOD,
           _("les étapes abandonnées\u00a0; les fiches retirées et les personnes inventées, de même")),
    Figure("met_in_qpv", _("Part en QPV"), "follow", SHARE,
           _("personnes rencontrées qui habitent un quartier prioritaire"),
           _("personnes rencontrées dont la résidence est vérifiée, en QPV ou hors QPV"),
           _("les personnes dont la résidence est à vérifier"), ("met", "in"), ("met", "out")),
    Figure("opened", _("Coutures ouvertes"), "seams", COUNT,
           _("orientations remises d’une structure à une autre, au jour de leur remise"), _PERIOD, _BETWEEN),
    Figure("closed", _("Coutures refermées"), "seams", COUNT,
           _("orientations dont la personne est venue ou dont la suite est connue, au jour où c’est noté"),
           _PERIOD, _BETWEEN, state="closed"),
    Figure("broken", _("Coutures rompues"), "seams", COUNT,
           _("orientations sans réponse, refusées, ou dont la personne n’est pas venue, au jour du constat"),
           _PERIOD, _BETWEEN, state="broken"),
    Figure("sewn", _("Part refermée"), "seams", SHARE,
           _("coutures refermées dans la période"), _("coutures refermées ou rompues dans la période"),
           _("celles qui sont encore ouvertes"), ("closed", WHOLE), ("broken", WHOLE)),
    Figure("delay", _("Délai médian"), "seams", DAYS,
           _("jours de la remise à la venue ou à la suite connue\u00a0: la moitié a attendu moins"),
           _("coutures refermées dans la période"), _BETWEEN),
    Figure("event_met", _("Venues à une rencontre"), "companies", PEOPLE,
           _("personnes notées venues à une rencontre avec des entreprises, chacune une fois"), _PERIOD,
           _("les personnes inconnues, comptées sans nom\u00a0; les fiches retirées")),
    Figure("event_in_qpv", _("Venues, part en QPV"), "companies", SHARE,
           _("personnes venues qui habitent un quartier prioritaire"),
           _("personnes venues dont la résidence est vérifiée, en QPV ou hors QPV"),
           _("les personnes dont la résidence est à vérifier"), ("event_met", "in"), ("event_met", "out")),
    Figure("event_contracts", _("Contrats après une rencontre"), "companies", COUNT,
           _("contrats notés entre une personne et une entreprise rencontrée, au jour dit"), _PERIOD),
    Figure("offers_taken", _("Offres prises"), "companies", COUNT,
           _("offres d’emploi proposées à une personne qui a été retenue, au jour de la réponse"), _PERIOD,
           _("les postes des clauses sociales, suivis à part")),
    Figure("pupils_hosted", _("Élèves accueilli·es"), "internships", PEOPLE,
           _("élèves dont la semaine d’observation commence dans la période et qui ont un stage accepté, "
             "signé ou fait"), _PERIOD),
    Figure("pupils_without", _("Élèves sans stage"), "internships", PEOPLE,
           _("élèves dont la semaine d’observation commence dans la période et que personne n’accueille"),
           _PERIOD),
    Figure("pupils_share", _("Part accueillie"), "internships", SHARE,
           _("élèves accueilli·es"), _("élèves accueilli·es ou sans stage"),
           _("les élèves dont l’établissement n’a pas dit sa semaine"),
           ("pupils_hosted", WHOLE), ("pupils_without", WHOLE)),
    Figure("internships_done", _("Stages faits"), "internships", COUNT,
           _("stages notés faits, au jour de leur fin"), _PERIOD),
    Figure("projects", _("Projets d’entreprise"), "businesses", COUNT,
           _("projets dont l’émergence est notée dans la période"), _PERIOD),
    Figure("registered", _("Entreprises immatriculées"), "businesses", COUNT,
           _("entreprises dont le jour d’immatriculation est dans la période"), _PERIOD),
    Figure("funded", _("Financements obtenus"), "businesses", COUNT,
           _("demandes dont l’accord est noté, au jour où il l’a été"), _PERIOD,
           _("les demandes refusées, celles sans réponse et celles dont deux réponses se contredisent")),
    Figure("alive", _("Entreprises en vie à 12 mois"), "businesses", COUNT,
           _("personnes à leur compte douze mois après l’immatriculation, au jour où c’est noté"), _PERIOD,
           _("celles dont on n’a pas de nouvelles")),
    Figure("hosted", _("Hébergements en CAQ"), "businesses", COUNT,
           _("séjours commencés à un bureau d’un centre d’affaires de quartier"), _PERIOD),
    Figure("joined", _("Personnes entrées dans un projet"), "city", PEOPLE,
           _("personnes qui ont commencé au moins un projet d’association, chacune une fois"), _PERIOD),
    Figure("parts", _("Participations"), "city", COUNT,
           _("entrées dans un projet, au premier jour de chacune"), _PERIOD),
    Figure("seen_through", _("Participations menées à terme"), "city", COUNT,
           _("participations dont la personne est allée au bout, ou a trouvé emploi ou formation"), _PERIOD,
           _("celles qui sont en cours, et celles arrêtées avant la fin")),
)  # fmt: skip

BY_KEY = {figure.key: figure for figure in FIGURES}

CONTEXT = _(
    "Les quartiers prioritaires\u00a0: 7\u00a0% des habitants de la métropole, 21,5\u00a0% de ses demandeurs "
    "d’emploi (décembre 2023)."
)
"""Why the plan is; always in sight beside its figures."""


def definition(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What a figure is, as (title, sentence)."""
    return (
        (_("Ce qui est compté"), figure.counted),
        (_("Rapporté à"), figure.among),
        (_("Laissés de côté"), figure.excluded),
    )


def masking_words(under: int) -> str:
    """What the sign of a masked number means."""
    return _(
        "Un chiffre qui dirait quelque chose de moins de {under} personnes est masqué («\u00a0·\u00a0»), "
        "et avec lui celui qui le laisserait trouver."
    ).format(under=under)


def places() -> Iterator[tuple[str, str]]:
    """Where people live, as their files say it: the outlines of the neighbourhoods are not known yet."""
    yield from PLACES.items()


def documentation() -> str:
    """Every definition, in Markdown: the page of the documentation."""
    lines = [f"# {_('Les chiffres du plan')}", "", CONTEXT, "", masking_words(5)]
    for axis, title in AXES.items():
        lines += ["", f"## {title}"]
        for figure in (one for one in FIGURES if one.axis == axis):
            lines += ["", f"**{figure.label}**", ""]
            lines += [f"- {name}\u00a0: {said}." for name, said in definition(figure)]
    return "\n".join(lines) + "\n"
