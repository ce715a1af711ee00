"""What may be corrected in a person’s identity, checked field by field before it is written. No Qt here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.identity import as_kept
from cad.domain.nir import refuse_nir
from cad.domain.resident import SAID, Resident
from cad.domain.text import _

LABELS = {name: field.label for name, field in SAID.items()}
SHOWN = tuple(name for name in SAID if name != "organisation")


def checked(typed: dict[str, Any], today: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The values to write, and the French reason by field for those that cannot be."""
    values, errors = dict(typed), dict[str, str]()
    for name, value in typed.items():
        try:
            values[name] = _checked(name, value, today)
        except Refused as error:
            errors[name] = str(error)
    if not any(values.get(name, "").strip() for name in ("usage_name", "birth_name", "first_name")):
        errors.setdefault("usage_name", _("Il faut au moins un nom ou un prénom."))
    return values, errors


def _checked(name: str, value: Any, today: str) -> Any:
    if isinstance(value, str):
        refuse_nir(value, LABELS[name])
    return as_kept(name, value, today)


def changed(person: Resident, values: dict[str, Any]) -> dict[str, Any]:
    """Only what differs from what is known: two advisers correcting two fields do not cross."""
    return {name: value for name, value in values.items() if getattr(person, name) != value}
