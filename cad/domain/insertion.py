"""A person’s contract on a lot: what was true the day they came in, and the hours they do, month by month."""

from dataclasses import dataclass

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.procurement import WAYS
from cad.domain.record import Choices, Day, Id, Kind, PartialDay, Record, Sensitivity, field, record
from cad.domain.resident import QPV
from cad.domain.text import _

SITUATION, IDENTITY = Sensitivity.SITUATION, Sensitivity.IDENTITY

GROUNDS = Choices(
    {
        "": _("Non précisé"),
        "jobless": _("Demandeur·euse d’emploi de longue durée"),
        "minimum": _("Allocataire d’un minimum social"),
        "disabled": _("Obligation d’emploi (RQTH et assimilés)"),
        "young": _("Jeune sans qualification ou sans expérience"),
        "senior": _("Senior en recherche d’emploi"),
        "siae": _("Prise en charge par une structure d’insertion (SIAE, GEIQ, Épide, E2C)"),
        "qpv": _("Habite un quartier prioritaire"),
        "adviser": _("Autre, sur avis motivé d’un prescripteur"),
    }
)
"""Why someone may count. Their ages are rules, see `cad.domain.rules`."""


@record("insertion", _("Contrat d’insertion"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion(Record):
    """`address`, `qpv`, `neighbourhood` are as of entry: they stay when the person moves. Hours count from
    `counts_from` until `counts_until` (excluded), worked out once with the rule of that day.
    """

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    lot: Id = field(_("Lot"), Kind.LINK, link="lot")
    employer: Id = field(_("Employeur"), Kind.LINK, link="organisation")
    way: str = field(_("Façon"), Kind.CHOICE, choices=WAYS)
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    counts_from: Day = field(_("Compte depuis le"), Kind.DAY)
    counts_until: Day = field(_("Compte jusqu’au"), Kind.DAY)
    address: str = field(_("Adresse à l’entrée"), Kind.TEXT, IDENTITY)
    qpv: str = field(_("En QPV à l’entrée"), Kind.CHOICE, SITUATION, choices=QPV)
    neighbourhood: str = field(_("Quartier à l’entrée"), Kind.CHOICE, SITUATION, choices=NEIGHBOURHOODS)
    qpv_source: str = field(_("Source de la résidence"), Kind.TEXT, SITUATION)
    ground: str = field(_("Motif d’éligibilité"), Kind.CHOICE, SITUATION, choices=GROUNDS)
    proof: str = field(_("Justificatif"), Kind.TEXT, SITUATION)
    proof_on: Day = field(_("Justificatif du"), Kind.DAY)
    proof_until: Day = field(_("Justificatif valable jusqu’au"), Kind.DAY)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")


@record("worked_hours", _("Heures d’insertion"))
@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedHours(Record):
    """What was done in one month of one contract. Only ever added: a correction names those it `amends`."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    insertion: Id = field(_("Contrat d’insertion"), Kind.LINK, link="insertion")
    month: PartialDay = field(_("Mois"), Kind.PARTIAL)
    hundredths: int = field(_("Heures, en centièmes"), Kind.INTEGER)
    reason: str = field(_("Raison"), Kind.TEXT, SITUATION)
    amends: tuple[str, ...] = field(_("Corrige"), Kind.LIST, link="worked_hours")
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")
