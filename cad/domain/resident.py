"""The resident: who the person is and how to reach them. Origin is never recorded, nor any NIR."""

from dataclasses import dataclass

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.record import Choices, Day, Id, Kind, PartialDay, Record, Sensitivity, field, record, said_of
from cad.domain.text import _

IDENTITY = Sensitivity.IDENTITY
SITUATION = Sensitivity.SITUATION

CIVILITIES = Choices({"": "", "mme": _("Mme"), "m": _("M.")})
CONTACTS = Choices(
    {
        "": _("Sans préférence"),
        "telephone": _("Téléphone"),
        "sms": _("SMS"),
        "email": _("Courriel"),
        "post": _("Courrier"),
        "visit": _("Visite"),
    }
)
READING = Choices(
    {
        "": _("Non renseigné"),
        "fluent": _("Lit facilement"),
        "some": _("Lit un peu"),
        "hardly": _("Lit difficilement"),
        "not": _("Ne lit pas le français"),
    }
)
QPV = Choices({"": _("À vérifier"), "in": _("En QPV"), "out": _("Hors QPV")})


@record("resident", _("Résident·e"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Resident(Record):
    """A person the plan accompanies; `…_shared_with` says whose telephone or e-mail it also is."""

    usage_name: str = field(_("Nom d’usage"), Kind.TEXT, IDENTITY)
    birth_name: str = field(_("Nom de naissance"), Kind.TEXT, IDENTITY)
    first_name: str = field(_("Prénom"), Kind.TEXT, IDENTITY)
    birth_date: PartialDay = field(_("Date de naissance"), Kind.PARTIAL, IDENTITY)
    civility: str = field(_("Civilité"), Kind.CHOICE, IDENTITY, choices=CIVILITIES)
    address: str = field(_("Adresse"), Kind.TEXT, IDENTITY)
    postcode: str = field(_("Code postal"), Kind.TEXT, IDENTITY)
    city: str = field(_("Commune"), Kind.TEXT, IDENTITY)
    phones: tuple[str, ...] = field(_("Téléphones"), Kind.LIST, IDENTITY)
    phone_shared_with: str = field(_("Téléphone partagé avec"), Kind.TEXT, IDENTITY)
    email: str = field(_("Courriel"), Kind.TEXT, IDENTITY)
    email_shared_with: str = field(_("Courriel partagé avec"), Kind.TEXT, IDENTITY)
    preferred_contact: str = field(_("Contact préféré"), Kind.CHOICE, IDENTITY, choices=CONTACTS)
    languages: tuple[str, ...] = field(_("Langues parlées"), Kind.LIST, SITUATION)
    interpreter: bool = field(_("Interprète nécessaire"), Kind.FLAG, SITUATION)
    reads_french: str = field(_("Lecture du français"), Kind.CHOICE, SITUATION, choices=READING)
    imilo_number: str = field(_("N° i-milo"), Kind.TEXT, IDENTITY)
    ft_number: str = field(_("Identifiant France Travail"), Kind.TEXT, IDENTITY)
    caf_number: str = field(_("N° allocataire CAF"), Kind.TEXT, IDENTITY)
    lead_adviser: Id = field(_("Référent·e"), Kind.LINK, link="adviser")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    qpv: str = field(_("Résidence en QPV"), Kind.CHOICE, SITUATION, choices=QPV)
    neighbourhood: str = field(_("Quartier prioritaire"), Kind.CHOICE, SITUATION, choices=NEIGHBOURHOODS)
    qpv_source: str = field(_("Résidence en QPV, d’après"), Kind.TEXT, SITUATION)
    qpv_on: Day = field(_("Résidence en QPV, vérifiée le"), Kind.DAY, SITUATION)
    merged_into: Id = field(_("Fusionné·e avec"), Kind.LINK, link="resident")
    invented: bool = field(_("Personne inventée (démonstration)"), Kind.FLAG)


SAID = said_of(Resident, "merged_into", "invented")
"""What an adviser may say of a person, or choose between two files of the same."""


@record("household_member", _("Membre du foyer"))
@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember(Record):
    """Someone who lives with the resident; `other` when that person has a file too."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    name: str = field(_("Nom"), Kind.TEXT, IDENTITY)
    relation: str = field(_("Lien"), Kind.TEXT, SITUATION)
    birth_date: PartialDay = field(_("Date de naissance"), Kind.PARTIAL, IDENTITY)
    other: Id = field(_("Sa fiche"), Kind.LINK, link="resident")
    detail: str = field(_("Précision"), Kind.TEXT, SITUATION)


@record("document", _("Document"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A file kept in the encrypted record; its bytes are in the store under `sha256`."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    title: str = field(_("Titre"), Kind.TEXT, SITUATION, searched=True)
    category: str = field(_("Nature"), Kind.TEXT, SITUATION)
    filename: str = field(_("Nom du fichier"), Kind.TEXT, SITUATION, searched=True)
    media_type: str = field(_("Type"))
    size: int = field(_("Taille en octets"), Kind.INTEGER)
    sha256: str = field(_("Empreinte"), Kind.LINK)
    expires_on: Day = field(_("Valable jusqu’au"), Kind.DAY)
    visibility: str = field(_("Visible par"))
    adviser: Id = field(_("Ajouté par"), Kind.LINK, link="adviser")
