"""When and where one works, and whether someone is free then and can get there: three answers, with why."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record, said_of
from cad.domain.text import _
from cad.domain.weekly import Spans, outside, read_week, show_week

SITUATION = Sensitivity.SITUATION

MEANS = Choices(
    {
        "foot": _("à pied"),
        "bike": _("à vélo"),
        "bus": _("bus ou métro"),
        "scooter": _("deux-roues"),
        "car": _("voiture"),
    }
)
"""How one gets about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace(Record):
    """What a position and an offer say alike. `hours` as `cad.domain.weekly` reads them; `means`: how one
    gets there at these hours; `minutes`: from the middle of Rennes, 0 when it is not known.
    """

    hours: str = field(_("Jours et heures"))
    place: str = field(_("Lieu de travail"))
    neighbourhood: str = field(_("Quartier du travail"), Kind.CHOICE, choices=NEIGHBOURHOODS)
    means: tuple[str, ...] = field(_("On y va"), Kind.LIST, choices=MEANS)
    minutes: int = field(_("Trajet depuis le centre, en minutes"), Kind.INTEGER)


@record("availability", _("Disponibilités"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Availability(Record):
    """The hours at which someone is free, children cared for; how they get about, for how long at most."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    hours: str = field(_("Heures libres"), Kind.TEXT, SITUATION)
    means: tuple[str, ...] = field(_("Moyens de transport"), Kind.LIST, SITUATION, choices=MEANS)
    minutes: int = field(_("Trajet au plus, en minutes"), Kind.INTEGER, SITUATION)
    on: Day = field(_("Le"), Kind.DAY)
    adviser: Id = field(_("Dit à"), Kind.LINK, link="adviser")


SAID_OF_AVAILABILITY = said_of(Availability, "resident", "on", "adviser")

FITS, NOT, UNKNOWN = "fits", "not", "unknown"


@dataclass(frozen=True, slots=True)
class Fit:
    """One of three answers; what to know, or (unknown) to ask, "" when what is offered does not say."""

    answer: str
    why: str = ""


@lru_cache(maxsize=4096)
def free_then(hours: str, free: str) -> Fit:
    """Whether someone is free at the hours of what is offered."""
    if not hours:
        return Fit(UNKNOWN)
    return during(read_week(hours), free)


def during(wanted: Spans, free: str) -> Fit:
    """Whether someone is free all that time: work, a training, an appointment."""
    if not free:
        return Fit(UNKNOWN, _("heures libres"))
    left = outside(wanted, read_week(free))
    return (
        Fit(NOT, _("pas libre {when}").format(when=show_week(left)))
        if left
        else Fit(FITS, _("libre à ces heures"))
    )


AN_HOUR = 60
"""Minutes of an appointment of which nobody said how long it lasts."""


def at_time(at: str, minutes: int, free: str) -> Fit:
    """Whether someone is free at an appointment, as its clock shows it."""
    moment = datetime.fromisoformat(at)
    start = moment.weekday() * 1440 + moment.hour * 60 + moment.minute
    end = start + (minutes or AN_HOUR)
    week = 7 * 1440
    spans = ((start, end),) if end <= week else ((0, end - week), (start, week))
    return during(spans, free)


@lru_cache(maxsize=4096)
def gets_there(means: tuple[str, ...], minutes: int, own: tuple[str, ...], most: int) -> Fit:
    """Whether someone with these means, for so many minutes at most, can get to the place."""
    if not means and not minutes:
        return Fit(UNKNOWN)
    if means and own and not {*means} & {*own}:
        ways = ", ".join(label for key, label in MEANS.items() if key in means)
        return Fit(NOT, _("il y faut\u00a0: {means}").format(means=ways))
    if minutes and most and minutes > most:
        return Fit(NOT, _("{n} min de trajet, {most} au plus").format(n=minutes, most=most))
    known = (means and own) or (minutes and most)
    return Fit(FITS, _("peut y aller")) if known else Fit(UNKNOWN, _("déplacements"))
