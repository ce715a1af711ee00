"""Reserved places: added, corrected, closed; proposed to several people at once."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.place_conditions import Unmet, unmet
from cad.domain.proposal import Proposal
from cad.domain.reserved_place import SAID_OF_PLACE, ReservedPlace
from cad.domain.text import _
from cad.services import given
from cad.services.action import Reading, action, query
from cad.services.availability import workplace
from cad.services.candidates import Candidates, Wanted, search
from cad.services.people import required
from cad.services.proposals import never_proposed, propose
from cad.store.reads import candidates as reads
from cad.store.reads.candidates import Looking
from cad.store.table import load
from cad.store.work import Work


@action(_("Ajouter la place réservée"))
def add_reserved_place(work: Work, /, **fields: Annotated[Any, SAID_OF_PLACE]) -> ReservedPlace:
    """A place that the authority keeps: which service, when, for whom."""
    values = given.fields(fields, SAID_OF_PLACE)
    made = ReservedPlace(**_checked(work, values, ReservedPlace()))
    required(made.title, _("le nom du poste"))
    return work.add(made)


@action(_("Modifier la place réservée"))
def change_reserved_place(
    work: Work, /, reserved_place: str, **fields: Annotated[Any, SAID_OF_PLACE]
) -> ReservedPlace:
    """Correct a place; those who took it keep their own days."""
    current = work.get(ReservedPlace, reserved_place)
    values = given.fields(fields, SAID_OF_PLACE)
    if "title" in values:
        required(values["title"], _("le nom du poste"))
    return work.change(current, **_checked(work, values, current))


@action(_("Fermer la place réservée"))
def close_reserved_place(work: Work, reserved_place: str) -> ReservedPlace:
    """It is filled, or given up."""
    return work.change(work.get(ReservedPlace, reserved_place), closed_on=work.today)


@action(_("Rouvrir la place réservée"))
def reopen_reserved_place(work: Work, reserved_place: str) -> ReservedPlace:
    """It is open after all."""
    return work.change(work.get(ReservedPlace, reserved_place), closed_on="")


@action(_("Retirer la place réservée"))
def remove_reserved_place(work: Work, reserved_place: str) -> ReservedPlace:
    """One entered by mistake; not once it was proposed to people."""
    current = work.get(ReservedPlace, reserved_place)
    never_proposed(work, "reserved_place", current.id)
    return work.remove(current)


@action(_("Proposer la place réservée"))
def propose_reserved_place(work: Work, reserved_place: str, residents: tuple[str, ...]) -> list[Proposal]:
    """Propose a place to several people at once; each answer is followed apart."""
    place = work.get(ReservedPlace, reserved_place)
    if place.closed_on:
        raise Refused(_("Cette place est fermée\u00a0: rouvrez-la pour la proposer."))
    return propose(work, "reserved_place", place.id, residents)


@query
def place_candidates(reading: Reading, reserved_place: str) -> Candidates:
    """Who looks for work and could take it; who does not meet a condition comes after, with the reason."""
    place = load(reading.connection, ReservedPlace, reserved_place)
    told = tuple(one.resident for one in reads.proposals(reading.connection, "reserved_place", place.id))

    @cache
    def met(born: str, qpv: str) -> Unmet:
        return unmet(place, born, qpv, reading.today)

    def lacks(who: Looking) -> tuple[str, ...]:
        return met(who.birth_date, who.qpv).doubtful

    def against(who: Looking) -> tuple[str, ...]:
        return met(who.birth_date, who.qpv).against

    return search(reading, Wanted(place.hours, place.means, place.minutes, told, lacks, against=against))


def _checked(work: Work, values: Mapping[str, Any], current: ReservedPlace) -> dict[str, Any]:
    said = workplace(dict(values))
    for name, what in (("starts_on", _("Du")), ("ends_on", _("Au")), ("age_on", _("Âge regardé le"))):
        if name in said:
            said[name] = given.day(said[name], what)
    start, end = (said.get(name, getattr(current, name)) for name in ("starts_on", "ends_on"))
    if start and end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    if said.get("places", 1) < 1:
        raise Refused(_("Il faut au moins une place."))
    first, last = (said.get(name, getattr(current, name)) for name in ("age_from", "age_to"))
    if not 0 <= first <= 99 or not 0 <= last <= 99 or (last and last < first):
        raise Refused(_("Les âges se lisent de 0 à 99, le premier avant le second."))
    if said.get("employer"):
        work.get(Organisation, said["employer"])
    return said
