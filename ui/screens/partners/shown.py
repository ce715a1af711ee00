"""One organisation as its page shows it: how to reach it, what it offers, how its seams fare. No Qt here."""

from dataclasses import dataclass

from cad.domain.organisation import Organisation, Service
from cad.domain.sensitive import OTHER_PARTNER, SENSITIVE_KINDS, is_sensitive
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.services.partners import Entrusted, PartnerPage
from cad.services.referrals import ReferralRow
from ui.screens.partners.lines import badges

Badge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    number: str
    label: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A service, ready to be shown."""

    id: str
    name: str
    themes: tuple[Badge, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a partner says."""

    organisation: Organisation
    badges: tuple[Badge, ...]
    note: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    services: tuple[Offered, ...]
    waiting: tuple[ReferralRow, ...]


def shown(page: PartnerPage) -> Shown:
    """The page of a partner."""
    organisation = page.organisation
    masked = _("Son nom en dirait trop\u00a0: les lettres que d’autres liront disent «\u00a0{name}\u00a0».")
    return Shown(
        organisation,
        badges(organisation),
        masked.format(name=OTHER_PARTNER) if is_sensitive(organisation.category) else "",
        _facts(organisation),
        _figures(page.entrusted),
        tuple(_offered(service) for service in page.services),
        page.open,
    )


def kind(category: str) -> str:
    """The kind of an organisation, in words."""
    return SENSITIVE_KINDS.get(category, category)


def _facts(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    return (
        (_("Sigle"), organisation.acronym),
        (_("Type"), kind(organisation.category)),
        (_("Adresse"), where(organisation)),
        (_("Téléphone"), shown_phone(organisation.phone)),
        (_("Courriel"), organisation.email),
        (_("Horaires"), organisation.hours),
    )


def where(place: Organisation | Service) -> str:
    """An address in one line."""
    town = " ".join(filter(None, (place.postcode, place.city)))
    return ", ".join(filter(None, (place.address, town)))


def _offered(service: Service) -> Offered:
    themes = (BY_KEY[key] for key in service.themes if key in BY_KEY)
    return Offered(
        service.id,
        service.name,
        tuple((theme.short, "neutral", theme.icon) for theme in themes),
        (
            (_("Public"), service.public),
            (_("Y accéder"), service.access),
            (_("Conditions"), service.conditions),
            (_("À apporter"), "\n".join(listed(service.documents))),
            (_("Adresse"), where(service)),
            (_("Téléphone"), shown_phone(service.phone)),
            (_("Courriel"), service.email),
            (_("Horaires"), service.hours),
        ),
    )


def _figures(entrusted: Entrusted) -> tuple[Figure, ...]:
    """How the people passed on have fared; nothing before any."""
    if not entrusted.total:
        return ()
    days = entrusted.days
    delay = n_("jour pour accueillir", "jours pour accueillir", days) if days >= 0 else ""
    return (
        Figure(str(entrusted.open), n_("ouverte", "ouvertes", entrusted.open), "stitch-open", "warning"),
        Figure(
            str(entrusted.closed), n_("refermée", "refermées", entrusted.closed), "stitch-closed", "success"
        ),
        Figure(str(entrusted.broken), n_("rompue", "rompues", entrusted.broken), "stitch-broken", "danger"),
        *((Figure(str(days), delay, "clock", "muted"),) if delay else ()),
    )
