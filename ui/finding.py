"""What a few letters find besides people: a referral by its reference, partners, what was written."""

from dataclasses import dataclass

from cad.domain import reference
from cad.domain.errors import Refused
from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _
from cad.services.helpers import Helper
from cad.services.notebook import Notebook
from cad.services.partners import Partner
from cad.services.referrals import ReferralRow
from cad.services.search import FoundText
from ui.widgets.rows import Row

MOST = 4
"""Partners, and texts, shown in the palette."""
WORD = 4
"""Letters from which what was written is looked in: before, it is a name one is typing."""


@dataclass(frozen=True, slots=True)
class Others:
    """Referrals, partners and texts that match what was typed."""

    referrals: tuple[ReferralRow, ...] = ()
    partners: tuple[Partner, ...] = ()
    texts: tuple[FoundText, ...] = ()
    services: tuple[Helper, ...] = ()


def find_others(book: Notebook, text: str) -> Others:
    """The referral whose reference is typed, however written; else partners and what was written."""
    from cad.services.partners import list_partners
    from cad.services.referrals import list_referrals
    from cad.services.search import search_everything

    if known := _reference(text):
        return Others(referrals=tuple(list_referrals(book, text=known, limit=MOST)))
    typed = len(text.strip())
    return Others(
        partners=tuple(list_partners(book, text=text)[:MOST] if typed > 1 else ()),
        texts=tuple(search_everything(book, text=text, limit=MOST) if typed >= WORD else ()),
        services=_services(book, text) if typed >= WORD else (),
    )


def _services(book: Notebook, text: str) -> tuple[Helper, ...]:
    """Those of the directory; what is among one’s partners is found with them."""
    from cad.services.who_can_help import who_can_help

    return tuple(one for one in who_can_help(book, text=text).helpers if not one.service)[:MOST]


def _reference(text: str) -> str:
    try:
        return reference.normalise(text)
    except Refused:
        return ""


def records(found: Others) -> list[Row]:
    """What is called so, as the palette shows it; keys say what it is: "referral:…", "partner:…"."""
    return [
        *map(_referral_row, found.referrals),
        *map(_partner_row, found.partners),
        *map(_service_row, found.services),
    ]


def texts(found: Others) -> list[Row]:
    """What was written; keys are "text:…:person"."""
    return [Row(f"text:{t.id}:{t.person.id}", t.person.name, t.extract, icon="note") for t in found.texts]


def _referral_row(referral: ReferralRow) -> Row:
    about = " · ".join((referral.partner, REFERRAL_STATES[referral.state].lower()))
    shown = reference.show(referral.reference)
    return Row(f"referral:{referral.id}", referral.person.name, about, shown, stitch=referral.seam or "open")


def _partner_row(partner: Partner) -> Row:
    where = partner.organisation.city
    services = ", ".join(service.name for service in partner.services) or _("Partenaire")
    return Row(
        f"partner:{partner.organisation.id}", partner.organisation.name, services, where, icon="building"
    )


def _service_row(service: Helper) -> Row:
    offered = service.offered
    return Row(f"helper:{service.key}", offered.name, offered.partner, offered.city, icon="hands")
