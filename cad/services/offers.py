"""Offers of companies: published, corrected, closed; read one by one, and by channel."""

from collections.abc import Mapping
from typing import Annotated, Any

from cad.domain.errors import Refused
from cad.domain.offer import SAID_OF_OFFER, Offer
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.availability import workplace
from cad.services.people import required
from cad.services.proposals import never_proposed
from cad.store.work import Work


@action(_("Diffuser l’offre"))
def publish_offer(work: Work, /, **fields: Annotated[Any, SAID_OF_OFFER]) -> Offer:
    """Work that a company offers, made known from today unless said."""
    values = _checked(work, given.fields(fields, SAID_OF_OFFER))
    made = Offer(**{"published_on": work.today, **values})
    required(made.title, _("le métier"))
    return work.add(made)


@action(_("Modifier l’offre"))
def change_offer(work: Work, /, offer: str, **fields: Annotated[Any, SAID_OF_OFFER]) -> Offer:
    """Correct an offer."""
    values = _checked(work, given.fields(fields, SAID_OF_OFFER))
    if "title" in values:
        required(values["title"], _("le métier"))
    return work.change(work.get(Offer, offer), **values)


@action(_("Fermer l’offre"))
def close_offer(work: Work, offer: str) -> Offer:
    """It is taken, or given up."""
    return work.change(work.get(Offer, offer), closed_on=work.today)


@action(_("Rouvrir l’offre"))
def reopen_offer(work: Work, offer: str) -> Offer:
    """It is open after all."""
    return work.change(work.get(Offer, offer), closed_on="")


@action(_("Retirer l’offre"))
def remove_offer(work: Work, offer: str) -> Offer:
    """An offer entered by mistake; not once it was proposed to people."""
    current = work.get(Offer, offer)
    never_proposed(work, "offer", current.id)
    return work.remove(current)


def _checked(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    said = workplace(dict(values))
    for name, what in (("starts_on", _("À partir du")), ("answer_by", _("Répondre avant le"))):
        if name in said:
            said[name] = given.day(said[name], what)
    if "published_on" in said:
        said["published_on"] = given.past_day(said["published_on"], _("Diffusée le"), work.today)
    if said.get("places", 1) < 1:
        raise Refused(_("Une offre a au moins une place."))
    if said.get("company"):
        work.get(Organisation, said["company"])
    if "channels" in said:
        said["channels"] = tuple(said["channels"])
    return said
