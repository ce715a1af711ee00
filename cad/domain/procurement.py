"""Public contracts with a social clause: the contract, its lots and the hours each owes, positions open."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, field, record, said_of
from cad.domain.text import _
from cad.domain.workplace import Workplace

WAYS = Choices(
    {
        "": _("Non précisé"),
        "hire": _("Embauche directe"),
        "temporary": _("Intérim d’insertion (ETTI)"),
        "geiq": _("GEIQ"),
        "association": _("Association intermédiaire (AI)"),
        "subcontract": _("Sous-traitance à une SIAE"),
    }
)
"""How a company may do the hours it owes."""


@record("procurement", _("Marché"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Procurement(Record):
    """What a public buyer orders; the hours are owed lot by lot."""

    title: str = field(_("Objet"))
    reference: str = field(_("Numéro"))
    buyer: Id = field(_("Acheteur"), Kind.LINK, link="organisation")
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)


SAID_OF_PROCUREMENT = said_of(Procurement)


@record("lot", _("Lot"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Lot(Record):
    """One part of a contract, the company it was awarded to, and the whole hours of insertion it owes."""

    procurement: Id = field(_("Marché"), Kind.LINK, link="procurement")
    title: str = field(_("Lot"))
    company: Id = field(_("Entreprise attributaire"), Kind.LINK, link="organisation")
    hours_due: int = field(_("Heures dues"), Kind.INTEGER)
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    ways: tuple[str, ...] = field(_("Façons de faire les heures"), Kind.LIST, choices=WAYS)


SAID_OF_LOT = said_of(Lot, "procurement")


@record("opening", _("Poste ouvert"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Workplace):
    """Work that a lot offers, and that somebody may take; closed once it is taken or given up."""

    lot: Id = field(_("Lot"), Kind.LINK, link="lot")
    title: str = field(_("Poste"))
    way: str = field(_("Façon"), Kind.CHOICE, choices=WAYS)
    places: int = field(_("Places"), Kind.INTEGER, default=1)
    starts_on: Day = field(_("À partir du"), Kind.DAY)
    detail: str = field(_("Précision"), Kind.LONG)
    closed_on: Day = field(_("Fermé le"), Kind.DAY)


SAID_OF_OPENING = said_of(Opening, "lot", "closed_on")
