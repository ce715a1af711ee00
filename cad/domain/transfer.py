"""The transfer: a person passes from one lead adviser to another, who is asked first."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

SITUATION = Sensitivity.SITUATION

TRANSFER_STATES = Choices(
    {
        "proposed": _("Proposé"),
        "accepted": _("Accepté"),
        "declined": _("Décliné"),
        "cancelled": _("Annulé"),
    }
)

ANSWERS = ("accepted", "declined")
"""What the adviser who is asked says, and nobody in their name."""


@record("transfer", _("Passage de relais"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Record):
    """`from_adviser` proposes that `to_adviser` leads; `former` leads until then, and `stays` in the team
    afterwards. `told`: who proposed has read the answer.
    """

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    from_adviser: Id = field(_("Proposé par"), Kind.LINK, link="adviser")
    to_adviser: Id = field(_("Proposé à"), Kind.LINK, link="adviser")
    former: Id = field(_("Référent·e jusque-là"), Kind.LINK, link="adviser")
    note: str = field(_("Mot de relais"), Kind.LONG, SITUATION, searched=True)
    stays: bool = field(_("Reste dans l’équipe"), Kind.FLAG, default=True)
    proposed_on: Day = field(_("Proposé le"), Kind.DAY)
    state: str = field(_("Suite du relais"), Kind.CHOICE, choices=TRANSFER_STATES, default="proposed")
    answer: str = field(_("Mot de réponse"), Kind.LONG, SITUATION, searched=True)
    answered_on: Day = field(_("Répondu le"), Kind.DAY)
    told: bool = field(_("Réponse lue"), Kind.FLAG)
