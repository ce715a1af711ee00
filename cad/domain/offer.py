"""Job offers of companies: what work, when and where, and by which channels they were made known."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, field, record, said_of
from cad.domain.text import _
from cad.domain.workplace import Workplace

CONTRACTS = Choices(
    {
        "": _("Non précisé"),
        "permanent": _("CDI"),
        "fixed": _("CDD"),
        "temporary": _("Intérim"),
        "insertion": _("Contrat d’insertion (CDDI)"),
        "alternation": _("Apprentissage ou alternance"),
        "seasonal": _("Saisonnier"),
    }
)
CHANNELS = Choices(
    {
        "company": _("L’entreprise elle-même"),
        "event": _("Une rencontre du plan"),
        "drop_in": _("Permanence du quartier"),
        "poster": _("Affiches du quartier"),
        "association": _("Association du quartier"),
        "message": _("SMS ou messagerie"),
        "social": _("Réseaux sociaux"),
        "france_travail": _("France Travail"),
    }
)
"""Where people of the neighbourhoods may hear of an offer."""


@record("offer", _("Offre d’emploi"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Workplace):
    """Work that a company offers; closed once it is taken or given up."""

    title: str = field(_("Métier"))
    company: Id = field(_("Entreprise"), Kind.LINK, link="organisation")
    contract: str = field(_("Contrat"), Kind.CHOICE, choices=CONTRACTS)
    places: int = field(_("Places"), Kind.INTEGER, default=1)
    starts_on: Day = field(_("À partir du"), Kind.DAY)
    answer_by: Day = field(_("Répondre avant le"), Kind.DAY)
    without_cv: bool = field(_("Sans CV"), Kind.FLAG)
    channels: tuple[str, ...] = field(_("Canaux de diffusion"), Kind.LIST, choices=CHANNELS)
    detail: str = field(_("Précision"), Kind.LONG)
    published_on: Day = field(_("Diffusée le"), Kind.DAY)
    closed_on: Day = field(_("Fermée le"), Kind.DAY)


SAID_OF_OFFER = said_of(Offer, "closed_on")
