"""What is said of a partner or of a service, checked field by field, and how it is written. No Qt here."""

from collections.abc import Iterable
from typing import Any

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation, Service
from cad.domain.sensitive import SENSITIVE_KINDS
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.services import partners
from cad.services.partners import Partner
from ui.screens.asking import Act, Form, Unreadable, Writes

ORGANISATION = ("name", "acronym", "category", "address", "postcode", "city", "phone", "email", "hours")
SERVICE = ("name", "themes", "public", "access", "conditions", "documents", *ORGANISATION[3:])
_USUAL = (
    _("Association"),
    _("Centre social"),
    _("Collectivité"),
    _("Entreprise"),
    _("Mission locale"),
    _("Organisme de formation"),
    _("Service public de l’emploi"),
    _("Structure d’insertion"),
)


def kinds(known: Iterable[Partner]) -> tuple[tuple[str, str], ...]:
    """The kinds to choose from: the usual ones and those in use, then those whose name is masked on paper."""
    used = {p.organisation.category for p in known} - set(SENSITIVE_KINDS)
    plain = sorted((used | set(_USUAL)) - {""})
    return (("", _("Non précisé")), *((kind, kind) for kind in plain), *SENSITIVE_KINDS.items())


def values(record: Organisation | Service) -> dict[str, Any]:
    """What is known, by field."""
    fields = ORGANISATION if isinstance(record, Organisation) else SERVICE
    known = {name: getattr(record, name) for name in fields}
    return known | {"phone": shown_phone(record.phone)}


def _organisation(form: Form, typed: dict[str, Any]) -> Act:
    said = _read(typed)
    if form.about:
        given = {"organisation": form.about.id, **_changed(form.about, said)}
        return partners.change_organisation, _("Partenaire modifié"), given
    return partners.add_organisation, _("Partenaire ajouté"), said


def _service(form: Form, typed: dict[str, Any]) -> Act:
    said = _read(typed)
    if form.about:
        given = {"service": form.about.id, **_changed(form.about, said)}
        return partners.change_service, _("Service modifié"), given
    return partners.add_service, _("Service ajouté"), {**form.within, **said}


WRITES: Writes = {"organisation": _organisation, "service": _service}


def _read(typed: dict[str, Any]) -> dict[str, Any]:
    """The values to write. Raises `Unreadable` when one cannot be."""
    said, errors = dict(typed), dict[str, str]()
    for name, value in typed.items():
        try:
            said[name] = _checked(name, value)
        except Refused as wrong:
            errors[name] = str(wrong)
    if not str(said.get("name", "")).strip():
        errors["name"] = _("Donnez-lui un nom\u00a0: c’est par lui qu’on le retrouve.")
    if errors:
        raise Unreadable(errors)
    return said


def _checked(name: str, value: Any) -> Any:
    if name == "phone" and value:
        return (read.phones(value) or ("",))[0]
    if name == "email" and value:
        return read.email(value)
    return read.postcode(value) if name == "postcode" and value else value


def _changed(record: Organisation | Service, said: dict[str, Any]) -> dict[str, Any]:
    """Only what differs from what is known."""
    return {name: value for name, value in said.items() if getattr(record, name) != value}
