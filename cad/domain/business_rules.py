"""Thresholds around the businesses of residents: desks of business centres, and when one asks what became."""

from cad.domain.rule import DAYS, MONTHS, RuleDefault
from cad.domain.text import _

_PLAN = _("Plan emploi quartiers, axe 5, à vérifier")


def _alive(name: str, months: int) -> RuleDefault:
    label = _("Et après une immatriculation\u202f? {when} au bout de").format(
        when={6: _("Une première fois"), 12: _("Une deuxième fois"), 24: _("Une troisième fois")}[months]
    )
    return RuleDefault(name, label, months, MONTHS, "2026-01-01", _PLAN, "2027-01-01", most=60)


DEFAULTS = (
    RuleDefault(
        "caq_months",
        _("Centre d’affaires de quartier\u00a0: entreprise de moins de"),
        36,
        MONTHS,
        "2026-01-01",
        _("Plan emploi quartiers, axe 5\u00a0: jeunes entreprises, de moins de trois ans, à vérifier"),
        "2027-01-01",
        most=120,
    ),
    RuleDefault(
        "stay_warning_days",
        _("Centre d’affaires de quartier\u00a0: fin d’hébergement signalée avant"),
        60,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
        most=366,
    ),
    _alive("after_business_first", 6),
    _alive("after_business_second", 12),
    _alive("after_business_third", 24),
)
