"""Partners, their services, the advisers, and what an organisation can set: wording and thresholds."""

from dataclasses import dataclass

from cad.domain.record import Day, Id, Kind, Record, field, record, said_of
from cad.domain.text import _


@record("organisation", _("Structure"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """`category` says the kind of partner; some kinds reveal a situation and are masked on paper."""

    name: str = field(_("Nom"))
    acronym: str = field(_("Sigle"))
    category: str = field(_("Type"))
    address: str = field(_("Adresse"))
    postcode: str = field(_("Code postal"))
    city: str = field(_("Commune"))
    phone: str = field(_("Téléphone"))
    email: str = field(_("Courriel"))
    hours: str = field(_("Horaires"))
    directory: str = field(_("Identifiant dans l’annuaire"))
    merged_into: Id = field(_("Fusionnée avec"), Kind.LINK, link="organisation")
    ours: bool = field(_("Ma structure"), Kind.FLAG, local=True)


SAID_OF_ORGANISATION = said_of(Organisation, "directory", "merged_into", "ours")


@record("service", _("Service"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """What an organisation offers; an empty address, telephone or e-mail means the organisation’s."""

    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    name: str = field(_("Nom"))
    themes: tuple[str, ...] = field(_("Thèmes"), Kind.LIST)
    public: str = field(_("Public"))
    access: str = field(_("Comment y accéder"), Kind.LONG)
    conditions: str = field(_("Conditions"), Kind.LONG)
    documents: str = field(_("Documents à apporter"), Kind.LONG)
    address: str = field(_("Adresse"))
    postcode: str = field(_("Code postal"))
    city: str = field(_("Commune"))
    phone: str = field(_("Téléphone"))
    email: str = field(_("Courriel"))
    hours: str = field(_("Horaires"))
    directory: str = field(_("Identifiant dans l’annuaire"))
    directory_on: Day = field(_("Annuaire, mise à jour du"), Kind.DAY)


SAID_OF_SERVICE = said_of(Service, "organisation", "directory", "directory_on")


@record("service_mark", _("Repère sur un service"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMark(Record):
    """What one organisation keeps about a service, by its identifier in the directory or as a record."""

    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    directory: str = field(_("Identifiant dans l’annuaire"))
    service: Id = field(_("Service"), Kind.LINK, link="service")
    favourite: bool = field(_("Favori"), Kind.FLAG)
    note: str = field(_("Note"), Kind.LONG)


@record("adviser", _("Conseiller·ère"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser(Record):
    """A professional who writes in notebooks; the notebook’s owner is one."""

    name: str = field(_("Nom"))
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    phone: str = field(_("Téléphone"))
    email: str = field(_("Courriel"))
    role: str = field(_("Fonction"))


@record("letter_template", _("Modèle de lettre"))
@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate(Record):
    """The wording of a form for one organisation, with named fields in braces."""

    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    form: str = field(_("Formulaire"), default="letter")
    name: str = field(_("Nom"))
    text: str = field(_("Texte"), Kind.LONG)


@record("rule", _("Règle"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Record):
    """A dated threshold with its source, e.g. the number of silent days that worries."""

    name: str = field(_("Règle"))
    value: int = field(_("Valeur"), Kind.INTEGER)
    since: Day = field(_("Depuis le"), Kind.DAY)
    source: str = field(_("Source"))
    check_on: Day = field(_("À vérifier le"), Kind.DAY)
