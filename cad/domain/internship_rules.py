"""The law and habits around the pupils’ week of observation, as thresholds that anyone may set anew.

They warn, with their source, and never stand in the way: who knows the case decides.
"""

from dataclasses import dataclass

from cad.domain.rule import DAYS, HOURS, YEARS, RuleDefault
from cad.domain.text import _

CHECK_ON = "2027-01-01"
_WORK = _("Code du travail, art. L4153-1 et suivants, à vérifier")
_SCHOOL = _("Code de l’éducation, art. D331-1 et suivants, à vérifier")

DEFAULTS = (
    RuleDefault(
        "majority_age",
        _("Majorité\u00a0: l’accord d’un·e responsable légal·e n’est plus demandé à partir de"),
        18,
        YEARS,
        "1974-07-05",
        _("Code civil, art. 414"),
        "2030-01-01",
        most=30,
    ),
    RuleDefault(
        "internship_warning_days",
        _("Stage de 3e\u00a0: élève sans stage signalé·e avant la semaine d’observation"),
        42,
        DAYS,
        "2026-01-01",
        _("Usage du Plan emploi quartiers, à régler par chaque structure"),
        CHECK_ON,
        most=366,
    ),
    RuleDefault(
        "internship_days",
        _("Stage de 3e\u00a0: jours d’observation, au plus"),
        5,
        DAYS,
        "2023-01-01",
        _("Code de l’éducation, art. D332-14, à vérifier"),
        CHECK_ON,
        most=60,
    ),
    RuleDefault(
        "internship_day_hours",
        _("Stage de 3e\u00a0: heures par jour, au plus"),
        7,
        HOURS,
        "2023-01-01",
        _SCHOOL,
        CHECK_ON,
        most=12,
    ),
    RuleDefault(
        "internship_young_age",
        _("Stage de 3e\u00a0: semaine plus courte avant"),
        15,
        YEARS,
        "2023-01-01",
        _SCHOOL,
        CHECK_ON,
        most=30,
    ),
    RuleDefault(
        "internship_young_week_hours",
        _("Stage de 3e\u00a0: heures par semaine avant cet âge, au plus"),
        30,
        HOURS,
        "2023-01-01",
        _SCHOOL,
        CHECK_ON,
        most=60,
    ),
    RuleDefault(
        "internship_week_hours",
        _("Stage de 3e\u00a0: heures par semaine à partir de cet âge, au plus"),
        35,
        HOURS,
        "2023-01-01",
        _SCHOOL,
        CHECK_ON,
        most=60,
    ),
    RuleDefault(
        "internship_least_age",
        _("Stage de 3e\u00a0: lieu d’accueil à vérifier avant"),
        14,
        YEARS,
        "2019-01-01",
        _WORK,
        CHECK_ON,
        most=30,
    ),
)


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look at in one sector for whoever is not of age, since when, and where it is written."""

    sector: str
    sentence: str
    source: str
    since: str
    check_on: str


_MACHINES = _("Observer seulement\u00a0: machines, produits et hauteur sont réglementés avant 18 ans.")
_REGULATED = _("Code du travail, art. L4153-8 et D4153-15 et suivants, à vérifier")

WATCHED = (
    *(
        Watch(sector, _MACHINES, _REGULATED, "2013-10-12", CHECK_ON)
        for sector in ("building", "industry", "green", "cleaning", "garage")
    ),
    Watch(
        "food",
        _("Pas dans un débit de boissons à consommer sur place sans agrément."),
        _("Code du travail, art. L4153-6, à vérifier"),
        "2008-05-01",
        CHECK_ON,
    ),
)
