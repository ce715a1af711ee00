"""Pupils’ weeks of observation: what companies offer, who looks for one, and each one until it is done."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record, said_of
from cad.domain.text import _

SITUATION, IDENTITY = Sensitivity.SITUATION, Sensitivity.IDENTITY

SECTORS = Choices(
    {
        "": _("Non précisé"),
        "trade": _("Commerce, vente"),
        "food": _("Restauration, métiers de bouche"),
        "health": _("Santé, soin"),
        "children": _("Petite enfance, animation"),
        "office": _("Bureau, administration"),
        "digital": _("Numérique"),
        "culture": _("Culture, médias"),
        "sport": _("Sport"),
        "building": _("Bâtiment, travaux publics"),
        "industry": _("Industrie"),
        "garage": _("Automobile, mécanique"),
        "transport": _("Transport, logistique"),
        "green": _("Nature, espaces verts"),
        "cleaning": _("Propreté"),
        "beauty": _("Coiffure, esthétique"),
        "safety": _("Sécurité, secours, justice"),
    }
)
TRAVEL = Choices(
    {
        "": _("Non précisé"),
        "near": _("À pied, dans le quartier"),
        "town": _("Dans la commune"),
        "far": _("Plus loin, en transports"),
    }
)
"""How far a pupil can go."""
KIN = Choices(
    {
        "": _("Non précisé"),
        "mother": _("Mère"),
        "father": _("Père"),
        "guardian": _("Tutrice ou tuteur"),
        "other": _("Autre responsable légal·e"),
    }
)
INTERNSHIP_STATES = Choices(
    {
        "proposed": _("Proposé"),
        "agreed": _("Accepté"),
        "signed": _("Convention signée"),
        "done": _("Fait"),
        "broken": _("Sans suite"),
    }
)
HOSTED = ("agreed", "signed", "done")
"""Somebody hosts the pupil, or did."""
NEXT = {
    "proposed": ("agreed", "broken"),
    "agreed": ("done", "broken"),
    "signed": ("done", "broken"),
    "done": (),
    "broken": ("proposed",),
}
"""What may be noted after each state; signed comes by itself with the last signature."""


@record("internship_offer", _("Offre de stage"))
@dataclass(frozen=True, slots=True, kw_only=True)
class InternshipOffer(Record):
    """Places that a company keeps for pupils, from a day to another."""

    company: Id = field(_("Entreprise"), Kind.LINK, link="organisation")
    sector: str = field(_("Secteur"), Kind.CHOICE, choices=SECTORS)
    neighbourhood: str = field(_("Quartier"))
    city: str = field(_("Commune"))
    places: int = field(_("Places"), Kind.INTEGER, default=1)
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    asked: str = field(_("Ce qui est demandé"), Kind.LONG)
    closed_on: Day = field(_("Fermée le"), Kind.DAY)


SAID_OF_OFFER = said_of(InternshipOffer, "closed_on")


@record("pupil", _("Élève"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil(Record):
    """As little as finding an internship asks for. `year` is the one in which the school year begins;
    a guardian’s agreement holds from `agreed_on` until `withdrew_on`.
    """

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    school: Id = field(_("Établissement"), Kind.LINK, link="school")
    school_class: str = field(_("Classe"), Kind.TEXT, SITUATION)
    year: int = field(_("Rentrée"), Kind.INTEGER)
    wishes: tuple[str, ...] = field(_("Souhaits"), Kind.LIST, SITUATION, choices=SECTORS)
    travel: str = field(_("Trajet possible"), Kind.CHOICE, SITUATION, choices=TRAVEL)
    guardian: str = field(_("Responsable légal·e"), Kind.TEXT, IDENTITY)
    kin: str = field(_("Lien"), Kind.CHOICE, SITUATION, choices=KIN)
    agreed_on: Day = field(_("Accord donné le"), Kind.DAY)
    withdrew_on: Day = field(_("Accord retiré le"), Kind.DAY)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")


@record("internship", _("Stage"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Internship(Record):
    """One pupil at one company: of an offer, or found by oneself (`found`, when it is not in the directory).

    `hours` is what a day lasts, in hundredths; `schedule` says from when until when, as it is printed.
    """

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    pupil: Id = field(_("Élève"), Kind.LINK, link="pupil")
    offer: Id = field(_("Offre"), Kind.LINK, link="internship_offer")
    company: Id = field(_("Entreprise"), Kind.LINK, link="organisation")
    found: str = field(_("Entreprise trouvée par soi-même"), Kind.TEXT, SITUATION)
    place: str = field(_("Lieu"), Kind.TEXT, SITUATION)
    sector: str = field(_("Secteur"), Kind.CHOICE, SITUATION, choices=SECTORS)
    state: str = field(_("État"), Kind.CHOICE, choices=INTERNSHIP_STATES, default="proposed")
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    hours: int = field(_("Heures par jour, en centièmes"), Kind.INTEGER)
    schedule: str = field(_("Horaires"), Kind.TEXT, SITUATION)
    tutor: str = field(_("Tuteur ou tutrice"), Kind.TEXT, SITUATION)
    agreed_on: Day = field(_("Accepté le"), Kind.DAY)
    company_signed: Day = field(_("Signé par l’entreprise le"), Kind.DAY)
    school_signed: Day = field(_("Signé par l’établissement le"), Kind.DAY)
    guardian_signed: Day = field(_("Signé par le ou la responsable légal·e le"), Kind.DAY)
    pupil_signed: Day = field(_("Signé par l’élève le"), Kind.DAY)
    reason: str = field(_("Raison"), Kind.TEXT, SITUATION)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")


SIGNATORIES = Choices(
    {
        "company": _("L’entreprise"),
        "school": _("L’établissement scolaire"),
        "guardian": _("Le ou la responsable légal·e"),
        "pupil": _("L’élève"),
    }
)
