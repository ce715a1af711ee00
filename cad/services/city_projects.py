"""Projects of the Cité de l’emploi: who carries them, for whom, with whose money."""

from typing import Annotated, Any

from cad.domain.city import SAID_OF_CITY_PROJECT, CityProject, ProjectFunding
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.money import read_amount, show_amount
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.organisation import Organisation
from cad.domain.text import _, n_
from cad.domain.themes import OF_THE_CITY
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import city as reads
from cad.store.work import Work

_THEMES = {theme.key for theme in OF_THE_CITY}
FIRST, LAST = 2022, 2100
"""The Cité de l’emploi began in 2022."""


@action(_("Ajouter le projet de la Cité"))
def add_city_project(work: Work, /, **fields: Annotated[Any, SAID_OF_CITY_PROJECT]) -> CityProject:
    """What an association carries: its title, year, themes, neighbourhoods, and how many people it plans."""
    made = CityProject(**_clean(fields))
    _check(work, made)
    return work.add(made)


@action(_("Modifier le projet de la Cité"))
def change_city_project(
    work: Work, /, city_project: str, **fields: Annotated[Any, SAID_OF_CITY_PROJECT]
) -> CityProject:
    """Correct a project; the years of its funding and the days of who takes part must still be its own."""
    changed = work.change(work.get(CityProject, city_project), **_clean(fields))
    _check(work, changed)
    outside = [one for one in reads.fundings_of(work.connection, changed.id) if one.year not in changed.years]
    if outside:
        raise Refused(
            _("Un financement de {year} y est noté\u00a0: ces dates le laisseraient dehors.").format(
                year=outside[0].year
            )
        )
    for part in reads.participations_in(work.connection, changed.id):
        check_within(changed, part.starts_on, part.ends_on)
    return changed


@action(_("Retirer le projet de la Cité"))
def remove_city_project(work: Work, city_project: str) -> CityProject:
    """A project entered by mistake; not once someone takes part in it."""
    current = work.get(CityProject, city_project)
    if found := reads.participations_in(work.connection, current.id):
        raise Refused(
            n_(
                "{n} participation y est notée\u00a0: ce projet ne se retire pas.",
                "{n} participations y sont notées\u00a0: ce projet ne se retire pas.",
                len(found),
            )
        )
    if reads.steps_of(work.connection, current.id):
        raise Refused(_("Des étapes de parcours nomment ce projet\u00a0: il ne se retire pas."))
    return work.remove(current)


@action(_("Ajouter le financement du projet"))
def fund_city_project(
    work: Work,
    city_project: str,
    organisation: str,
    asked: str,
    granted: str = "",
    year: int = 0,
    answered_on: str = "",
) -> ProjectFunding:
    """What one funder was asked for one year of a project, and what it gives once it has answered."""
    project = work.get(CityProject, city_project)
    funder = work.get(Organisation, required(organisation, _("le financeur")))
    made = ProjectFunding(
        city_project=project.id,
        organisation=funder.id,
        year=year or project.year,
        asked=read_amount(required(asked, _("le montant demandé"))),
        **_answer(work, granted, answered_on),
    )
    _check_funding(work, project, made)
    return work.add(made)


@action(_("Modifier le financement du projet"))
def change_project_funding(
    work: Work,
    project_funding: str,
    asked: str | None = None,
    granted: str | None = None,
    year: int | None = None,
    answered_on: str | None = None,
) -> ProjectFunding:
    """Correct what was asked or say what is granted; an empty amount granted: no answer yet."""
    current = work.get(ProjectFunding, project_funding)
    values: dict[str, Any] = {}
    if asked is not None:
        values["asked"] = read_amount(required(asked, _("le montant demandé")))
    if granted is not None:
        values |= _answer(work, granted, answered_on or current.answered_on)
    if year:
        values["year"] = year
    changed = work.change(current, **values)
    _check_funding(work, work.get(CityProject, current.city_project), changed)
    return changed


@action(_("Retirer le financement du projet"))
def remove_project_funding(work: Work, project_funding: str) -> ProjectFunding:
    """Noted by mistake."""
    return work.remove(work.get(ProjectFunding, project_funding))


def check_within(project: CityProject, starts_on: str, ends_on: str) -> None:
    """Raises `Refused` for a part that begins before the project or lasts after it."""
    if project.starts_on and starts_on < project.starts_on:
        raise Refused(
            _("Le {day} vient avant le début du projet, le {start}.").format(
                day=show_date(starts_on), start=show_date(project.starts_on)
            )
        )
    latest = ends_on or starts_on
    if project.ends_on and latest > project.ends_on:
        raise Refused(
            _("Le {day} vient après la fin du projet, le {end}.").format(
                day=show_date(latest), end=show_date(project.ends_on)
            )
        )


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    values = given.fields(fields, SAID_OF_CITY_PROJECT)
    for name, known in (("themes", _THEMES), ("neighbourhoods", NEIGHBOURHOODS.keys())):
        if name in values:
            values[name] = tuple(dict.fromkeys(values[name]))
            if unknown := [key for key in values[name] if not key or key not in known]:
                raise Refused(_("«\u00a0{name}\u00a0» n’est pas un choix possible.").format(name=unknown[0]))
    return values


def _check(work: Work, project: CityProject) -> None:
    required(project.title, _("le nom du projet"))
    if project.organisation:
        work.get(Organisation, project.organisation)
    if not FIRST <= project.year <= LAST:
        raise Refused(_("«\u00a0Année\u00a0»\u00a0: une année à partir de {first}.").format(first=FIRST))
    if not 0 <= project.planned <= 100_000:
        raise Refused(_("«\u00a0Personnes prévues\u00a0»\u00a0: donnez un nombre entier, 0 ou plus."))
    start, end = given.day(project.starts_on, _("Du")), given.day(project.ends_on, _("Au"))
    if start and end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )


def _answer(work: Work, granted: str, answered_on: str) -> dict[str, Any]:
    if not granted.strip():
        return {"granted": 0, "answered_on": ""}
    return {
        "granted": read_amount(granted),
        "answered_on": given.past_day(answered_on, _("Réponse le"), work.today),
    }


def _check_funding(work: Work, project: CityProject, made: ProjectFunding) -> None:
    if not made.asked:
        raise Refused(_("Il manque\u00a0: le montant demandé."))
    if made.granted > made.asked:
        raise Refused(
            _("{granted} accordés pour {asked} demandés\u00a0: corrigez l’un ou l’autre.").format(
                granted=show_amount(made.granted), asked=show_amount(made.asked)
            )
        )
    if made.year not in project.years:
        raise Refused(
            _("Ce projet n’a pas cours en {year}\u00a0: changez l’année, ou ses dates.").format(
                year=made.year
            )
        )
    twice = [
        one
        for one in reads.fundings_of(work.connection, project.id)
        if one.id != made.id and (one.organisation, one.year) == (made.organisation, made.year)
    ]
    if twice:
        raise Refused(
            _("{asked} sont déjà notés pour ce financeur en {year}\u00a0: modifiez cette ligne.").format(
                asked=show_amount(twice[0].asked), year=made.year
            )
        )
