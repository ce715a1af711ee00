"""Encounters, what was noted there and for whom, and appointments to come."""

from dataclasses import dataclass

from cad.domain.record import Choices, Id, Kind, LocalTime, Record, Sensitivity, field, record
from cad.domain.text import _

SITUATION = Sensitivity.SITUATION

CHANNELS = Choices(
    {
        "drop_in": _("Permanence"),
        "outreach": _("Sortie"),
        "office": _("Rendez-vous"),
        "telephone": _("Téléphone"),
        "visit": _("Visite"),
        "message": _("Message"),
        "other": _("Autre"),
    }
)
APPOINTMENT_STATES = Choices(
    {
        "planned": _("Prévu"),
        "came": _("Venu·e"),
        "missed": _("Absent·e"),
        "cancelled": _("Annulé"),
    }
)
VISIBILITIES = Choices(
    {
        "author": _("Moi seul·e"),
        "team": _("Équipe du parcours"),
        "organisation": _("Ma structure"),
        "shared": _("Partagé"),
    }
)


@record("encounter", _("Entretien"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(Record):
    """A moment with the person. What was said is in its notes, each with its own visibility."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    at: LocalTime = field(_("Date et heure"), Kind.TIME)
    channel: str = field(_("Cadre"), Kind.CHOICE, choices=CHANNELS, default="drop_in")
    place: str = field(_("Lieu"))
    minutes: int = field(_("Durée en minutes"), Kind.INTEGER)
    themes: tuple[str, ...] = field(_("Thèmes"), Kind.LIST, SITUATION)
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    session: Id = field(_("Permanence ou sortie"), Kind.LINK, link="session")


@record("note", _("Note"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """What an adviser wrote. Only ever added: a correction is a new note that `amends` the earlier one."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    encounter: Id = field(_("Entretien"), Kind.LINK, link="encounter")
    text: str = field(_("Note"), Kind.LONG, Sensitivity.SECRET, searched=True)
    visibility: str = field(_("Visible par"), Kind.CHOICE, choices=VISIBILITIES, default="team")
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    amends: Id = field(_("Corrige"), Kind.LINK, link="note")


@record("appointment", _("Rendez-vous"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A meeting to come, with us or with a partner (then often the answer to a referral)."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    at: LocalTime = field(_("Date et heure"), Kind.TIME)
    minutes: int = field(_("Durée en minutes"), Kind.INTEGER)
    place: str = field(_("Lieu"))
    purpose: str = field(_("Objet"), Kind.TEXT, SITUATION)
    with_name: str = field(_("Avec"))
    service: Id = field(_("Service"), Kind.LINK, link="service")
    referral: Id = field(_("Orientation"), Kind.LINK, link="referral")
    state: str = field(_("État"), Kind.CHOICE, choices=APPOINTMENT_STATES, default="planned")
    adviser: Id = field(_("Noté par"), Kind.LINK, link="adviser")
