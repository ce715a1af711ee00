"""Thresholds and delays, each dated and with its source, because law and habits change: data, not code.

These are the defaults of a new notebook; a `Rule` record of the same name replaces one from its `since` day.
How long files are kept is the centre’s to say, see `cad.domain.retention`.
"""

from cad.domain import business_rules, directory_rules, field_rules, internship_rules
from cad.domain.errors import Refused
from cad.domain.rule import (
    DAYS,
    HOURS,
    MEGABYTES,
    MINUTES,
    MONTHS,
    PEOPLE,
    PERCENT,
    UNITS,
    YEARS,
    RuleDefault,
)
from cad.domain.small_cells import LEAST, MOST
from cad.domain.text import _

_PLAN = _("Usage du Plan emploi quartiers, à régler par chaque structure")

_GUIDE = _("Guide de la commande publique\u00a0: aspects sociaux, à vérifier à chaque édition")


def _after(name: str, label: str, months: int) -> "RuleDefault":
    """So many months after something, one asks what became of the person."""
    return RuleDefault(name, label, months, MONTHS, "2026-01-01", _PLAN, "2027-01-01", most=60)


DEFAULTS = (
    RuleDefault(
        "silent_days",
        _("Parcours silencieux après"),
        60,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
    ),
    RuleDefault(
        "answer_days",
        _("Réponse d’un partenaire attendue sous"),
        15,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
    ),
    RuleDefault(
        "transfer_days",
        _("Réponse à un passage de relais attendue sous"),
        7,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
    ),
    RuleDefault(
        "step_soon_days",
        _("Étape signalée avant son échéance"),
        7,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
    ),
    RuleDefault(
        "proof_months",
        _("Justificatif d’adresse en quartier prioritaire valable"),
        6,
        MONTHS,
        "2024-01-01",
        _("Prescription de l’insertion par l’activité économique\u00a0: justificatif de moins de 6 mois"),
        "2027-01-01",
        most=24,
    ),
    RuleDefault(
        "proof_warning_days",
        _("Justificatif signalé avant son expiration"),
        30,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
    ),
    RuleDefault(
        "idle_lock_minutes",
        _("Écran verrouillé après"),
        5,
        MINUTES,
        "2026-01-01",
        _("CNIL, guide de la sécurité des données personnelles\u00a0: verrouillage automatique de session"),
        "2027-01-01",
        most=60,
    ),
    RuleDefault(
        "document_megabytes",
        _("Taille d’un document joint, au plus"),
        20,
        MEGABYTES,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
        most=100,
    ),
    RuleDefault(
        "mask_under",
        _("Chiffres du plan masqués sous"),
        LEAST,
        PEOPLE,
        "2026-01-01",
        _("Usage de la statistique publique\u00a0: moins de 5, ou de 11 pour être plus strict"),
        "2027-01-01",
        least=LEAST,
        most=MOST,
    ),
    *internship_rules.DEFAULTS,
    *business_rules.DEFAULTS,
    *field_rules.DEFAULTS,
    *directory_rules.DEFAULTS,
    RuleDefault(
        "clause_months",
        _("Clause sociale\u00a0: une personne compte pendant"),
        24,
        MONTHS,
        "2022-01-01",
        _GUIDE,
        "2027-01-01",
        most=60,
    ),
    RuleDefault(
        "clause_close_days",
        _("Clause sociale\u00a0: mois clos après sa fin, au bout de"),
        45,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
        most=366,
    ),
    RuleDefault(
        "clause_month_hours",
        _("Clause sociale\u00a0: heures d’une personne dans un mois, au plus"),
        220,
        HOURS,
        "2026-01-01",
        _("Code du travail, art. L3121-20\u00a0: 48 heures par semaine au plus"),
        "2027-01-01",
        most=744,
    ),
    RuleDefault(
        "clause_young_age",
        _("Clause sociale\u00a0: jeune, moins de"),
        26,
        YEARS,
        "2022-01-01",
        _GUIDE,
        "2027-01-01",
        most=99,
    ),
    RuleDefault(
        "clause_senior_age",
        _("Clause sociale\u00a0: senior, à partir de"),
        50,
        YEARS,
        "2022-01-01",
        _GUIDE,
        "2027-01-01",
        most=99,
    ),
    RuleDefault(
        "clause_warning_days",
        _("Clause sociale\u00a0: fin du comptage signalée avant"),
        60,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
        most=366,
    ),
    RuleDefault(
        "clause_qpv_percent",
        _("Clause sociale\u00a0: part d’habitant·es d’un QPV à dépasser"),
        23,
        PERCENT,
        "2026-01-01",
        _("Plan emploi quartiers, axe 1\u00a0: augmenter la part de 2018"),
        "2027-01-01",
        most=100,
    ),
    _after(
        "after_insertion_first", _("Et après un contrat d’insertion\u202f? Une première fois au bout de"), 3
    ),
    _after(
        "after_insertion_second", _("Et après un contrat d’insertion\u202f? Une seconde fois au bout de"), 6
    ),
    _after("after_placement_first", _("Et après une place réservée\u202f? Une première fois au bout de"), 3),
    _after("after_placement_second", _("Et après une place réservée\u202f? Une seconde fois au bout de"), 6),
    _after("after_event_first", _("Et après une rencontre\u202f? Une première fois au bout de"), 1),
    _after("after_event_second", _("Et après une rencontre\u202f? Une deuxième fois au bout de"), 3),
    _after("after_event_third", _("Et après une rencontre\u202f? Une troisième fois au bout de"), 6),
    RuleDefault(
        "outcome_days",
        _("Et après\u202f? Demandé sur Aujourd’hui pendant"),
        60,
        DAYS,
        "2026-01-01",
        _PLAN,
        "2027-01-01",
        most=366,
    ),
)

BY_NAME = {rule.name: rule for rule in DEFAULTS}


def check_value(name: str, value: int) -> None:
    """Raise Refused when a rule is unknown or its value is out of what makes sense."""
    rule = BY_NAME.get(name)
    if not rule:
        raise Refused(_("«\u00a0{name}\u00a0» n’est pas une règle connue.").format(name=name))
    if not rule.least <= value <= rule.most:
        raise Refused(
            _("«\u00a0{label}\u00a0»\u00a0: donnez un nombre de {least} à {most} ({unit}).").format(
                label=rule.label, least=rule.least, most=rule.most, unit=UNITS[rule.unit]
            )
        )
