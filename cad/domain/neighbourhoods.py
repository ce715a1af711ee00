"""The priority neighbourhoods (QPV) of the plan: reference data, dated, with its source.

A QPV is much smaller than the neighbourhood of the same name: where someone lives is never inferred from it.
"""

from cad.domain.record import Choices
from cad.domain.text import _

SINCE = "2024-01-01"
SOURCE = _("Décret n°\u00a02023-1314 du 28 décembre 2023\u00a0; contrat de ville de Rennes 2024-2030")
CHECK_ON = "2030-12-31"

NEIGHBOURHOODS = Choices(
    {
        "": _("Non précisé"),
        "QN03506I": _("Cleunay"),
        "QN03505M": _("Le Blosne"),
        "QN03503I": _("Bréquigny – Champs-Manceaux – Les Clôteaux"),
        "QN03504M": _("Maurepas"),
        "QN03502M": _("Villejean"),
    }
)
"""Code → name."""
