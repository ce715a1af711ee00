"""Reading the Cité de l’emploi: the projects, and one with its people, its money and its sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cad.domain.city import CityProject, Participation, ProjectFunding
from cad.domain.city_figures import Given, Masked, Reached, by_year, masked, reached, total
from cad.domain.journey import Step
from cad.domain.names import fold
from cad.domain.organisation import Organisation
from cad.services.action import Reading, query
from cad.store.reads import city as reads
from cad.store.reads import settings
from cad.store.reads.partners import partners
from cad.store.reads.people import Person, people
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class CityRow:
    """A project in the list, how many people of this notebook it reached, and its money."""

    project: CityProject
    holder: str
    people: int
    money: Given


@dataclass(frozen=True, slots=True)
class CityList:
    """`people`: how many different ones in all these projects; `years`: those of every project."""

    rows: tuple[CityRow, ...]
    people: int
    money: Given
    years: tuple[int, ...]
    organisations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Someone’s participation."""

    participation: Participation
    person: str
    name: str


@dataclass(frozen=True, slots=True)
class CityPage:
    """One project; `names`: organisation → name; `steps`: those of journeys that name it, with whose."""

    project: CityProject
    holder: str
    parts: tuple[Part, ...]
    reached: Reached
    fundings: tuple[ProjectFunding, ...]
    money: Given
    years: Mapping[str, Given]
    names: Mapping[str, str]
    steps: tuple[tuple[Step, str], ...]


@query
def city_list(reading: Reading, text: str = "", year: int = 0) -> CityList:
    """The projects that run in a year (0: all), the latest first; `text` begins words of the project or of
    the association.
    """
    connection = reading.connection
    found, money, parts = (
        reads.projects(connection), reads.fundings(connection), reads.participations(connection),
    )  # fmt: skip
    known = people(connection, (one.resident for one in parts))
    holders = named(connection, Organisation, {one.organisation for one in found})
    rows = []
    for one in found:
        holder = holders[one.organisation].name if one.organisation in holders else ""
        if (not year or year in one.years) and _has(one, holder, text):
            mine = [funding for funding in money if funding.city_project == one.id]
            rows.append(CityRow(one, holder, len(_persons(parts, one.id, known)), total(mine)))
    shown = {row.project.id for row in rows}
    reached_all = {known[p.resident].id for p in parts if p.city_project in shown and p.resident in known}
    return CityList(
        tuple(sorted(rows, key=lambda row: (-row.project.year, fold(row.project.title), row.project.id))),
        len(reached_all),
        sum((row.money for row in rows), Given()),
        tuple(sorted({year for one in found for year in one.years}, reverse=True)),
        tuple((one.organisation.id, one.organisation.name) for one in partners(connection)),
    )


def _persons(parts: Sequence[Participation], project: str, known: Mapping[str, Person]) -> set[str]:
    mine = (one for one in parts if one.city_project == project)
    return {known[one.resident].id for one in mine if one.resident in known}


def _has(project: CityProject, holder: str, text: str) -> bool:
    words = fold(f"{project.title} {holder}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


@query
def city_page(reading: Reading, city_project: str) -> CityPage:
    """One project, all its years."""
    return _page(reading, city_project)


def _page(reading: Reading, city_project: str) -> CityPage:
    connection = reading.connection
    project = load(connection, CityProject, city_project)
    fundings = reads.fundings_of(connection, project.id)
    parts, steps = (
        reads.participations_in(connection, project.id), reads.steps_of(connection, project.id),
    )  # fmt: skip
    known = people(connection, [*(one.resident for one in parts), *(one.resident for one in steps)])
    names = {
        i: one.name
        for i, one in named(
            connection, Organisation, {project.organisation, *(one.organisation for one in fundings)}
        ).items()
    }
    return CityPage(
        project,
        names.get(project.organisation, ""),
        tuple(
            Part(one, known[one.resident].id, known[one.resident].name)
            for one in parts
            if one.resident in known
        ),
        _reached(reading, parts, known),
        tuple(fundings),
        total(fundings),
        by_year(fundings),
        names,
        tuple((one, known[one.resident].name) for one in steps if one.resident in known),
    )


def _reached(reading: Reading, parts: Sequence[Participation], known: Mapping[str, Person]) -> Reached:
    persons = {identity: person.id for identity, person in known.items()}
    return reached(parts, persons, reads.lives(reading.connection, persons.values()))


def _masked(reading: Reading, page: CityPage, under: int) -> Masked:
    """The years to come say nothing yet."""
    come = [year for year in page.project.years if year <= int(reading.today[:4])]
    return masked(page.reached, come, under)


@query
def city_sheet_pdf(reading: Reading, city_project: str) -> bytes:
    """A project on one sheet, to be given to whoever funds it: no number is about too few people."""
    from cad.printing import city_sheet, render

    page = _page(reading, city_project)
    mine = settings.me(reading.connection, reading.me)
    under = rule(reading.connection, "mask_under", reading.today)
    sheet = city_sheet.compose(
        page.project, page.holder, _masked(reading, page, under), page.fundings, page.names, under,
        reading.today, mine.organisation.name if mine.organisation else "",
    )  # fmt: skip
    return render.pdf([sheet], title=page.project.title, author=mine.adviser.name if mine.adviser else "")
