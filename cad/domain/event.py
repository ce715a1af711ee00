"""Meetings of companies with people who look for work: who is invited, who came, what each company did."""

from dataclasses import dataclass
from datetime import datetime

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.record import (
    Choices,
    Day,
    Id,
    Kind,
    LocalTime,
    Record,
    Sensitivity,
    field,
    record,
    said_of,
)
from cad.domain.text import _
from cad.domain.weekly import DAYS

EVENT_KINDS = Choices(
    {
        "forum": _("Forum de l’emploi"),
        "job_dating": _("Job dating"),
        "visit": _("Visite d’entreprise"),
        "without_cv": _("Recrutement sans CV"),
        "workshop": _("Atelier"),
        "other": _("Autre rencontre"),
    }
)
ATTENDANCE_STATES = Choices(
    {
        "invited": _("Invité·e"),
        "coming": _("Viendra"),
        "declined": _("Ne viendra pas"),
        "came": _("Venu·e"),
        "missed": _("Pas venu·e"),
    }
)
BEFORE = ("invited", "coming", "declined")
"""What one answers to an invitation; the others are what happened."""
MEETING_STATES = Choices(
    {
        "met": _("Rencontrée"),
        "interview": _("Entretien"),
        "trial": _("Immersion ou essai"),
        "contract": _("Contrat"),
        "none": _("Sans suite"),
    }
)
"""What a person and a company did together, from least to most; « sans suite » ends it."""


@record("event", _("Rencontre"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """`heads`: people who came and whom nobody knows. What was noted stays once an event is cancelled."""

    title: str = field(_("Rencontre"))
    kind: str = field(_("Sorte"), Kind.CHOICE, choices=EVENT_KINDS, default="forum")
    starts_at: LocalTime = field(_("Début"), Kind.TIME)
    ends_at: LocalTime = field(_("Fin"), Kind.TIME)
    place: str = field(_("Lieu"))
    neighbourhood: str = field(_("Quartier"), Kind.CHOICE, choices=NEIGHBOURHOODS)
    companies: tuple[str, ...] = field(_("Entreprises"), Kind.LIST, link="organisation")
    seats: int = field(_("Places"), Kind.INTEGER)
    bring: str = field(_("À apporter"), Kind.LONG)
    heads: int = field(_("Personnes inconnues venues"), Kind.INTEGER)
    cancelled_on: Day = field(_("Annulée le"), Kind.DAY)
    cancelled_why: str = field(_("Annulée parce que"))


SAID_OF_EVENT = said_of(Event, "heads", "cancelled_on", "cancelled_why")


@record("attendance", _("Participation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """One person and one event. `on`: the day of the latest word; `came_on`: the event’s, once they came."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    event: Id = field(_("Rencontre"), Kind.LINK, link="event")
    state: str = field(_("État"), Kind.CHOICE, choices=ATTENDANCE_STATES, default="invited")
    on: Day = field(_("Le"), Kind.DAY)
    came_on: Day = field(_("Venu·e le"), Kind.DAY)
    reason: str = field(_("Raison"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Noté par"), Kind.LINK, link="adviser")


@record("company_meeting", _("Entreprise rencontrée"))
@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyMeeting(Record):
    """What one person and one company did together since an event; `on` is the day of the latest."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    event: Id = field(_("Rencontre"), Kind.LINK, link="event")
    company: Id = field(_("Entreprise"), Kind.LINK, link="organisation")
    state: str = field(_("Ce qui s’est passé"), Kind.CHOICE, choices=MEETING_STATES, default="met")
    on: Day = field(_("Le"), Kind.DAY)
    reason: str = field(_("Précision"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Noté par"), Kind.LINK, link="adviser")


def week_of(event: Event) -> str:
    """When it is, as a search of candidates reads hours: "mer 9h-12h"; "" while not known."""
    if not event.starts_at or not event.ends_at or event.ends_at[:10] != event.starts_at[:10]:
        return ""
    start = datetime.fromisoformat(event.starts_at)
    return f"{DAYS[start.weekday()]} {start:%H:%M}-{event.ends_at[11:]}"
