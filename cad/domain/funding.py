"""Money asked for a resident’s business, and what was obtained; in whole cents."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

KINDS = Choices(
    {
        "loan": _("Prêt bancaire"),
        "micro": _("Microcrédit"),
        "honour": _("Prêt d’honneur"),
        "grant": _("Subvention ou prime"),
        "seed": _("Aide à l’amorçage"),
        "own": _("Financement participatif"),
    }
)
WAITING, GRANTED, REFUSED, BOTH = "waiting", "granted", "refused", "both"
STATES = Choices(
    {
        WAITING: _("Réponse attendue"),
        GRANTED: _("Obtenu"),
        REFUSED: _("Refusé"),
        BOTH: _("Obtenu et refusé\u00a0: à vérifier"),
    }
)


@record("funding", _("Financement"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """Amounts are in cents. The answer is the day it was granted, or the day it was refused."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    business: Id = field(_("Projet"), Kind.LINK, link="business")
    organisation: Id = field(_("Financeur"), Kind.LINK, link="organisation")
    way: str = field(_("Nature"), Kind.CHOICE, choices=KINDS, default="loan")
    asked: int = field(_("Demandé, en centimes"), Kind.INTEGER)
    asked_on: Day = field(_("Demandé le"), Kind.DAY)
    granted: int = field(_("Obtenu, en centimes"), Kind.INTEGER)
    granted_on: Day = field(_("Obtenu le"), Kind.DAY)
    refused_on: Day = field(_("Refusé le"), Kind.DAY)
    reason: str = field(_("Raison du refus"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")

    @property
    def state(self) -> str:
        """`BOTH` when two people who had not heard of one another noted two answers: neither is believed."""
        if self.granted_on and self.refused_on:
            return BOTH
        return GRANTED if self.granted_on else REFUSED if self.refused_on else WAITING


@dataclass(frozen=True, slots=True)
class Sum:
    """Of several requests: all that was asked, what was obtained, what an answer is awaited for."""

    asked: int = 0
    granted: int = 0
    waiting: int = 0


def total(fundings: Iterable[Funding]) -> Sum:
    """Each request once; one whose answers contradict each other was asked, and is neither."""
    known = {one.id: one for one in fundings}.values()
    return Sum(
        sum(one.asked for one in known),
        sum(one.granted for one in known if one.state == GRANTED),
        sum(one.asked for one in known if one.state == WAITING),
    )
