"""What may be corrected in a person’s identity, checked field by field before it is written. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.nir import refuse_nir
from cad.domain.partial_date import parse_partial
from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.domain.text import _

LABELS = {name: field.label for name, field in describe(Resident).fields.items()}
HIDDEN = frozenset(("removed", "merged_into", "invented", "organisation"))
SHOWN = tuple(name for name in LABELS if name not in HIDDEN)
NUMBERS = ("imilo_number", "ft_number", "caf_number")


def checked(typed: dict[str, Any], today: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The values to write, and the French reason by field for those that cannot be."""
    values, errors = dict(typed), dict[str, str]()
    for name, value in typed.items():
        try:
            values[name] = _checked(name, value, today)
        except (Refused, ValueError) as error:
            errors[name] = str(error)
    if not any(values.get(name, "").strip() for name in ("usage_name", "birth_name", "first_name")):
        errors.setdefault("usage_name", _("Il faut au moins un nom ou un prénom."))
    return values, errors


def _checked(name: str, value: Any, today: str) -> Any:
    if name == "phones":
        return tuple(dict.fromkeys(number for typed in value for number in read.phones(typed)))
    if name == "languages":
        return read.languages(value) if isinstance(value, str) else value
    if isinstance(value, str):
        refuse_nir(value, LABELS[name])
        return _text(name, value.strip(), today)
    return value


def _text(name: str, value: str, today: str) -> str:
    if name == "birth_date" and value:
        return parse_partial(value, today=today)
    if name == "email":
        return read.email(value)
    return read.postcode(value) if name == "postcode" else value


def changed(person: Resident, values: dict[str, Any]) -> dict[str, Any]:
    """Only what differs from what is known: two advisers correcting two fields do not cross."""
    return {name: value for name, value in values.items() if getattr(person, name) != value}
