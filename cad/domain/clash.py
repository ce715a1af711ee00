"""The clash: one field that two people wrote without either knowing, kept until somebody settles it."""

from dataclasses import dataclass

from cad.domain.record import Id, Kind, Moment, Record, Sensitivity, field, record
from cad.domain.text import _

CLASH_STATES = {"open": _("À régler"), "settled": _("Réglée")}


@record("clash", _("Divergence"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Clash(Record):
    """Made by the centre, beside the record it is about and read by the same people (`circle`).

    `kept` and `current` are the two values as JSON; `…_at` is the time as each laptop’s clock said it.
    """

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    kind: str = field(_("Nature"))
    record: Id = field(_("Élément"), Kind.LINK)
    name: str = field(_("Champ"))
    circle: str = field(_("Cercle"))
    kept: str = field(_("Valeur mise de côté"), Kind.TEXT, Sensitivity.SECRET)
    kept_by: Id = field(_("Écrite par"), Kind.LINK, link="adviser")
    kept_on: str = field(_("Sur l’ordinateur"))
    kept_at: Moment = field(_("À"), Kind.MOMENT)
    current: str = field(_("Valeur en cours"), Kind.TEXT, Sensitivity.SECRET)
    current_by: Id = field(_("Écrite par"), Kind.LINK, link="adviser")
    current_on: str = field(_("Sur l’ordinateur"))
    current_at: Moment = field(_("À"), Kind.MOMENT)
    state: str = field(_("État"), Kind.CHOICE, choices=CLASH_STATES, default="open")
    chosen: str = field(_("Valeur retenue"), Kind.TEXT, Sensitivity.SECRET)
    settled_by: Id = field(_("Réglée par"), Kind.LINK, link="adviser")
