"""Training of the authority’s staff, discrimination or purchasing: who came is a number by service."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, field, record, said_of
from cad.domain.text import _

SUBJECTS = Choices(
    {
        "": _("Non précisé"),
        "discrimination": _("Lutte contre les discriminations"),
        "purchasing": _("Achats responsables"),
        "welcome": _("Accueil et tutorat"),
        "other": _("Autre"),
    }
)


@record("training_session", _("Formation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSession(Record):
    """One day of training; `heads`: how many it is meant for."""

    subject: str = field(_("Sujet"), Kind.CHOICE, choices=SUBJECTS)
    title: str = field(_("Intitulé"))
    day: Day = field(_("Le"), Kind.DAY)
    audience: str = field(_("Pour qui"))
    heads: int = field(_("Places"), Kind.INTEGER)


SAID_OF_TRAINING = said_of(TrainingSession)


@record("training_attendance", _("Présence en formation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingAttendance(Record):
    """How many came of one service of an organisation: never a name."""

    training_session: Id = field(_("Formation"), Kind.LINK, link="training_session")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    service: str = field(_("Service"))
    people: int = field(_("Personnes venues"), Kind.INTEGER)
