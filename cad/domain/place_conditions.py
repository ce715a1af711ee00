"""Whether a person meets the conditions of a reserved place: what is missing, said with its day or its doubt.

Nothing is decided here: who does not meet them is told apart, and the adviser chooses.
"""

from collections.abc import Iterator
from datetime import date

from cad.domain.dates import show_date
from cad.domain.partial_date import age
from cad.domain.reserved_place import ReservedPlace
from cad.domain.text import _


def unmet(place: ReservedPlace, born: str, qpv: str, today: str) -> tuple[str, ...]:
    """Each condition that is not met, or that nobody can tell yet."""
    return (
        *_age(place, born, place.age_on or place.starts_on or today),
        *_residence(place, qpv),
        *_other(place),
    )


def _age(place: ReservedPlace, born: str, on: str) -> Iterator[str]:
    if not place.age_from and not place.age_to:
        return
    found = age(born, on)
    years = range(found, found + 1) if isinstance(found, int) else found
    if not years:
        yield _("âge à vérifier")
    elif place.age_from and years[-1] < place.age_from:
        yield _too_young(place.age_from, born, on)
    elif place.age_to and years[0] > place.age_to:
        yield _too_old(place.age_to + 1, born)
    elif years[0] < place.age_from or (place.age_to and years[-1] > place.age_to):
        yield _("âge à vérifier\u00a0: jour de naissance inconnu")


def _too_young(least: int, born: str, on: str) -> str:
    if len(born) != len("2010-03-12"):
        return _("n’aura pas {n} ans le {day}").format(n=least, day=show_date(on))
    return _("aura {n} ans le {day}").format(n=least, day=show_date(reaches(born, least)))


def _too_old(years: int, born: str) -> str:
    if len(born) != len("2010-03-12"):
        return _("a dépassé {n} ans").format(n=years - 1)
    return _("{n} ans le {day}\u00a0: au-delà de {most}").format(
        n=years, day=show_date(reaches(born, years)), most=years - 1
    )


def reaches(born: str, years: int) -> str:
    """The day one is so old; who was born on 29 February is a year older on 1 March, as ages are counted."""
    day = date.fromisoformat(born)
    try:
        return day.replace(year=day.year + years).isoformat()
    except ValueError:
        return date(day.year + years, 3, 1).isoformat()


def _residence(place: ReservedPlace, qpv: str) -> Iterator[str]:
    if place.qpv_only and qpv != "in":
        yield _("hors QPV") if qpv == "out" else _("résidence à vérifier")


def _other(place: ReservedPlace) -> Iterator[str]:
    if place.situation:
        yield _("à vérifier\u00a0: {what}").format(what=place.situation)


def conditions(place: ReservedPlace) -> tuple[str, ...]:
    """The same of the place itself, in words."""
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
