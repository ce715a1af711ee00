"""The journey: its goal, its life, its team; needs by theme; steps."""

from typing import Any

from cad.domain.city import CityProject
from cad.domain.errors import Refused
from cad.domain.journey import Journey, Need, Step, TeamMember, current
from cad.domain.text import _
from cad.domain.themes import BY_KEY as THEMES
from cad.services.action import action
from cad.services.people import person, required
from cad.store.reads.residents import identities, of_person
from cad.store.work import Work


def current_journey(work: Work, resident: str) -> Journey:
    """The person’s journey: the latest open one, else the latest, else a new one."""
    ids = identities(work.connection, resident)
    known = current(of_person(work.connection, Journey, ids))
    return known or work.add(Journey(resident=ids[0], opened_on=work.today))


@action(_("Ouvrir le parcours"))
def open_journey(work: Work, resident: str, goal: str = "") -> Journey:
    """A new journey; refused while another one is open."""
    ids = identities(work.connection, person(work, resident).id)
    if any(j.status != "closed" for j in of_person(work.connection, Journey, ids)):
        raise Refused(_("Cette personne a déjà un parcours ouvert. Terminez-le avant d’en ouvrir un autre."))
    return work.add(Journey(resident=ids[0], goal=goal.strip(), opened_on=work.today))


@action(_("Écrire l’objectif"))
def set_goal(work: Work, resident: str, goal: str) -> Journey:
    """The goal, in the person’s own words."""
    return work.change(current_journey(work, person(work, resident).id), goal=goal.strip())


@action(_("Mettre le parcours en pause"))
def pause_journey(work: Work, resident: str, reason: str = "") -> Journey:
    """Nothing is expected for a while."""
    return work.change(
        current_journey(work, person(work, resident).id), status="paused", closing_reason=reason.strip()
    )


@action(_("Terminer le parcours"))
def close_journey(work: Work, resident: str, reason: str) -> Journey:
    """The journey is over, and why."""
    why = required(reason, _("la raison de la fin du parcours"))
    journey = current_journey(work, person(work, resident).id)
    return work.change(journey, status="closed", closed_on=work.today, closing_reason=why)


@action(_("Rouvrir le parcours"))
def reopen_journey(work: Work, resident: str) -> Journey:
    """The journey goes on."""
    journey = current_journey(work, person(work, resident).id)
    return work.change(journey, status="open", closed_on="", closing_reason="")


@action(_("Ajouter à l’équipe"))
def join_team(
    work: Work, resident: str, name: str = "", organisation: str = "", role: str = "", adviser: str = ""
) -> TeamMember:
    """Someone joins the team: an adviser with an account, or a professional named with their organisation."""
    if not adviser:
        required(name, _("le nom de la personne qui rejoint l’équipe"))
    return add_member(work, person(work, resident).id, adviser, organisation, role, name)


def add_member(
    work: Work, resident: str, adviser: str, organisation: str, role: str, name: str = ""
) -> TeamMember:
    """See `join_team`; shared with the transfer to another lead."""
    journey = current_journey(work, resident)
    return work.add(
        TeamMember(
            journey=journey.id,
            resident=journey.resident,
            adviser=adviser,
            name=name.strip(),
            organisation=organisation,
            role=role.strip(),
            since=work.today,
        )
    )


@action(_("Quitter l’équipe"))
def leave_team(work: Work, member: str) -> TeamMember:
    """Someone leaves the team today; what they did stays."""
    return work.change(work.get(TeamMember, member), until=work.today)


@action(_("Noter le besoin"))
def assess_need(
    work: Work, resident: str, theme: str, state: str, detail: str = "", encounter: str = ""
) -> Need:
    """One look at one theme, today. Earlier looks stay, so that one sees it change."""
    return note_need(work, person(work, resident).id, theme, state, detail, encounter)


def note_need(
    work: Work, resident: str, theme: str, state: str, detail: str = "", encounter: str = ""
) -> Need:
    """See `assess_need`; shared with the encounter’s form."""
    if theme not in THEMES:
        raise Refused(_("Le thème «\u00a0{theme}\u00a0» n’existe pas.").format(theme=theme))
    return work.add(
        Need(
            resident=resident,
            theme=theme,
            state=state,
            on=work.today,
            detail=detail.strip(),
            adviser=work.by,
            encounter=encounter,
        )
    )


@action(_("Ajouter l’étape"))
def add_step(
    work: Work,
    resident: str,
    title: str,
    theme: str = "",
    who: str = "resident",
    who_name: str = "",
    due_on: str = "",
    encounter: str = "",
    city_project: str = "",
) -> Step:
    """What is to be done next, by whom, for when; `city_project`: within which project of the Cité."""
    who_is = person(work, resident).id
    return plan_step(work, who_is, title, theme, who, who_name, due_on, encounter, city_project)


def plan_step(
    work: Work,
    resident: str,
    title: str,
    theme: str = "",
    who: str = "resident",
    who_name: str = "",
    due_on: str = "",
    encounter: str = "",
    city_project: str = "",
) -> Step:
    """See `add_step`; shared with the encounter’s form."""
    if theme and theme not in THEMES:
        raise Refused(_("Le thème «\u00a0{theme}\u00a0» n’existe pas.").format(theme=theme))
    current_journey(work, resident)
    return work.add(
        Step(
            resident=resident,
            theme=theme,
            title=required(title, _("ce qu’il y a à faire")),
            who=who,
            who_name=who_name.strip(),
            due_on=due_on,
            adviser=work.by,
            encounter=encounter,
            city_project=work.get(CityProject, city_project).id if city_project else "",
        )
    )


@action(_("Modifier l’étape"))
def change_step(
    work: Work,
    step: str,
    title: str | None = None,
    theme: str | None = None,
    who: str | None = None,
    who_name: str | None = None,
    due_on: str | None = None,
    city_project: str | None = None,
) -> Step:
    """Correct a step; what is not given stays."""
    if city_project:
        work.get(CityProject, city_project)
    given: dict[str, Any] = {
        "title": title,
        "theme": theme,
        "who": who,
        "who_name": who_name,
        "due_on": due_on,
        "city_project": city_project,
    }
    return work.change(work.get(Step, step), **{k: v for k, v in given.items() if v is not None})


@action(_("Étape faite"))
def complete_step(work: Work, step: str, reason: str = "") -> Step:
    """The step is done."""
    return work.change(work.get(Step, step), state="done", closed_on=work.today, reason=reason.strip())


@action(_("Abandonner l’étape"))
def drop_step(work: Work, step: str, reason: str) -> Step:
    """The step will not be done, and why."""
    why = required(reason, _("pourquoi l’étape est abandonnée"))
    return work.change(work.get(Step, step), state="dropped", closed_on=work.today, reason=why)


@action(_("Rouvrir l’étape"))
def reopen_step(work: Work, step: str) -> Step:
    """The step is to be done after all."""
    return work.change(work.get(Step, step), state="to_do", closed_on="", reason="")
