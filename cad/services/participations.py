"""Residents in the projects of the Cité de l’emploi: come in, gone, and what came of it."""

from typing import Any

from cad.domain.city import ENDINGS, CityProject, Participation
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.city_projects import check_within
from cad.services.people import person, required
from cad.store.reads import city as reads
from cad.store.reads.residents import identities
from cad.store.work import Work

_NEVER = "9999-12-31"


@action(_("Noter la participation au projet"))
def join_project(
    work: Work,
    resident: str,
    city_project: str,
    starts_on: str,
    ends_on: str = "",
    outcome: str = "",
    detail: str = "",
) -> Participation:
    """A person takes part, from a day; one who came and left may come back later, and counts once."""
    who, project = person(work, resident), work.get(CityProject, city_project)
    made = Participation(
        resident=who.id,
        city_project=project.id,
        starts_on=given.day(required(starts_on, _("le premier jour")), _("Du")),
        ends_on=given.day(ends_on, _("Au")),
        outcome=outcome,
        detail=detail.strip(),
        adviser=work.by,
    )
    _check(work, project, made)
    return work.add(made)


@action(_("Modifier la participation"))
def change_participation(
    work: Work,
    participation: str,
    starts_on: str | None = None,
    ends_on: str | None = None,
    outcome: str | None = None,
    detail: str | None = None,
) -> Participation:
    """Correct it, or say when it ended and what came of it."""
    current = work.get(Participation, participation)
    said = {"starts_on": starts_on, "ends_on": ends_on, "outcome": outcome, "detail": detail}
    values: dict[str, Any] = {name: text.strip() for name, text in said.items() if text is not None}
    if "starts_on" in values:
        values["starts_on"] = given.day(required(values["starts_on"], _("le premier jour")), _("Du"))
    if "ends_on" in values:
        values["ends_on"] = given.day(values["ends_on"], _("Au"))
    changed = work.change(current, **values)
    _check(work, work.get(CityProject, current.city_project), changed)
    return changed


@action(_("Retirer la participation"))
def remove_participation(work: Work, participation: str) -> Participation:
    """Noted by mistake."""
    return work.remove(work.get(Participation, participation))


def _check(work: Work, project: CityProject, part: Participation) -> None:
    if part.outcome not in ENDINGS:
        raise Refused(_("«\u00a0{outcome}\u00a0» n’est pas une suite connue.").format(outcome=part.outcome))
    if part.ends_on and part.ends_on < part.starts_on:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(part.starts_on), end=show_date(part.ends_on)
            )
        )
    if part.outcome and not part.ends_on:
        raise Refused(_("Pour dire ce qui a suivi, dites quand la participation a fini."))
    check_within(project, part.starts_on, part.ends_on)
    ids = {*identities(work.connection, part.resident)}
    for one in reads.participations_in(work.connection, project.id):
        together = one.starts_on <= (part.ends_on or _NEVER) and part.starts_on <= (one.ends_on or _NEVER)
        if one.id != part.id and one.resident in ids and together:
            raise Refused(
                _(
                    "Cette personne y participe déjà, depuis le {day}\u00a0: modifiez cette participation."
                ).format(day=show_date(one.starts_on))
            )
