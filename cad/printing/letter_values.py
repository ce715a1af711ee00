"""What the named fields of a letter are replaced by; an empty value removes its line."""

from cad.domain.dates import show_date, show_day_long
from cad.domain.names import full_name
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.reference import show
from cad.domain.referral import CONSENT_WAYS, Consent, Referral
from cad.domain.resident import Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.printing.french import present, typeset

_LONGEST = 240
"""Signs of a service’s conditions on a letter."""


def of_referral(
    referral: Referral, partner: Organisation, service: Service | None, consent: Consent
) -> dict[str, str]:
    """What is asked, of whom, and how the person agreed."""
    return {
        "reference": show(referral.reference),
        "objet": typeset(referral.purpose.strip()),
        "structure": partner.name,
        "service": service.name if service else "",
        "destination": service.name if service else partner.name,
        "conditions": _conditions(service.conditions) if service else "",
        "date_limite": show_day_long(referral.answer_by),
        "accord": _consent(consent),
    }


def _conditions(said: str) -> str:
    """On one line, cut where it would take the page."""
    words = typeset("\u202f; ".join(line.strip(" .;") for line in said.splitlines() if line.strip()))
    if len(words) > _LONGEST:
        return words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"{words}." if words else ""


def of_resident(resident: Resident) -> dict[str, str]:
    """Who the person is and how to reach them."""
    return {
        "personne": full_name(
            resident.civility, resident.first_name, resident.usage_name, resident.birth_name
        ),
        "contact": _contact(resident),
        "interprete": ", ".join(resident.languages) if resident.interpreter else "",
    }


def _contact(resident: Resident) -> str:
    """The e-mail when preferred or alone, else the telephone; when it is shared, that no message be left."""
    phone = shown_phone(resident.phones[0]) if resident.phones else ""
    if resident.email and (resident.preferred_contact == "email" or not phone):
        return _shared(resident.email) if resident.email_shared_with else resident.email
    return _shared(phone) if phone and resident.phone_shared_with else phone


def _shared(contact: str) -> str:
    return _("{contact} (partagé, ne pas laisser de message)").format(contact=contact)


def of_us(adviser: Adviser, ours: Organisation, today: str) -> dict[str, str]:
    """Who writes, from where, and when."""
    return {
        "date": show_date(today),
        "signataire": adviser.name,
        "fonction": adviser.role,
        "organisation": ours.name,
        "telephone": shown_phone(adviser.phone or ours.phone),
        "courriel": adviser.email or ours.email,
    }


def _consent(consent: Consent) -> str:
    """ "de vive voix, le 20 novembre 2026"; « donné » when neither is known."""
    how = CONSENT_WAYS.get(consent.how, "").lower()
    day = _("le {date}").format(date=show_date(consent.on)) if consent.on else ""
    return ", ".join(present(how, day)) or _("donné")
