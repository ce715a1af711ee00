"""What may be set of drop-ins and outreach, each dated and with its source, as `cad.domain.rules` are."""

from cad.domain.rule import DAYS, HOURS, MEGABYTES, PERCENT, RuleDefault
from cad.domain.text import _


def _rule(name: str, label: str, value: int, unit: str, most: int) -> RuleDefault:
    source = _("Usage du Plan emploi quartiers, à vérifier et à régler par chaque structure")
    return RuleDefault(name, label, value, unit, "2026-01-01", source, "2027-01-01", most=most)


DEFAULTS = (
    _rule("take_up_days", _("Contact à reprendre\u00a0: en retard après"), 7, DAYS, 366),
    _rule("leaving_exchange_hours", _("Avant une sortie\u00a0: dernier échange de moins de"), 12, HOURS, 240),
    _rule("leaving_battery_percent", _("Avant une sortie\u00a0: batterie d’au moins"), 50, PERCENT, 100),
    _rule(
        "leaving_room_megabytes", _("Avant une sortie\u00a0: place libre d’au moins"), 500, MEGABYTES, 100_000
    ),
)
