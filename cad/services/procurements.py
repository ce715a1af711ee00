"""Contracts with a social clause, their lots, and the positions that are open there."""

from collections.abc import Mapping
from typing import Annotated, Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.procurement import (
    SAID_OF_LOT,
    SAID_OF_OPENING,
    SAID_OF_PROCUREMENT,
    Lot,
    Opening,
    Procurement,
)
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.availability import workplace
from cad.services.people import required
from cad.store.reads import clauses as reads
from cad.store.work import Work


@action(_("Ajouter le marché"))
def add_procurement(work: Work, /, **fields: Annotated[Any, SAID_OF_PROCUREMENT]) -> Procurement:
    """A public contract: what it is for, who buys, from when until when."""
    values = given.fields(fields, SAID_OF_PROCUREMENT)
    made = Procurement(**values)
    required(made.title, _("l’objet du marché"))
    _check_days(made.starts_on, made.ends_on)
    _links(work, values, "buyer")
    return work.add(made)


@action(_("Modifier le marché"))
def change_procurement(
    work: Work, /, procurement: str, **fields: Annotated[Any, SAID_OF_PROCUREMENT]
) -> Procurement:
    """Correct what is known of a contract; its lots keep their own dates."""
    current = work.get(Procurement, procurement)
    values = given.fields(fields, SAID_OF_PROCUREMENT)
    if "title" in values:
        required(values["title"], _("l’objet du marché"))
    _check_days(values.get("starts_on", current.starts_on), values.get("ends_on", current.ends_on))
    _links(work, values, "buyer")
    return work.change(current, **values)


@action(_("Retirer le marché"))
def remove_procurement(work: Work, procurement: str) -> Procurement:
    """A contract entered by mistake; not while it has lots."""
    current = work.get(Procurement, procurement)
    if found := reads.lots_of(work.connection, current.id):
        raise Refused(
            n_(
                "Ce marché a encore {n} lot\u00a0: retirez-le d’abord.",
                "Ce marché a encore {n} lots\u00a0: retirez-les d’abord.",
                len(found),
            )
        )
    return work.remove(current)


@action(_("Ajouter le lot"))
def add_lot(work: Work, /, procurement: str, **fields: Annotated[Any, SAID_OF_LOT]) -> Lot:
    """A lot and the hours it owes; it lasts as long as its contract unless said otherwise."""
    contract = work.get(Procurement, procurement)
    values = given.fields(fields, SAID_OF_LOT)
    for name in ("starts_on", "ends_on"):
        values[name] = values.get(name) or getattr(contract, name)
    made = Lot(procurement=contract.id, **_ways(values))
    required(made.title, _("le nom du lot"))
    _check_days(made.starts_on, made.ends_on)
    _check_due(made.hours_due)
    _links(work, values, "company")
    return work.add(made)


@action(_("Modifier le lot"))
def change_lot(work: Work, /, lot: str, **fields: Annotated[Any, SAID_OF_LOT]) -> Lot:
    """Correct a lot: the company, the hours due, the dates."""
    current = work.get(Lot, lot)
    values = _ways(given.fields(fields, SAID_OF_LOT))
    if "title" in values:
        required(values["title"], _("le nom du lot"))
    _check_days(values.get("starts_on", current.starts_on), values.get("ends_on", current.ends_on))
    _check_due(values.get("hours_due", 0))
    _links(work, values, "company")
    return work.change(current, **values)


@action(_("Retirer le lot"))
def remove_lot(work: Work, lot: str) -> Lot:
    """A lot entered by mistake; not while people have contracts there."""
    current = work.get(Lot, lot)
    if found := reads.insertions_of_lot(work.connection, current.id):
        raise Refused(
            n_(
                "{n} contrat d’insertion est fait sur ce lot\u00a0: il ne se retire pas.",
                "{n} contrats d’insertion sont faits sur ce lot\u00a0: il ne se retire pas.",
                len(found),
            )
        )
    return work.remove(current)


@action(_("Ouvrir le poste"))
def open_position(work: Work, /, lot: str, **fields: Annotated[Any, SAID_OF_OPENING]) -> Opening:
    """Work that a lot offers."""
    values = workplace(given.fields(fields, SAID_OF_OPENING))
    made = Opening(lot=work.get(Lot, lot).id, **values)
    required(made.title, _("le nom du poste"))
    if made.places < 1:
        raise Refused(_("Un poste a au moins une place."))
    return work.add(made)


@action(_("Fermer le poste"))
def close_position(work: Work, opening: str) -> Opening:
    """It is taken, or given up."""
    return work.change(work.get(Opening, opening), closed_on=work.today)


@action(_("Rouvrir le poste"))
def reopen_position(work: Work, opening: str) -> Opening:
    """It is open after all."""
    return work.change(work.get(Opening, opening), closed_on="")


def _ways(values: dict[str, Any]) -> dict[str, Any]:
    return values | ({"ways": tuple(values["ways"])} if "ways" in values else {})


def _check_days(starts_on: str, ends_on: str) -> None:
    start = given.day(starts_on, _("Du"))
    end = given.day(ends_on, _("Au"))
    if not start or not end:
        raise Refused(_("Il manque\u00a0: de quand à quand. Le retard se mesure sur cette durée."))
    if end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )


def _check_due(hours: object) -> None:
    if not isinstance(hours, int) or not 0 <= hours <= 10_000_000:
        raise Refused(_("«\u00a0Heures dues\u00a0»\u00a0: donnez un nombre entier, 0 ou plus."))


def _links(work: Work, values: Mapping[str, Any], *names: str) -> None:
    """Raises `Refused` when an organisation is not one of the notebook’s."""
    for name in names:
        if values.get(name):
            work.get(Organisation, values[name])
