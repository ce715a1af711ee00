"""Partners whose name alone says something of a person's situation, and how paper hides them.

A letter is read by a receptionist, an employer, a neighbour who holds the envelope. « CSAPA » on it says
addiction, « SPIP » a sentence, « CIDFF » perhaps violence. Third parties read « Autre partenaire » instead
(professional secrecy, Code pénal art. 226-13; CASF L121-6-2). The resident's own papers keep the real name.
"""

import re

from cad.domain.names import fold
from cad.domain.text import _

SENSITIVE_KINDS = {
    "ase": _("Aide sociale à l’enfance (ASE)"),
    "pjj": _("Protection judiciaire de la jeunesse (PJJ)"),
    "spip": _("Service pénitentiaire d’insertion et de probation (SPIP)"),
    "csapa": _("Soins en addictologie (CSAPA)"),
    "caarud": _("Réduction des risques pour usagers de drogues (CAARUD)"),
    "cidff": _("Information sur les droits des femmes et des familles (CIDFF)"),
    "pension_famille": _("Pension de famille, maison relais"),
    "prevention_specialisee": _("Prévention spécialisée"),
}
"""`Organisation.category` → French label, for the kinds that reveal a situation by their name."""

OTHER_PARTNER = _("Autre partenaire")

_REVEALING = re.compile(
    r"\b(ase|pjj|spip|csapa|caarud|cidff|aide sociale a l enfance|protection judiciaire|penitentiaire|"
    r"addictologie|addictions?|drogues?|pensions? de famille|maisons? relais|prevention specialisee)\b"
)


def is_sensitive(category: str, *names: str) -> bool:
    """Whether the kind of an organisation, or its names (kinds are typed freely), reveal a situation."""
    return category in SENSITIVE_KINDS or any(revealing_words(text) for text in (category, *names))


def revealing_words(text: str) -> tuple[str, ...]:
    """Words of a text meant for a third party that name a sensitive kind of partner, folded, each once.

    Only the adviser knows whether they are needed there: this is for a question while typing, not a refusal.
    """
    return tuple(dict.fromkeys(_REVEALING.findall(fold(text))))
