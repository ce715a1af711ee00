"""The resident’s own plan: their paper, in their words, to keep on the fridge or in a pocket.

Plain French in the first person, large print. A visitor may read it: well-being is never listed, nor the
adviser’s details about a need; a step is printed as it was agreed with the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import days_between, show_date, show_day_long, show_time
from cad.domain.encounter import Appointment
from cad.domain.journey import Journey, Need, Step
from cad.domain.names import full_name
from cad.domain.organisation import Adviser, Organisation
from cad.domain.resident import Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.printing.french import keep_together, present, typeset

PLAIN_THEMES = {
    "recruitment": _("Trouver un travail"),
    "training": _("Me former, parler français"),
    "entrepreneurship": _("Créer mon activité"),
    "childcare": _("Faire garder mes enfants"),
    "mobility": _("Me déplacer"),
    "digital": _("Me servir d’internet"),
    "rights": _("Connaître mes droits"),
    "discrimination": _("Faire respecter mes droits"),
    "outreach": _("Rencontrer du monde"),
    "communication": _("Savoir ce qui se passe dans mon quartier"),
    "housing": _("Me loger"),
    "money": _("Gérer mon budget"),
}
"""Theme → how a person would say it. Well-being (mental_health) is left out on purpose."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One line of the table: what, who does it, for when."""

    what: str
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Every string of the page. `meeting` is the day, the hour, then the place and with whom."""

    form: ClassVar[str] = "plan"

    title: str
    person: str
    made: str
    goal: str
    strengths: tuple[str, ...]
    needs: tuple[str, ...]
    steps: tuple[PlanStep, ...]
    done: tuple[str, ...]
    meeting: tuple[str, ...]
    call: tuple[str, ...]
    code: str = ""


def compose(
    *,
    resident: Resident,
    journey: Journey | None,
    needs: Sequence[Need],
    steps: Sequence[Step],
    meeting: Appointment | None,
    adviser: Adviser,
    ours: Organisation,
    today: str,
) -> Plan:
    """The plan of a person on a day; `needs` are the current ones, `meeting` the next appointment."""
    open_steps = sorted((step for step in steps if step.state == "to_do"), key=_soonest_first)
    goal = journey.goal if journey else ""
    return Plan(
        title=_("Mon plan"),
        person=full_name("", resident.first_name, resident.usage_name, resident.birth_name),
        made=_("Fait le {date} avec {adviser}").format(date=show_date(today), adviser=adviser.name),
        goal=typeset(goal.strip().strip('«»"“”').strip()),
        strengths=_themes(needs, "strength"),
        needs=_themes(needs, "need", "in_progress"),
        steps=tuple(_step(step, adviser, today) for step in open_steps),
        done=_lately_done(steps),
        meeting=_meeting(meeting, today) if meeting else (),
        call=present(adviser.name, ours.name, shown_phone(adviser.phone or ours.phone), ours.hours),
    )


def _soonest_first(step: Step) -> tuple[bool, str]:
    return not step.due_on, step.due_on


def _lately_done(steps: Sequence[Step]) -> tuple[str, ...]:
    """The last five, the latest first: enough to be proud of, and the page stays one."""
    done = sorted((step for step in steps if step.state == "done"), key=lambda s: s.closed_on, reverse=True)
    return tuple(typeset(step.title) for step in done[:5])


def _themes(needs: Sequence[Need], *states: str) -> tuple[str, ...]:
    return tuple(
        PLAIN_THEMES[need.theme] for need in needs if need.state in states and need.theme in PLAIN_THEMES
    )


def _step(step: Step, adviser: Adviser, today: str) -> PlanStep:
    who = {"resident": _("Moi"), "adviser": step.who_name or adviser.name}.get(step.who, step.who_name)
    due = _near(show_day_long(step.due_on), step.due_on, today)
    return PlanStep(typeset(step.title), who or _("Un partenaire"), keep_together(due))


def _near(shown: str, day: str, today: str) -> str:
    """A shown date without its year when no one can take it for another year’s."""
    return shown[: -len(" 2026")] if day and abs(days_between(today, day)) < 300 else shown


def _meeting(meeting: Appointment, today: str) -> tuple[str, ...]:
    day = _near(show_day_long(meeting.at), meeting.at, today)
    hour = _("à {time}").format(time=show_time(meeting.at))
    with_whom = _("avec {name}").format(name=meeting.with_name) if meeting.with_name else ""
    return present(day[:1].upper() + day[1:], hour, meeting.place, with_whom)


def words() -> dict[str, str]:
    """What is printed on every plan."""
    return {
        "goal": _("Ce que je veux"),
        "strengths": _("Mes points forts"),
        "needs": _("Ce que nous travaillons"),
        "steps": _("Les prochaines étapes"),
        "what": _("Quoi"),
        "who": _("Qui"),
        "due": _("Avant le"),
        "done": _("C’est fait"),
        "meeting": _("Mon prochain rendez-vous"),
        "call": _("Une question, un empêchement\u202f? J’appelle"),
        "mine": _("Ce plan est le mien\u00a0: je peux le changer quand je veux, en en parlant."),
    }
