"""Money asked for a business, and what each funder answered."""

from cad.domain.business import Business
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.funding import KINDS, WAITING, Funding
from cad.domain.money import read_amount, show_amount
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.work import Work


@action(_("Noter la demande de financement"))
def ask_funding(
    work: Work, business: str, organisation: str, amount: str, way: str = "loan", on: str = ""
) -> Funding:
    """How much was asked of whom, which day; amounts are written as people write them, "7 500 €"."""
    project = work.get(Business, business)
    work.get(Organisation, required(organisation, _("le financeur")))
    _known(way)
    return work.add(
        Funding(
            resident=project.resident,
            business=project.id,
            organisation=organisation,
            way=way,
            asked=_asked(amount),
            asked_on=given.past_day(on, _("Demandé le"), work.today),
            adviser=work.by,
        )
    )


@action(_("Modifier la demande de financement"))
def change_funding(
    work: Work,
    funding: str,
    organisation: str | None = None,
    amount: str | None = None,
    way: str | None = None,
    on: str | None = None,
) -> Funding:
    """Correct what was asked; the answer stays, and must still make sense."""
    current = work.get(Funding, funding)
    if organisation is not None:
        work.get(Organisation, required(organisation, _("le financeur")))
    if way is not None:
        _known(way)
    asked = current.asked if amount is None else _asked(amount)
    asked_on = current.asked_on if on is None else given.past_day(on, _("Demandé le"), work.today)
    for answered in filter(None, (current.granted_on, current.refused_on)):
        _in_order(asked_on, answered)
    _not_more(asked, current.granted)
    return work.change(
        current,
        organisation=current.organisation if organisation is None else organisation,
        way=current.way if way is None else way,
        asked=asked,
        asked_on=asked_on,
    )


@action(_("Noter le financement obtenu"))
def grant_funding(work: Work, funding: str, amount: str = "", on: str = "") -> Funding:
    """The funder gives: all that was asked unless said. It settles two answers that disagreed."""
    current = work.get(Funding, funding)
    obtained = read_amount(amount) if amount.strip() else current.asked
    if not obtained:
        raise Refused(_("Rien n’est obtenu\u00a0: notez plutôt le refus."))
    _not_more(current.asked, obtained)
    day = given.past_day(on, _("Obtenu le"), work.today)
    _in_order(current.asked_on, day)
    return work.change(current, granted=obtained, granted_on=day, refused_on="", reason="")


@action(_("Noter le refus de financement"))
def refuse_funding(work: Work, funding: str, reason: str = "", on: str = "") -> Funding:
    """The funder refuses, and why when it is known."""
    current = work.get(Funding, funding)
    day = given.past_day(on, _("Refusé le"), work.today)
    _in_order(current.asked_on, day)
    return work.change(current, granted=0, granted_on="", refused_on=day, reason=reason.strip())


@action(_("Retirer la réponse du financeur"))
def reopen_funding(work: Work, funding: str) -> Funding:
    """The answer noted was not one: it is awaited again."""
    current = work.get(Funding, funding)
    if current.state == WAITING:
        raise Refused(_("Aucune réponse n’est notée pour cette demande."))
    return work.change(current, granted=0, granted_on="", refused_on="", reason="")


@action(_("Retirer la demande de financement"))
def remove_funding(work: Work, funding: str) -> Funding:
    """A request noted by mistake."""
    return work.remove(work.get(Funding, funding))


def _known(way: str) -> None:
    if way not in KINDS:
        raise Refused(_("«\u00a0{way}\u00a0» n’est pas une nature de financement connue.").format(way=way))


def _asked(amount: str) -> int:
    cents = read_amount(required(amount, _("le montant demandé")))
    if not cents:
        raise Refused(_("Il manque\u00a0: le montant demandé."))
    return cents


def _not_more(asked: int, granted: int) -> None:
    if granted > asked:
        raise Refused(
            _("{granted} obtenus pour {asked} demandés\u00a0: corrigez l’un ou l’autre.").format(
                granted=show_amount(granted), asked=show_amount(asked)
            )
        )


def _in_order(asked_on: str, answered: str) -> None:
    if answered < asked_on:
        raise Refused(
            _("La réponse ({answered}) vient avant la demande ({asked}).").format(
                answered=show_date(answered), asked=show_date(asked_on)
            )
        )
