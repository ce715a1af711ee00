"""What the local authority keeps for people as an employer: places, and those who take them."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record, said_of
from cad.domain.text import _
from cad.domain.workplace import Workplace

PLACE_KINDS = Choices(
    {
        "": _("Non précisé"),
        "placement": _("Stage"),
        "civic": _("Service civique"),
        "summer": _("Emploi d’été"),
        "apprenticeship": _("Apprentissage"),
        "rennes": _("«\u00a0Job à Rennes\u00a0»"),
    }
)


@record("reserved_place", _("Place réservée"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedPlace(Workplace):
    """`age_from` and `age_to` (0: none; both included) are looked at on `age_on`, else on the first day."""

    title: str = field(_("Poste"))
    category: str = field(_("Type"), Kind.CHOICE, choices=PLACE_KINDS)
    employer: Id = field(_("Collectivité"), Kind.LINK, link="organisation")
    service: str = field(_("Service employeur"))
    places: int = field(_("Places"), Kind.INTEGER, default=1)
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    age_from: int = field(_("À partir de (ans)"), Kind.INTEGER)
    age_to: int = field(_("Jusqu’à (ans)"), Kind.INTEGER)
    age_on: Day = field(_("Âge regardé le"), Kind.DAY)
    situation: str = field(_("Situation demandée"))
    qpv_only: bool = field(_("Réservé aux habitant·es d’un QPV"), Kind.FLAG)
    detail: str = field(_("Précision"), Kind.LONG)
    closed_on: Day = field(_("Fermée le"), Kind.DAY)


SAID_OF_PLACE = said_of(ReservedPlace, "closed_on")


@record("placement", _("Place prise"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """Someone who was taken, from a day until another; what became of them is asked after `ends_on`."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    reserved_place: Id = field(_("Place réservée"), Kind.LINK, link="reserved_place")
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    reason: str = field(_("Pourquoi avant la fin"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")
