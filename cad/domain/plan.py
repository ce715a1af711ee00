"""The plan’s figures, each defined once: the screen, the report and the documentation say the same words.

A figure more is one line here: what it counts is said once, as a `Happening`, that a notebook reads as SQL
and the centre as records. None is ever typed.
"""

from collections.abc import Iterator
from dataclasses import replace

from cad.domain.clause_figures import MARK
from cad.domain.figure import COUNT, DAYS, HOURS, PEOPLE, SHARE, WHOLE, Figure, Happening, definition
from cad.domain.figures import PLACES
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _

AXES = {
    "follow": _("Accompagnement"),
    "seams": _("Coutures"),
    "clauses": _("Clauses sociales"),
    "companies": _("Entreprises et demandeurs d’emploi"),
    "internships": _("Stages de 3e"),
    "employer": _("La collectivité employeur"),
    "businesses": _("Création d’entreprise"),
    "city": _("Cité de l’emploi"),
}
"""Axis → its title, in the order in which they are read."""
OBJECTIVES = {
    "seams": _("Que personne ne se perde en passant d’une structure à une autre."),
    "clauses": _("Augmenter la part d’habitant·es d’un QPV parmi les personnes en insertion."),
    "companies": _("Multiplier les actions qui rapprochent entreprises et demandeurs d’emploi."),
    "internships": _("Ouvrir aux jeunes l’accès au monde du travail."),
    "employer": _("Relier le plan aux politiques de la collectivité elle-même."),
    "businesses": _("Ancrer une dynamique économique dans les quartiers prioritaires."),
    "city": _("Agir au plus près des habitant·es, d’un même mouvement entre partenaires."),
}
"""What the plan says it wants of each."""

_BETWEEN = _("les orientations dans une même structure, les brouillons et celles qui ont été annulées")

_MET = Happening("encounter", "at")
_JOINED = Happening("participation", "starts_on")
_WORKED = Happening("worked_month", "day", frozen=True)
_HOURS = _(
    "les heures au-delà de la période comptée d’une personne\u00a0; de deux saisies qui diffèrent, la plus "
    "grande\u00a0; les fiches retirées et les personnes inventées, de même"
)


def _mark(number: int, unit: str = "") -> str:
    """What 2018 reached."""
    said = f"{number:,}{unit}".replace(",", "\u202f")
    return _("{year}\u00a0: {n}").format(year=MARK.year, n=said)


def _seam(day: str, *state: str) -> Happening:
    """Between two organisations."""
    return Happening("seam", day, (("between_two", (1,)), *((("state", state),) if state else ())))


def _week(state: str) -> Happening:
    """Pupils whose week of observation begins, and who are hosted or not."""
    return Happening("pupil_week", "day", (("state", (state,)),))


_AFTER = _(
    "les contrats dont la suite n’a pas été notée\u00a0; les fiches retirées et les personnes inventées"
)


def _after(*states: str) -> Happening:
    """What was said six months after an insertion contract."""
    return Happening("outcome", "on", (("months", (6,)), ("state", states)), of="insertion")


_PERIOD = _("la période choisie, premier et dernier jours compris")

FIGURES = (
    Figure("met", _("Personnes rencontrées"), "follow", PEOPLE,
           _("personnes qui ont eu au moins un entretien dans la période, chacune une fois"), _PERIOD,
           happens=_MET),
    Figure("encounters", _("Entretiens"), "follow", COUNT,
           _("entretiens notés, quel qu’en soit le cadre"), _PERIOD, happens=_MET),
    Figure("journeys", _("Parcours ouverts"), "follow", COUNT,
           _("parcours dont le jour d’ouverture est dans la période"), _PERIOD,
           happens=Happening("journey", "opened_on")),
    Figure("needs", _("Besoins dits"), "follow", COUNT,
           _("regards sur un thème notés «\u00a0Besoin\u00a0»"), _PERIOD,
           happens=Happening("need", "on", (("state", ("need",)),))),
    Figure("lifted", _("Besoins levés"), "follow", COUNT,
           _("regards sur un thème notés «\u00a0Levé\u00a0»"), _PERIOD,
           happens=Happening("need", "on", (("state", ("lifted",)),))),
    Figure("steps", _("Étapes faites"), "follow", COUNT,
           _("étapes notées faites, au jour où elles l’ont été"), _PERIOD,
           _("les étapes abandonnées\u00a0; les fiches retirées et les personnes inventées, de même"),
           happens=Happening("step", "closed_on", (("state", ("done",)),))),
    Figure("met_in_qpv", _("Part en QPV"), "follow", SHARE,
           _("personnes rencontrées qui habitent un quartier prioritaire"),
           _("personnes rencontrées dont la résidence est vérifiée, en QPV ou hors QPV"),
           _("les personnes dont la résidence est à vérifier"), part=("met", "in"), rest=("met", "out")),
    Figure("opened", _("Coutures ouvertes"), "seams", COUNT,
           _("orientations remises d’une structure à une autre, au jour de leur remise"), _PERIOD, _BETWEEN,
           happens=_seam("since")),
    Figure("closed", _("Coutures refermées"), "seams", COUNT,
           _("orientations dont la personne est venue ou dont la suite est connue, au jour où c’est noté"),
           _PERIOD, _BETWEEN, happens=_seam("until", "closed"), state="closed"),
    Figure("broken", _("Coutures rompues"), "seams", COUNT,
           _("orientations sans réponse, refusées, ou dont la personne n’est pas venue, au jour du constat"),
           _PERIOD, _BETWEEN, happens=_seam("until", "broken"), state="broken"),
    Figure("sewn", _("Part refermée"), "seams", SHARE,
           _("coutures refermées dans la période"), _("coutures refermées ou rompues dans la période"),
           _("celles qui sont encore ouvertes"), part=("closed", WHOLE), rest=("broken", WHOLE)),
    Figure("delay", _("Délai médian"), "seams", DAYS,
           _("jours de la remise à la venue ou à la suite connue\u00a0: la moitié a attendu moins"),
           _("coutures refermées dans la période"), _BETWEEN),
    Figure("clause_people", _("Personnes en insertion"), "clauses", PEOPLE,
           _("personnes dont au moins une heure faite compte pour une clause sociale, chacune une fois"),
           _PERIOD, _HOURS, happens=_WORKED, mark=_mark(MARK.people)),
    Figure("clause_hours", _("Heures d’insertion"), "clauses", HOURS,
           _("heures faites qui comptent pour une clause sociale, au mois où elles le sont"), _PERIOD, _HOURS,
           happens=replace(_WORKED, amount="counted"), mark=_mark(MARK.hours, "\u00a0h")),
    Figure("clause_in_qpv", _("Part en QPV à l’entrée"), "clauses", SHARE,
           _("personnes en insertion qui habitaient un quartier prioritaire à leur entrée"),
           _("personnes en insertion dont la résidence à l’entrée est sûre, en QPV ou hors QPV"),
           _("les personnes dont la résidence à l’entrée est à vérifier"),
           part=("clause_people", "in"), rest=("clause_people", "out"), objective="clause_qpv_percent",
           mark=_mark(MARK.percent, "\u202f%")),
    Figure("clause_after", _("En emploi ou en formation, 6 mois après"), "clauses", PEOPLE,
           _("personnes dites en emploi, en formation ou à leur compte six mois après leur contrat "
             "d’insertion, au jour où c’est noté"), _PERIOD, _AFTER,
           happens=_after("job", "training", "business")),
    Figure("clause_elsewhere", _("Autre situation, 6 mois après"), "clauses", PEOPLE,
           _("personnes dites en recherche, injoignables ou autres six mois après leur contrat d’insertion, "
             "au jour où c’est noté"), _PERIOD, _AFTER, happens=_after("looking", "unreachable", "other")),
    Figure("clause_share", _("Part en emploi ou en formation, 6 mois après"), "clauses", SHARE,
           _("personnes en emploi, en formation ou à leur compte six mois après"),
           _("personnes dont on sait ce qu’elles sont devenues six mois après"), _AFTER,
           part=("clause_after", WHOLE), rest=("clause_elsewhere", WHOLE)),
    Figure("event_met", _("Venues à une rencontre"), "companies", PEOPLE,
           _("personnes notées venues à une rencontre avec des entreprises, chacune une fois"), _PERIOD,
           _("les personnes inconnues, comptées sans nom\u00a0; les fiches retirées"),
           happens=Happening("attendance", "came_on", (("state", ("came",)),))),
    Figure("event_in_qpv", _("Venues, part en QPV"), "companies", SHARE,
           _("personnes venues qui habitent un quartier prioritaire"),
           _("personnes venues dont la résidence est vérifiée, en QPV ou hors QPV"),
           _("les personnes dont la résidence est à vérifier"),
           part=("event_met", "in"), rest=("event_met", "out")),
    Figure("event_contracts", _("Contrats après une rencontre"), "companies", COUNT,
           _("contrats notés entre une personne et une entreprise rencontrée, au jour dit"), _PERIOD,
           happens=Happening("company_meeting", "on", (("state", ("contract",)),))),
    Figure("offers_taken", _("Offres prises"), "companies", COUNT,
           _("offres d’emploi proposées à une personne qui a été retenue, au jour de la réponse"), _PERIOD,
           _("les postes des clauses sociales, suivis à part"),
           happens=Happening("proposal", "on", (("state", ("taken",)),), of="offer")),
    Figure("pupils_hosted", _("Élèves accueilli·es"), "internships", PEOPLE,
           _("élèves dont la semaine d’observation commence dans la période et qui ont un stage accepté, "
             "signé ou fait"), _PERIOD, happens=_week("hosted")),
    Figure("pupils_without", _("Élèves sans stage"), "internships", PEOPLE,
           _("élèves dont la semaine d’observation commence dans la période et que personne n’accueille"),
           _PERIOD, happens=_week("without")),
    Figure("pupils_share", _("Part accueillie"), "internships", SHARE,
           _("élèves accueilli·es"), _("élèves accueilli·es ou sans stage"),
           _("les élèves dont l’établissement n’a pas dit sa semaine"),
           part=("pupils_hosted", WHOLE), rest=("pupils_without", WHOLE)),
    Figure("internships_done", _("Stages faits"), "internships", COUNT,
           _("stages notés faits, au jour de leur fin"), _PERIOD,
           happens=Happening("internship", "ends_on", (("state", ("done",)),))),
    Figure("places_proposed", _("Places réservées proposées"), "employer", COUNT,
           _("propositions d’une place réservée par la collectivité, une par personne, au jour de la "
             "proposition ou de la dernière réponse"), _PERIOD,
           happens=Happening("proposal", "on", of="reserved_place")),
    Figure("places_taken", _("Places réservées prises"), "employer", COUNT,
           _("places réservées dont le premier jour d’une personne retenue est dans la période"), _PERIOD,
           happens=Happening("placement", "starts_on")),
    Figure("places_in_qpv", _("Places prises, part en QPV"), "employer", SHARE,
           _("places prises par une personne qui habite un quartier prioritaire"),
           _("places prises par une personne dont la résidence est vérifiée, en QPV ou hors QPV"),
           _("les personnes dont la résidence est à vérifier"),
           part=("places_taken", "in"), rest=("places_taken", "out")),
    Figure("projects", _("Projets d’entreprise"), "businesses", COUNT,
           _("projets dont l’émergence est notée dans la période"), _PERIOD,
           happens=Happening("business_begun", "day")),
    Figure("registered", _("Entreprises immatriculées"), "businesses", COUNT,
           _("entreprises dont le jour d’immatriculation est dans la période"), _PERIOD,
           happens=Happening("business", "registered_on")),
    Figure("funded", _("Financements obtenus"), "businesses", COUNT,
           _("demandes dont l’accord est noté, au jour où il l’a été"), _PERIOD,
           _("les demandes refusées, celles sans réponse et celles dont deux réponses se contredisent"),
           happens=Happening("funding", "granted_on", (("refused_on", ("",)),))),
    Figure("alive", _("Entreprises en vie à 12 mois"), "businesses", COUNT,
           _("personnes à leur compte douze mois après l’immatriculation, au jour où c’est noté"), _PERIOD,
           _("celles dont on n’a pas de nouvelles"),
           happens=Happening("outcome", "on", (("months", (12,)), ("state", ("business",))), of="business")),
    Figure("hosted", _("Hébergements en CAQ"), "businesses", COUNT,
           _("séjours commencés à un bureau d’un centre d’affaires de quartier"), _PERIOD,
           happens=Happening("desk_stay", "starts_on")),
    Figure("joined", _("Personnes entrées dans un projet"), "city", PEOPLE,
           _("personnes qui ont commencé au moins un projet d’association, chacune une fois"), _PERIOD,
           happens=_JOINED),
    Figure("parts", _("Participations"), "city", COUNT,
           _("entrées dans un projet, au premier jour de chacune"), _PERIOD, happens=_JOINED),
    Figure("seen_through", _("Participations menées à terme"), "city", COUNT,
           _("participations dont la personne est allée au bout, ou a trouvé emploi ou formation"), _PERIOD,
           _("celles qui sont en cours, et celles arrêtées avant la fin"),
           happens=Happening("participation", "ends_on", (("outcome", ("completed", "job", "training")),))),
)  # fmt: skip

BY_KEY = {figure.key: figure for figure in FIGURES}

CONTEXT = _(
    "Les quartiers prioritaires\u00a0: 7\u00a0% des habitants de la métropole, 21,5\u00a0% de ses demandeurs "
    "d’emploi (décembre 2023)."
)
"""Why the plan is; always in sight beside its figures."""


def masking_words(under: int) -> str:
    """What the sign of a masked number means."""
    return _(
        "Un chiffre qui dirait quelque chose de moins de {under} personnes est masqué («\u00a0·\u00a0»), "
        "et avec lui celui qui le laisserait trouver."
    ).format(under=under)


def places() -> Iterator[tuple[str, str]]:
    """Where people live: in a priority neighbourhood, out of them, or not looked up yet."""
    yield from PLACES.items()


def inside() -> Iterator[tuple[str, str]]:
    """The priority neighbourhoods; "" is one of them, which one is not said."""
    yield from NEIGHBOURHOODS.items()


def documentation() -> str:
    """Every definition, in Markdown: the page of the documentation."""
    lines = [f"# {_('Les chiffres du plan')}", "", CONTEXT, "", masking_words(5)]
    for axis, title in AXES.items():
        lines += ["", f"## {title}"]
        if axis in OBJECTIVES:
            lines += ["", OBJECTIVES[axis]]
        for figure in (one for one in FIGURES if one.axis == axis):
            lines += ["", f"**{figure.label}**", ""]
            lines += [f"- {name}\u00a0: {said}." for name, said in definition(figure)]
    return "\n".join(lines) + "\n"
