"""The referral letter with its reply slip: what is on the paper, word for word.

The person carries it to the partner’s service, which tears the slip off and sends it back. It says only
what the adviser wrote: the theme of the referral, health or the team are never added.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.domain.sensitive import is_sensitive
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _
from cad.printing import letter_values
from cad.printing.french import keep_together, paragraphs, present, typeset
from cad.printing.letter_fit import Look, best_look
from cad.printing.postal import fit_address, street_lines
from cad.printing.templates import DEFAULT_LETTER, fill


@dataclass(frozen=True, slots=True)
class Letter:
    """Every string of the page, in its order. `code` is what the QR code says: the reference alone."""

    form: ClassVar[str] = "letter"

    title: str
    reference: str
    code: str
    sender: tuple[str, ...]
    followed: tuple[str, ...]
    window: tuple[str, ...]
    place_and_date: str
    addressee: str
    subject: str
    paragraphs: tuple[str, ...]
    documents: tuple[str, ...]
    signature: tuple[str, ...]
    answer_by: str
    return_to: tuple[str, ...]
    look: Look


def compose(
    *,
    referral: Referral,
    resident: Resident,
    partner: Organisation,
    service: Service | None,
    adviser: Adviser,
    ours: Organisation,
    consent: Consent | None,
    today: str,
    template: str = DEFAULT_LETTER,
) -> Letter:
    """The letter of one referral. Raises Refused without consent, or when the address cannot fit."""
    if consent is None or consent.state != "given":
        raise Refused(_("Sans l’accord de la personne, la lettre ne s’imprime pas\u00a0: notez-le d’abord."))
    if not (adviser.name.strip() and ours.name.strip()):
        raise Refused(_("Dites d’abord qui vous êtes et pour quelle structure, dans les réglages."))
    window, addressee = _recipient(partner, service)
    values = (
        letter_values.of_referral(referral, partner, service, consent)
        | letter_values.of_resident(resident)
        | letter_values.of_us(adviser, ours, today)
    )
    letter = Letter(
        title=_("Lettre d’orientation"),
        reference=values["reference"],
        code=referral.reference,
        sender=present(ours.name, *_at(ours), shown_phone(ours.phone), ours.email),
        followed=present(adviser.name, adviser.role, shown_phone(adviser.phone), adviser.email),
        window=window,
        place_and_date=_place_and_date(ours.city, values["date"]),
        addressee=addressee,
        subject=_("Objet\u00a0: demande de rendez-vous pour {person}").format(
            person=keep_together(values["personne"])
        ),
        paragraphs=paragraphs(keep_together(fill(template, values))),
        documents=listed(keep_together(typeset(referral.documents))),
        signature=present(adviser.name, ", ".join(present(adviser.role, ours.name))),
        answer_by=values["date_limite"],
        return_to=present(ours.name, adviser.name, *_at(ours), values["telephone"], values["courriel"]),
        look=Look(),
    )
    return replace(letter, look=best_look(letter))


def _at(place: Organisation) -> tuple[str, ...]:
    return (*street_lines(place.address), f"{place.postcode} {place.city}".strip())


def _recipient(partner: Organisation, service: Service | None) -> tuple[tuple[str, ...], str]:
    """The lines of the window, and the name given inside when the window does not say it all.

    A sensitive partner is only an address on the envelope. A service too long for the window is named inside.
    """
    at: Organisation | Service = service if service and service.address else partner
    names = present(partner.name, service.name if service else "")
    inside = _("À l’attention de\u00a0: {name}").format(name=" – ".join(names)) if names else ""
    if is_sensitive(partner.category, *names):
        return fit_address((_("À l’attention de l’accueil"),), at.address, at.postcode, at.city), inside
    try:
        return fit_address(names, at.address, at.postcode, at.city), ""
    except Refused:
        return fit_address(names[:1], at.address, at.postcode, at.city), inside


def _subject(person: str) -> str:
    return keep_together(_("Objet\u00a0: demande de rendez-vous pour {person}").format(person=person))


def _place_and_date(city: str, date: str) -> str:
    if not city:
        return _("Le {date}").format(date=date)
    return _("{city}, le {date}").format(city=city, date=date)


def words() -> dict[str, str]:
    """What is printed on every letter, whoever it is about."""
    return {
        "reference": _("Référence"),
        "followed": _("Suivi par"),
        "documents": _("Documents à apporter"),
        "continued": _("Suite page 2"),
        "page": _("page"),
        "slip": _("Coupon-réponse"),
        "slip_use": _("À remplir et renvoyer"),
        "slip_before": _("avant le"),
        "received": _("Lettre reçue le"),
        "appointment": _("Rendez-vous le"),
        "at": _("à"),
        "with": _("avec"),
        "person": _("La personne"),
        "came": _("est venue"),
        "missed": _("n’est pas venue"),
        "outcome": _("Suite donnée"),
        "declined": _("Demande refusée"),
        "reason": _("raison"),
        "signed": _("Nom et service"),
        "discretion": _(
            "N’écrivez ni le nom de la personne, ni rien de sa santé\u00a0: la référence suffit."
        ),
        "return_to": _("À renvoyer à"),
        "qr": _("Code QR de la référence"),
    }
