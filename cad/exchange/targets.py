"""Where a column of a spreadsheet may go: the resident’s fields, and a few more."""

from dataclasses import dataclass
from functools import lru_cache

from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.domain.text import _

IGNORED = ""
"""The target of a column that is left out."""
NIR = "nir"
"""What a heading of social-security numbers is recognised as; such a column is never a target."""


@dataclass(frozen=True, slots=True)
class Target:
    """A field of Resident, or one of OTHERS. `many`: several columns may feed it."""

    name: str
    label: str
    many: bool = False


MANY = frozenset(("phones", "languages", "address", "lead_adviser_name", "note"))

OTHERS = {
    "full_name": _("Nom et prénom dans la même colonne"),
    "first_then_last": _("Prénom puis nom dans la même colonne"),
    "postcode_city": _("Code postal et commune dans la même colonne"),
    "lead_adviser_name": _("Nom du ou de la référent·e"),
    "organisation_name": _("Nom de la structure"),
    "note": _("Note libre"),
}
"""Targets that are not a field: split in two, or kept aside in `ImportRow.extras` for the services."""

EXTRAS = ("lead_adviser_name", "organisation_name", "note")
"""Those of OTHERS that feed no field: `ImportRow.extras` holds them."""

_NOT_IMPORTED = frozenset((
    "lead_adviser", "organisation", "qpv", "neighbourhood", "qpv_source", "qpv_on", "merged_into", "invented",
))  # fmt: skip
"""Links are found by name; residence in a QPV is looked up by address, never taken from a spreadsheet."""


@lru_cache(maxsize=1)
def targets() -> dict[str, Target]:
    """Every target by name, in the order of the resident’s fields: what the wizard offers for a column."""
    fields = describe(Resident).fields.values()
    labels = {f.name: f.label for f in fields if f.name not in _NOT_IMPORTED and f.name != "removed"} | OTHERS
    return {name: Target(name, label, name in MANY) for name, label in labels.items()}
