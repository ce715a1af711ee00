"""What holds of an internship on a day: who must agree, who must sign, what the law asks to look at."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cad.domain.dates import show_date, show_span
from cad.domain.hours import HUNDREDTHS, show_hours
from cad.domain.internship import Internship, Pupil
from cad.domain.internship_rules import WATCHED
from cad.domain.partial_date import age
from cad.domain.school import ObservationWeek
from cad.domain.text import _, n_

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Held:
    """A rule as it holds on the day: its value, and where it comes from."""

    value: int
    source: str


Rules = Callable[[str], Held]
"""Name → the rule in force."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to look at, and where that is written; nothing is ever refused for it."""

    sentence: str
    source: str


def of_age(born: str, on: str, majority: int) -> bool:
    """Whether the person has surely reached majority: of a birth year alone, only the next one is sure."""
    years = age(born, on)
    return years >= majority if isinstance(years, int) else bool(years) and years[0] >= majority


def agreement_missing(pupil: Pupil, born: str, on: str, majority: int) -> str:
    """Why nothing may be proposed nor printed today, and what to do; "" when it may."""
    if of_age(born, on, majority) or (pupil.agreed_on and not pupil.withdrew_on):
        return ""
    if pupil.withdrew_on:
        return _(
            "{who} a retiré son accord le {day}\u00a0: rien n’est proposé ni imprimé tant qu’un nouvel "
            "accord n’est pas noté."
        ).format(who=pupil.guardian or _("Le ou la responsable légal·e"), day=show_date(pupil.withdrew_on))
    return _(
        "L’élève est mineur·e et l’accord d’un·e responsable légal·e n’est pas noté\u00a0: rien n’est "
        "proposé ni imprimé sans lui. Notez qui l’a donné, et quand."
    )


def signatures(one: Internship) -> dict[str, str]:
    """Who signs → the day they did, "" when they have not."""
    return {
        "company": one.company_signed, "school": one.school_signed, "guardian": one.guardian_signed,
        "pupil": one.pupil_signed,
    }  # fmt: skip


def unsigned(one: Internship, adult: bool) -> tuple[str, ...]:
    """Whose signature is still missing; of a pupil who is of age, no guardian’s is asked."""
    return tuple(who for who, day in signatures(one).items() if not day and not (adult and who == "guardian"))


def standing(one: Internship, adult: bool) -> Internship:
    """As it stands today: signed once nobody’s signature is missing, were they noted on several laptops, or
    because the pupil has come of age since.
    """
    if one.state not in ("agreed", "signed"):
        return one
    return replace(one, state="agreed" if unsigned(one, adult) else "signed")


def working_days(starts_on: str, ends_on: str) -> list[date]:
    """The days of an internship, Saturdays and Sundays apart."""
    if not starts_on or not ends_on:
        return []
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    every = (first + timedelta(n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < SATURDAY]


def warnings(one: Internship, born: str, week: ObservationWeek | None, rules: Rules) -> tuple[Warned, ...]:
    """All there is to look at before one signs."""
    return tuple(
        warned
        for found in (_dates(one, week), _lengths(one, born, rules), _kinds(one, born, rules))
        for warned in found
    )


def _dates(one: Internship, week: ObservationWeek | None) -> Iterator[Warned]:
    if not week or not one.starts_on:
        return
    if one.starts_on < week.starts_on or (one.ends_on or one.starts_on) > week.ends_on:
        yield Warned(
            _("Ces dates sortent de la semaine de l’établissement, {span}.").format(
                span=show_span(week.starts_on, week.ends_on)
            ),
            _("Dates dites par l’établissement"),
        )


def _lengths(one: Internship, born: str, rules: Rules) -> Iterator[Warned]:
    days = working_days(one.starts_on, one.ends_on)
    most = rules("internship_days")
    if len(days) > most.value:
        yield Warned(
            n_("{n} jour", "{n} jours", len(days))
            + n_(
                "\u00a0: plus que {n} jour d’observation.",
                "\u00a0: plus que {n} jours d’observation.",
                most.value,
            ),
            most.source,
        )
    daily = rules("internship_day_hours")
    if one.hours > daily.value * HUNDREDTHS:
        yield Warned(
            _("{hours} par jour\u00a0: plus que {most}\u00a0h.").format(
                hours=show_hours(one.hours), most=daily.value
            ),
            daily.source,
        )
    young = _surely_under(born, one.starts_on, rules("internship_young_age").value)
    weekly = rules("internship_young_week_hours" if young else "internship_week_hours")
    busiest = max(Counter(day.isocalendar()[:2] for day in days).values(), default=0) * one.hours
    if busiest > weekly.value * HUNDREDTHS:
        yield Warned(
            _("{hours} dans la semaine\u00a0: plus que {most}\u00a0h à cet âge.").format(
                hours=show_hours(busiest), most=weekly.value
            ),
            weekly.source,
        )


def _kinds(one: Internship, born: str, rules: Rules) -> Iterator[Warned]:
    least = rules("internship_least_age")
    if _surely_under(born, one.starts_on, least.value):
        yield Warned(
            _("Moins de {n} ans ce jour-là\u00a0: vérifiez que ce lieu peut l’accueillir.").format(
                n=least.value
            ),
            least.source,
        )
    if one.starts_on and of_age(born, one.starts_on, rules("majority_age").value):
        return
    for watch in WATCHED:
        if watch.sector == one.sector:
            yield Warned(watch.sentence, watch.source)


def _surely_under(born: str, on: str, years: int) -> bool:
    if not born or not on:
        return False
    found = age(born, on)
    return (found if isinstance(found, int) else max(found, default=years)) < years
