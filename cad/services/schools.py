"""Schools, and the week in which their pupils go out: said once, read by everyone."""

from typing import Annotated, Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.school import SAID_OF_SCHOOL, ObservationWeek, School, school_year, show_year, week_of
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import internships as reads
from cad.store.work import Work


@action(_("Ajouter l’établissement scolaire"))
def add_school(work: Work, /, **fields: Annotated[Any, SAID_OF_SCHOOL]) -> School:
    """A school whose pupils look for an internship."""
    made = School(**given.fields(fields, SAID_OF_SCHOOL))
    required(made.name, _("le nom de l’établissement"))
    return work.add(made)


@action(_("Modifier l’établissement scolaire"))
def change_school(work: Work, /, school: str, **fields: Annotated[Any, SAID_OF_SCHOOL]) -> School:
    """Correct what is known of it."""
    values = given.fields(fields, SAID_OF_SCHOOL)
    if "name" in values:
        required(values["name"], _("le nom de l’établissement"))
    return work.change(work.get(School, school), **values)


@action(_("Retirer l’établissement scolaire"))
def remove_school(work: Work, school: str) -> School:
    """One entered by mistake; not while pupils are there."""
    current = work.get(School, school)
    if count := reads.pupils_at(work.connection, current.id):
        raise Refused(
            n_(
                "{n} élève y est inscrit·e\u00a0: dites d’abord son autre établissement.",
                "{n} élèves y sont inscrit·es\u00a0: dites d’abord leur autre établissement.",
                count,
            )
        )
    return work.remove(current)


@action(_("Dire la semaine d’observation"))
def set_week(work: Work, school: str, starts_on: str, ends_on: str) -> ObservationWeek:
    """When the pupils of a school are out; said again for the same school year, it is corrected."""
    where = work.get(School, school)
    start = given.day(required(starts_on, _("le premier jour de la semaine")), _("Du"))
    end = given.day(required(ends_on, _("le dernier jour de la semaine")), _("Au"))
    if end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    known = reads.weeks(work.connection, where.id)
    if held := week_of(known, where.id, school_year(start)):
        return work.change(held, starts_on=start, ends_on=end)
    return work.add(ObservationWeek(school=where.id, starts_on=start, ends_on=end))


@action(_("Retirer la semaine d’observation"))
def remove_week(work: Work, observation_week: str) -> ObservationWeek:
    """One that was said by mistake."""
    return work.remove(work.get(ObservationWeek, observation_week))


def twice_said(weeks: list[ObservationWeek], school: str) -> str:
    """That two laptops said two weeks for one school year, and which one holds; "" otherwise."""
    years = [school_year(one.starts_on) for one in weeks if one.school == school and one.starts_on]
    for year in sorted({year for year in years if years.count(year) > 1}):
        held = week_of(weeks, school, year)
        if held:
            return _(
                "Deux semaines sont dites pour {year}\u00a0: celle du {day} compte. Retirez l’autre."
            ).format(year=show_year(year), day=show_date(held.starts_on))
    return ""
