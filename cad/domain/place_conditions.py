"""Whether a person meets the conditions of a reserved place: what is against, what nobody can tell yet.

Nothing is decided here: who does not meet them is told apart, with the reason, and the adviser chooses.
"""

from dataclasses import dataclass
from datetime import date

from cad.domain.dates import show_date
from cad.domain.partial_date import OLDEST, age
from cad.domain.reserved_place import ReservedPlace
from cad.domain.text import _


@dataclass(frozen=True, slots=True)
class Unmet:
    """`against`: conditions that are surely not met; `doubtful`: what is to be asked."""

    against: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """The surest first."""
        return (*self.against, *self.doubtful)


def unmet(place: ReservedPlace, born: str, qpv: str, today: str) -> Unmet:
    """Each condition that is not met, or not known to be, in words."""
    years = _age(place, born, place.age_on or place.starts_on or today)
    away = _("hors QPV") if place.qpv_only and qpv == "out" else ""
    unknown = _("résidence à vérifier") if place.qpv_only and qpv not in ("in", "out") else ""
    situation = _("à vérifier\u00a0: {what}").format(what=place.situation) if place.situation else ""
    return Unmet(
        (*years.against, *filter(None, (away,))), (*years.doubtful, *filter(None, (unknown, situation)))
    )


def _age(place: ReservedPlace, born: str, on: str) -> Unmet:
    """Of a birth year alone, only what no day of it would change is sure."""
    if not place.age_from and not place.age_to:
        return Unmet()
    found = age(born, on)
    years = range(found, found + 1) if isinstance(found, int) else found
    if years and place.age_from and years[-1] < place.age_from:
        return Unmet((_too_young(place.age_from, born, on),))
    if years and place.age_to and years[0] > place.age_to:
        return Unmet((_too_old(place.age_to, born),))
    sure = years and years[0] >= place.age_from and (not place.age_to or years[-1] <= place.age_to)
    return Unmet() if sure else Unmet((), (_("âge à vérifier"),))


def _too_young(least: int, born: str, on: str) -> str:
    if len(born) != len("2010-03-12") or least > OLDEST:
        return _("n’aura pas {n} ans le {day}").format(n=least, day=show_date(on))
    return _("aura {n} ans le {day}").format(n=least, day=show_date(reaches(born, least)))


def _too_old(most: int, born: str) -> str:
    if len(born) != len("2010-03-12") or most < 0:
        return _("plus de {n} ans").format(n=most)
    return _("plus de {n} ans à partir du {day}").format(n=most, day=show_date(reaches(born, most + 1)))


def reaches(born: str, years: int) -> str:
    """The day one is so old; who was born on 29 February is a year older on 1 March, as ages are counted."""
    day = date.fromisoformat(born)
    try:
        return day.replace(year=day.year + years).isoformat()
    except ValueError:
        return date(day.year + years, 3, 1).isoformat()


def conditions(place: ReservedPlace) -> tuple[str, ...]:
    """Those of the place itself, in words."""
    on = place.age_on or place.starts_on
    day = _(" le {day}").format(day=show_date(on)) if on else ""
    if place.age_from and place.age_to:
        ages = _("de {a} à {b} ans").format(a=place.age_from, b=place.age_to) + day
    elif place.age_from:
        ages = _("à partir de {n} ans").format(n=place.age_from) + day
    else:
        ages = _("jusqu’à {n} ans").format(n=place.age_to) + day if place.age_to else ""
    reserved = _("réservée aux habitant·es d’un QPV") if place.qpv_only else ""
    return tuple(filter(None, (ages, reserved, place.situation)))
