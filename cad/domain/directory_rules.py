"""Thresholds of the partners’ directory."""

from cad.domain.rule import MONTHS, SPEED, TIMES, YEARS, RuleDefault
from cad.domain.text import _

_WAY = _("Usage du Plan emploi quartiers, à revoir en comité")


def _rule(name: str, label: str, value: int, unit: str, most: int) -> RuleDefault:
    return RuleDefault(name, label, value, unit, "2026-01-01", _WAY, "2027-01-01", most=most)


DEFAULTS = (
    _rule(
        "directory_stale_months",
        _("Annuaire\u00a0: service à vérifier, sans mise à jour depuis"),
        6,
        MONTHS,
        60,
    ),
    _rule(
        "directory_unanswered",
        _("Annuaire\u00a0: structure qui ne répond pas, après autant d’orientations en retard"),
        3,
        TIMES,
        50,
    ),
    _rule("directory_foot", _("Annuaire\u00a0: trajet estimé à pied, porte à porte"), 4, SPEED, 10),
    _rule("directory_bike", _("Annuaire\u00a0: trajet estimé à vélo, porte à porte"), 12, SPEED, 40),
    _rule("directory_motor", _("Annuaire\u00a0: trajet estimé en bus, métro ou voiture"), 15, SPEED, 90),
    _rule("directory_young_age", _("Annuaire\u00a0: public «\u00a0jeunes\u00a0», moins de"), 30, YEARS, 99),
    _rule(
        "directory_senior_age", _("Annuaire\u00a0: public «\u00a0seniors\u00a0», à partir de"), 50, YEARS, 99
    ),
)
