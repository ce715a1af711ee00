"""Whether a service is for this person, and at hours they can make: three answers, each with why."""

from collections.abc import Mapping

from cad.domain.directory import ANYONE, PUBLICS, TRAINING, Offered
from cad.domain.opening import show_hours, usual_week
from cad.domain.partial_date import age
from cad.domain.text import _
from cad.domain.weekly import Spans, outside, read_week
from cad.domain.workplace import FITS, MEANS, NOT, UNKNOWN, Fit, during

_EVERYWHERE = ("france", "99100")
ENOUGH = 30
"""Minutes free while a service is open: less is no visit."""


def suits(one: Offered, born: str, qpv: str, insee: str, today: str, ages: Mapping[str, int]) -> Fit:
    """For whom it is, as far as a file says it; `ages`: under which one is young, from which senior."""
    if _elsewhere(one.zone, insee):
        return Fit(NOT, _("réservé à une autre commune"))
    if not one.publics or ANYONE in one.publics:
        return Fit(FITS, _("ouvert à tout le monde") if one.publics else "")
    answers = [_is(public, born, qpv, today, ages) for public in one.publics]
    names = ", ".join(PUBLICS[public].lower() for public in one.publics)
    if True in answers:
        return Fit(FITS, _("pour\u00a0: {publics}").format(publics=names))
    if None in answers:
        return Fit(UNKNOWN, _("à vérifier, c’est pour\u00a0: {publics}").format(publics=names))
    return Fit(NOT, _("seulement pour\u00a0: {publics}").format(publics=names))


def _is(public: str, born: str, qpv: str, today: str, ages: Mapping[str, int]) -> bool | None:
    """Whether someone is of a public; None when nothing in their file says it."""
    if public == "residents-qpv-frr":
        return {"in": True, "out": False}.get(qpv)
    if public not in ("jeunes", "seniors") or not born:
        return None
    years = age(born, today)
    known = range(years, years + 1) if isinstance(years, int) else years
    if not known:
        return None
    young = public == "jeunes"
    least, most = (0, ages["young"] - 1) if young else (ages["senior"], 200)
    inside = [least <= year <= most for year in (known[0], known[-1])]
    return inside[0] if inside[0] == inside[1] else None


def _elsewhere(zone: tuple[str, ...], insee: str) -> bool:
    """Whether a service names the communes or departments it is for, and not this one. Groups of communes
    (nine figures) are not taken apart.
    """
    if not zone or not insee or any(len(code) == 9 or code.lower() in _EVERYWHERE for code in zone):
        return False
    return {insee, insee[:2], insee[:3]}.isdisjoint(zone)


def hours_fit(one: Offered, free: str) -> Fit:
    """Whether someone is free while a service is open; during all of it, if it is a training."""
    week = usual_week(one.hours)
    if not week:
        return Fit(UNKNOWN)
    if not free:
        return Fit(UNKNOWN, _("heures libres"))
    if one.kind == TRAINING:
        return during(week, free)
    if _length(week) - _length(outside(week, read_week(free))) >= ENOUGH:
        return Fit(FITS, _("libre à des heures d’ouverture"))
    return Fit(NOT, _("jamais libre aux heures d’ouverture ({hours})").format(hours=show_hours(one.hours)))


def travel_fit(metres: float | None, means: tuple[str, ...], most: int, speeds: Mapping[str, int]) -> Fit:
    """Whether someone gets there in the time they accept, by their quickest means, as the crow flies.
    `speeds` in km/h: foot, bike, motor for all others.
    """
    if metres is None:
        return Fit(UNKNOWN)
    if not means or not most:
        return Fit(UNKNOWN, _("déplacements"))
    took = {way: metres * 60 / 1_000 / speeds.get(way, speeds["motor"]) for way in means}
    way = min(took, key=took.__getitem__)
    minutes = max(5 * round(took[way] / 5), 5)
    told = _("environ {n} min, {way}").format(n=minutes, way=MEANS[way])
    if took[way] > most:
        return Fit(NOT, _("{told}, {most} au plus").format(told=told, most=most))
    return Fit(FITS, told)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)
