"""What may be corrected in a person’s identity, checked field by field before it is written. No Qt here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.identity import as_kept
from cad.domain.nir import refuse_nir
from cad.domain.residence import ANSWER
from cad.domain.resident import SAID, Resident
from cad.domain.text import _

LABELS = {name: field.label for name, field in SAID.items()}
SHOWN = tuple(name for name in SAID if name not in ("organisation", "qpv_on"))


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


def lacking(person: Resident, typed: dict[str, str], today: str) -> dict[str, Any]:
    """Of what was typed of them elsewhere, what their file has not: all that is worth keeping of it."""
    values, _errors = checked({n: (v,) if n == "phones" else v for n, v in typed.items() if v}, today)
    more = {name: value for name, value in values.items() if _fuller(value, getattr(person, name))}
    if "phones" in more:
        more["phones"] = tuple(dict.fromkeys((*person.phones, *more["phones"])))
    return more


def _fuller(value: Any, known: Any) -> bool:
    """A number that is not there yet, a whole date for a year, anything for nothing."""
    if isinstance(value, tuple):
        return not set(value) <= set(known)
    return bool(value != known and value.startswith(known))


def changed(person: Resident, values: dict[str, Any]) -> dict[str, Any]:
    """Only what differs from what is known: two advisers correcting two fields do not cross.

    Where someone lives goes with its source, even when that is the same as before.
    """
    differing = {name: value for name, value in values.items() if getattr(person, name) != value}
    if not differing.keys().isdisjoint(ANSWER):
        differing |= {name: values[name] for name in ANSWER if name in values}
    return differing
