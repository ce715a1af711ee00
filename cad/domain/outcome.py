"""What became of a person so many months after something began or ended: « et après ? ».

What is to be asked is never stored: it is the origin’s day, its months, less what was said. An origin more is
a link of `Outcome`, a line of `ORIGINS`, and its rules in `cad.domain.rules`.
"""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

OUTCOMES = Choices(
    {
        "job": _("En emploi"),
        "training": _("En formation"),
        "business": _("À son compte"),
        "looking": _("En recherche"),
        "unreachable": _("Injoignable"),
        "other": _("Autre situation"),
    }
)


@record("outcome", _("Et après"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """Exactly one of the links to an origin is filled. Said again, the latest holds."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    insertion: Id = field(_("Après le contrat d’insertion"), Kind.LINK, link="insertion")
    attendance: Id = field(_("Après la rencontre"), Kind.LINK, link="attendance")
    business: Id = field(_("Après l’immatriculation"), Kind.LINK, link="business")
    placement: Id = field(_("Après la place réservée"), Kind.LINK, link="placement")
    months: int = field(_("Mois après"), Kind.INTEGER)
    state: str = field(_("Situation"), Kind.CHOICE, Sensitivity.SITUATION, choices=OUTCOMES)
    on: Day = field(_("Dit le"), Kind.DAY)
    reason: str = field(_("Précision"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Noté par"), Kind.LINK, link="adviser")


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind` names a record of one person and the link to it; `day` its field from which months count;
    `rules` how many months, one rule each; `after` completes "3 mois après …".
    """

    kind: str
    day: str
    after: str
    rules: tuple[str, ...]


ORIGINS = {
    one.kind: one
    for one in (
        Origin(
            "insertion",
            "ends_on",
            _("la fin du contrat d’insertion"),
            ("after_insertion_first", "after_insertion_second"),
        ),
        Origin(
            "placement",
            "ends_on",
            _("la fin de la place réservée"),
            ("after_placement_first", "after_placement_second"),
        ),
        Origin(
            "attendance",
            "came_on",
            _("une rencontre avec des entreprises"),
            ("after_event_first", "after_event_second", "after_event_third"),
        ),
        Origin(
            "business",
            "registered_on",
            _("l’immatriculation"),
            ("after_business_first", "after_business_second", "after_business_third"),
        ),
    )
}


def when(outcome: Outcome) -> str:
    """ "3 mois après la fin du contrat d’insertion"; after what, a newer version may know alone."""
    after = next((one.after for one in ORIGINS.values() if getattr(outcome, one.kind)), _("autre chose"))
    return months_after_what(outcome.months, after)


def months_after_what(months: int, after: str) -> str:
    """The same of what is to be asked."""
    return _("{n}\u00a0mois après {what}").format(n=months, what=after)
