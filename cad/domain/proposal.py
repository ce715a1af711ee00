"""Work proposed to a person, and what they and the company answered."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

PROPOSAL_STATES = Choices(
    {
        "proposed": _("Réponse attendue"),
        "willing": _("Intéressé·e"),
        "met": _("Vu·e en entretien"),
        "refused": _("Ne souhaite pas"),
        "taken": _("Retenu·e"),
        "not_taken": _("Non retenu·e"),
    }
)
NEXT = {
    "proposed": ("willing", "refused", "taken", "not_taken"),
    "willing": ("taken", "not_taken", "met", "refused"),
    "met": ("taken", "not_taken", "refused"),
    "refused": ("proposed",),
    "taken": ("willing",),
    "not_taken": ("willing",),
}
"""What may follow each state."""
OPEN = ("proposed", "willing", "met")
"""States that wait for somebody’s answer."""


TO = ("opening", "offer", "reserved_place")
"""The links to what is proposed. One more is a field of `Proposal` and a word here."""


@record("proposal", _("Proposition de poste"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """Exactly one of the links `TO` is filled. `on`: the day of the latest answer, or of the proposal."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    opening: Id = field(_("Poste ouvert"), Kind.LINK, link="opening")
    offer: Id = field(_("Offre d’emploi"), Kind.LINK, link="offer")
    reserved_place: Id = field(_("Place réservée"), Kind.LINK, link="reserved_place")
    state: str = field(_("État"), Kind.CHOICE, choices=PROPOSAL_STATES, default="proposed")
    on: Day = field(_("Le"), Kind.DAY)
    reason: str = field(_("Raison"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Proposé par"), Kind.LINK, link="adviser")
