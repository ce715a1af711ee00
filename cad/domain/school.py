"""Schools and the week in which their pupils observe a workplace: they belong to nobody."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, field, record, said_of
from cad.domain.text import _

NETWORKS = Choices(
    {
        "": _("Non précisé"),
        "none": _("Aucun réseau"),
        "rep": _("REP"),
        "rep_plus": _("REP+"),
        "segpa": _("SEGPA"),
        "vocational": _("Voie professionnelle"),
    }
)
"""Priority education, or the track whose pupils must do an internship."""


@record("school", _("Établissement scolaire"))
@dataclass(frozen=True, slots=True, kw_only=True)
class School(Record):
    """Where pupils go; its `neighbourhood` says what is near, never where its pupils live."""

    name: str = field(_("Nom"))
    network: str = field(_("Réseau ou filière"), Kind.CHOICE, choices=NETWORKS)
    neighbourhood: str = field(_("Quartier"))
    city: str = field(_("Commune"))
    head: str = field(_("Chef·fe d’établissement"))
    phone: str = field(_("Téléphone"))


SAID_OF_SCHOOL = said_of(School)


@record("observation_week", _("Semaine d’observation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationWeek(Record):
    """When the pupils of a school are out, once a school year."""

    school: Id = field(_("Établissement"), Kind.LINK, link="school")
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)


FIRST_MONTH = 8
"""August: from then on one speaks of the school year that begins."""


def school_year(day: str) -> int:
    """The year in which the school year of a day begins."""
    year, month = int(day[:4]), int(day[5:7])
    return year if month >= FIRST_MONTH else year - 1


def show_year(year: int) -> str:
    """ "2026-2027"."""
    return f"{year}-{year + 1}" if year else ""


def week_of(weeks: list[ObservationWeek], school: str, year: int) -> ObservationWeek | None:
    """The week of a school in a school year: of two that were said apart, the one said first."""
    said = (one for one in weeks if one.school == school and one.starts_on)
    return min((one for one in said if school_year(one.starts_on) == year), key=lambda w: w.id, default=None)
