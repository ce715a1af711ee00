"""What companies offer to pupils: places, where, from when until when, what is asked."""

from typing import Annotated, Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.internship import SAID_OF_OFFER, InternshipOffer
from cad.domain.organisation import Organisation
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import internships as reads
from cad.store.work import Work


@action(_("Ajouter l’offre de stage"))
def add_internship_offer(work: Work, /, **fields: Annotated[Any, SAID_OF_OFFER]) -> InternshipOffer:
    """Places that a company keeps for pupils."""
    made = InternshipOffer(**given.fields(fields, SAID_OF_OFFER))
    required(made.company, _("l’entreprise qui accueille"))
    work.get(Organisation, made.company)
    _check(made.starts_on, made.ends_on, made.places)
    return work.add(made)


@action(_("Modifier l’offre de stage"))
def change_internship_offer(
    work: Work, /, internship_offer: str, **fields: Annotated[Any, SAID_OF_OFFER]
) -> InternshipOffer:
    """Correct an offer; the internships that come of it keep their own dates."""
    current = work.get(InternshipOffer, internship_offer)
    values = given.fields(fields, SAID_OF_OFFER)
    if "company" in values:
        work.get(Organisation, required(values["company"], _("l’entreprise qui accueille")))
    said = {name: values.get(name, getattr(current, name)) for name in ("starts_on", "ends_on", "places")}
    _check(**said)
    return work.change(current, **values)


@action(_("Fermer l’offre de stage"))
def close_internship_offer(work: Work, internship_offer: str) -> InternshipOffer:
    """It is filled, or no longer offered."""
    return work.change(work.get(InternshipOffer, internship_offer), closed_on=work.today)


@action(_("Rouvrir l’offre de stage"))
def reopen_internship_offer(work: Work, internship_offer: str) -> InternshipOffer:
    """It stands after all."""
    return work.change(work.get(InternshipOffer, internship_offer), closed_on="")


@action(_("Retirer l’offre de stage"))
def remove_internship_offer(work: Work, internship_offer: str) -> InternshipOffer:
    """One entered by mistake; not once it was proposed to someone."""
    current = work.get(InternshipOffer, internship_offer)
    if found := reads.on_offer(work.connection, current.id):
        raise Refused(
            n_(
                "Elle a été proposée à {n} élève\u00a0: fermez-la plutôt.",
                "Elle a été proposée à {n} élèves\u00a0: fermez-la plutôt.",
                len(found),
            )
        )
    return work.remove(current)


def _check(starts_on: str, ends_on: str, places: int) -> None:
    start, end = given.day(starts_on, _("Du")), given.day(ends_on, _("Au"))
    if start and end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    if not isinstance(places, int) or not 1 <= places <= 500:
        raise Refused(_("Une offre a au moins une place (500 au plus)."))
