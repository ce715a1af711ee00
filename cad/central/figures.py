"""The plan’s figures, for its coordination: numbers about enough people, and nothing of anybody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from msgspec.json import decode
from sqlalchemy import Connection, select

from cad.central.accounts import Caller
from cad.central.database import Database
from cad.central.everyone import everyone
from cad.central.tables import account, record, tally, territory
from cad.domain.circles import READS_JOURNEYS
from cad.domain.clock import Now
from cad.domain.errors import Refused
from cad.domain.figures import MEASURES, MEDIAN, PLACES, File, file_of
from cad.domain.sensitive import OTHER_PARTNER, is_sensitive
from cad.domain.small_cells import LEAST, Cell, shown
from cad.domain.text import _
from cad.sync.protocol import Figures, FiguresAsked, FigureTable, Line

READ = ("resident", "encounter", "referral", "referral_event")
MAY = "coordinator"
GONE = (
    _("Dossiers effacés, par année du dernier contact"),
    _("Dossiers effacés, par structure"),
    _("Dossiers effacés, par lieu de vie"),
)

Records = list[tuple[str, str, Mapping[str, Any]]]
"""Kind, identifier and values of each."""
Cells = dict[str, dict[str, Cell]]
"""Measure → group → how many."""


def give(database: Database, caller: Caller, asked: FiguresAsked, now: Now) -> Figures:
    """Masked figures, by organisation and by place, and of those who were erased. For a coordinator alone."""
    if caller.role != MAY:
        raise Refused(
            _("Ces chiffres sont pour la coordination du plan\u00a0: votre compte ne les donne pas.")
        )
    return of_year(database, caller.territory, asked.year, now)


def of_year(database: Database, place: str, year: int, now: Now) -> Figures:
    """The figures of a year (of this one when it is 0), as they may be shown."""
    year = year or now().year
    with database.read() as connection:
        under = connection.execute(select(territory.c.mask_under).where(territory.c.id == place)).scalar_one()
        names = offices(connection, place)
        members = {names.get(one) or _unknown() for one in _members(connection, place)}
        files = list(_files(connection, place, f"{year:04}"))
        erased = _erased(connection, place, names)
    by_office = _living(files, lambda one: names.get(one.organisation) or _unknown())
    by_place = _living(files, lambda one: PLACES[one.place])
    return Figures(
        year,
        under,
        [
            _table(_("Par structure"), by_office, members, under),
            _table(_("Par lieu de vie"), by_place, {*PLACES.values()}, under),
            *(_table(title, cells, set(), under) for title, cells in zip(GONE, erased, strict=True)),
        ],
    )


def _unknown() -> str:
    return _("Sans structure")


def _members(connection: Connection, place: str) -> list[str]:
    """The organisations whose people accompany others."""
    rows = connection.execute(
        select(account.c.organisation)
        .where(account.c.territory == place, account.c.role.in_(READS_JOURNEYS))
        .distinct()
    )
    return list(rows.scalars())


def offices(connection: Connection, place: str) -> dict[str, str]:
    """Organisation → its name, as a third party may read it."""
    rows = connection.execute(
        select(record.c.id, record.c.fields).where(
            record.c.territory == place, record.c.subject == "", record.c.kind == "organisation"
        )
    )
    said = {row.id: decode(row.fields) for row in rows}
    return {one: _called(said.get(values.get("merged_into", ""), values)) for one, values in said.items()}


def _called(values: Mapping[str, Any]) -> str:
    name, acronym = str(values.get("name", "")), str(values.get("acronym", ""))
    return OTHER_PARTNER if is_sensitive(str(values.get("category", "")), name, acronym) else name


def _files(connection: Connection, place: str, year: str) -> Iterator[File]:
    """Every person once."""
    for told, family in everyone(connection, place, READ):
        yield from _of_family([(one.kind, one.id, one.values) for one in told], family, year)


def _of_family(records: Records, family: Iterable[str], year: str) -> Iterator[File]:
    """The surviving file’s; merged ones say nothing of their own."""
    survivors = {
        record for kind, record, values in records if kind == "resident" and not values.get("merged_into")
    }
    for person in survivors & {*family}:
        if found := file_of(records, person, year):
            yield found


def _living(files: Iterable[File], group: Callable[[File], str]) -> Cells:
    cells = _empty()
    waits: dict[str, list[int]] = {}
    answered: dict[str, int] = {}
    for one in files:
        key = group(one)
        for name, number in one.counts.items():
            cells[name][key] = cells[name].get(key, Cell()) + Cell(number, 1)
        for where in (key, "") if one.answered else ():
            waits.setdefault(where, []).extend(one.answered)
            answered[where] = answered.get(where, 0) + 1
    cells[MEDIAN] = {key: Cell(round(median(days)), answered[key]) for key, days in waits.items()}
    return cells


def _table(title: str, cells: Cells, groups: set[str], under: int) -> FigureTable:
    """A median is no part of a total: it is shown where enough people were answered."""
    groups = groups | {key for line in cells.values() for key in line if key}
    columns = [shown({group: cells[name].get(group, Cell()) for group in groups}, under) for name in MEASURES]
    measures, total = [*MEASURES.values()], [one.total for one in columns]
    lines = [Line(group, [column.cells[group] for column in columns]) for group in sorted(groups)]
    if MEDIAN in cells:
        days = {key: cell.number for key, cell in cells[MEDIAN].items() if cell.people >= max(under, LEAST)}
        measures.append(_("Jours avant réponse (médiane)"))
        total.append(days.get(""))
        for line in lines:
            line.values.append(days.get(line.name))
    return FigureTable(title, measures, lines, Line(_("Ensemble"), total))


def _erased(connection: Connection, place: str, names: Mapping[str, str]) -> tuple[Cells, Cells, Cells]:
    """What remains of those who were erased: by year of the last contact, by organisation, by place."""
    by_year, by_office, by_place = _empty(), _empty(), _empty()
    for row in connection.execute(select(tally).where(tally.c.territory == place)):
        for cells, key in (
            (by_year, row.year),
            (by_office, names.get(row.organisation) or _unknown()),
            (by_place, PLACES.get(row.place, PLACES[""])),
        ):
            line = cells[row.name]
            line[key] = line.get(key, Cell()) + Cell(row.number, row.people)
    return by_year, by_office, by_place


def _empty() -> Cells:
    return {name: {} for name in MEASURES}
