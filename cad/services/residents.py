"""Residents: created, corrected, found, listed."""

from dataclasses import replace
from typing import Annotated, Any

from cad.domain.errors import Refused
from cad.domain.identity import as_kept
from cad.domain.partial_date import parse_partial
from cad.domain.residence import ANSWER, WHERE, by_address
from cad.domain.resident import SAID, HouseholdMember, Resident
from cad.domain.text import _
from cad.services.action import action
from cad.services.duplicates import ALIKE, like
from cad.services.finding import count_residents as count_residents
from cad.services.finding import find_residents as find_residents
from cad.services.finding import list_residents as list_residents
from cad.services.given import fields as said
from cad.services.notebook import is_public
from cad.services.people import person, required
from cad.services.settings import own_organisation
from cad.store.search import person_key
from cad.store.work import Work

NAME_LENGTH = 200
"""Characters a name may have at most; real ones reach about 120."""


@action(_("Créer la fiche"))
def create_resident(
    work: Work, /, seen: tuple[str, ...] | None = None, **fields: Annotated[Any, SAID]
) -> Resident:
    """A new person. At least a name; dates and telephones are read as people write them.

    `seen` are the files one has looked at: another one that resembles is a refusal. None when nobody looks.
    """
    return new_resident(work, seen, **fields)


def new_resident(work: Work, seen: tuple[str, ...] | None = None, **fields: Any) -> Resident:
    """See `create_resident`; shared with who comes in at an event."""
    values = _clean(work, fields)
    values = answered(Resident(), values, work.today)
    values.setdefault("lead_adviser", work.by)
    values.setdefault("organisation", own_organisation(work))
    made = Resident(**values, invented=is_public(work.connection))
    if seen is not None:
        _unlike_the_others(work, made, seen)
    _named(made)
    return work.add(made)


@action(_("Modifier la fiche"))
def change_resident(work: Work, /, resident: str, **fields: Annotated[Any, SAID]) -> Resident:
    """Correct what is known of a person."""
    current = person(work, resident)
    values = answered(current, _clean(work, fields), work.today)
    _named(replace(current, **values))
    return work.change(current, **values)


def answered(current: Resident, values: dict[str, Any], today: str) -> dict[str, Any]:
    """A new answer about residence has its day, and not the source of the one before.

    What an address said is worth nothing for another address: that is to be checked again.
    """
    differing = {name for name, value in values.items() if getattr(current, name) != value}
    if not differing.isdisjoint(ANSWER):
        source = values.get("qpv_source", "")
        return {"qpv_on": today if source else "", **values, "qpv_source": source}
    if by_address(current.qpv_source) and not differing.isdisjoint(WHERE):
        return {**values, **dict.fromkeys((*ANSWER, "qpv_on"), "")}
    return values


def _unlike_the_others(work: Work, made: Resident, seen: tuple[str, ...]) -> None:
    unseen = next(
        (other for other in like(work.connection, person_key(made), ALIKE) if other.id not in seen), None
    )
    if unseen:
        raise Refused(
            _("Une fiche lui ressemble\u00a0: {name}. Voyez d’abord si c’est la même personne.").format(
                name=unseen.name
            )
        )


def _clean(work: Work, fields: dict[str, Any]) -> dict[str, Any]:
    """Each in its stored form. Raises `Refused` for an unknown field or a value that cannot be read."""
    return _placed({name: _read(name, value, work.today) for name, value in said(fields, SAID).items()})


def _placed(values: dict[str, Any]) -> dict[str, Any]:
    """Who lives in a priority neighbourhood lives in a QPV, and only they."""
    if values.get("neighbourhood"):
        if values.get("qpv", "in") == "out":
            raise Refused(_("Hors QPV et dans un quartier prioritaire à la fois\u00a0: choisissez."))
        return {**values, "qpv": "in"}
    return {"neighbourhood": "", **values} if values.get("qpv", "in") != "in" else values


def _read(name: str, value: Any, today: str) -> Any:
    try:
        return as_kept(name, value, today)
    except Refused as refused:
        raise Refused(f"{SAID[name].label}\u00a0: {refused}") from refused


def _named(resident: Resident) -> None:
    names = (resident.usage_name, resident.birth_name, resident.first_name)
    if not any(names):
        raise Refused(
            _("Il manque un nom ou un prénom\u00a0: sans l’un des deux, personne ne retrouvera la fiche.")
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
