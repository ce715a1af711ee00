"""Residents: created, corrected, found, listed."""

from dataclasses import replace
from typing import Any, TypedDict, Unpack

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.partial_date import parse_partial
from cad.domain.resident import HouseholdMember, Resident
from cad.domain.text import _
from cad.services.action import action
from cad.services.finding import count_residents as count_residents
from cad.services.finding import find_residents as find_residents
from cad.services.finding import list_residents as list_residents
from cad.services.notebook import is_public
from cad.services.people import person, required
from cad.services.settings import own_organisation
from cad.store.work import Work

NAME_LENGTH = 200
"""Characters a name may have at most; real ones reach about 120."""


class ResidentFields(TypedDict, total=False):
    """What may be said of a person, see `cad.domain.resident.Resident`."""

    usage_name: str
    birth_name: str
    first_name: str
    birth_date: str
    civility: str
    address: str
    postcode: str
    city: str
    phones: tuple[str, ...]
    phone_shared_with: str
    email: str
    email_shared_with: str
    preferred_contact: str
    languages: tuple[str, ...]
    interpreter: bool
    reads_french: str
    imilo_number: str
    ft_number: str
    caf_number: str
    lead_adviser: str
    organisation: str
    qpv: str


@action(_("Créer la fiche"))
def create_resident(work: Work, **fields: Unpack[ResidentFields]) -> Resident:
    """A new person. At least a name; dates and telephones are read as people write them."""
    values = _clean(work, dict(fields))
    values.setdefault("lead_adviser", work.by)
    values.setdefault("organisation", own_organisation(work))
    made = Resident(**values, invented=is_public(work.connection))
    _named(made)
    return work.add(made)


@action(_("Modifier la fiche"))
def change_resident(work: Work, resident: str, **fields: Unpack[ResidentFields]) -> Resident:
    """Correct what is known of a person."""
    current = person(work, resident)
    values = _clean(work, dict(fields))
    _named(replace(current, **values))
    return work.change(current, **values)


def _clean(work: Work, fields: dict[str, Any]) -> dict[str, Any]:
    """Outer spaces off, dates and telephones in their stored form. Raises `Refused` with the field’s name."""
    unknown = set(fields) - set(ResidentFields.__annotations__)
    if unknown:
        raise Refused(_("Champ inconnu : {names}.").format(names=", ".join(sorted(unknown))))
    values = {k: v.strip() if isinstance(v, str) else v for k, v in fields.items()}
    if "languages" in values:
        values["languages"] = tuple(dict.fromkeys(values["languages"]))
    if values.get("birth_date"):
        values["birth_date"] = parse_partial(values["birth_date"], today=work.today)
    try:
        if "phones" in values:
            values["phones"] = tuple(
                dict.fromkeys(p for typed in values["phones"] for p in read.phones(typed))
            )
        if values.get("email"):
            values["email"] = read.email(values["email"])
        if values.get("postcode"):
            values["postcode"] = read.postcode(values["postcode"])
    except ValueError as error:
        raise Refused(str(error)) from error
    return values


def _named(resident: Resident) -> None:
    names = (resident.usage_name, resident.birth_name, resident.first_name)
    if not any(names):
        raise Refused(
            _("Il manque un nom ou un prénom : sans l’un des deux, personne ne retrouvera la fiche.")
        )
    if any(len(name) > NAME_LENGTH for name in names):
        raise Refused(_("Un nom ne peut pas dépasser {n} caractères.").format(n=NAME_LENGTH))


@action(_("Ajouter un membre du foyer"))
def add_household_member(
    work: Work,
    resident: str,
    name: str,
    relation: str = "",
    birth_date: str = "",
    other: str = "",
    detail: str = "",
) -> HouseholdMember:
    """Someone who lives with the person."""
    born = parse_partial(birth_date, today=work.today) if birth_date else ""
    return work.add(
        HouseholdMember(
            resident=person(work, resident).id,
            name=required(name, _("le nom de la personne du foyer")),
            relation=relation.strip(),
            birth_date=born,
            other=other,
            detail=detail.strip(),
        )
    )


@action(_("Retirer un membre du foyer"))
def remove_household_member(work: Work, member: str) -> HouseholdMember:
    """Someone who no longer lives with the person, or was noted by mistake."""
    return work.remove(work.get(HouseholdMember, member))
