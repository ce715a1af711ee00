"""« Le plan » of a whole territory, for its coordination: the same figures as in a notebook, over every file.

A coordinator sees whole years, and of this one the months that are over: from two periods that nearly are the
same, what happened in the days between would be known, however few people it is about. So a year is compared
with the whole one before it, and one that is not over with none.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from msgspec.json import decode
from sqlalchemy import Connection, select

from cad.central.accounts import Caller
from cad.central.database import Database
from cad.central.everyone import everyone
from cad.central.figures import MAY, offices
from cad.central.tables import record, territory
from cad.domain.clock import Now
from cad.domain.errors import Refused
from cad.domain.plan import FIGURES
from cad.domain.plan_counting import Counting
from cad.domain.plan_period import Span, span
from cad.domain.plan_report import Handover, Report, report
from cad.domain.plan_told import WORKED_OUT, Told, home_of, with_worked_out
from cad.domain.rules import BY_NAME
from cad.domain.text import _
from cad.sync.protocol import PlanAsked, PlanTold

_COUNTED = {figure.happens.kind for figure in FIGURES if figure.happens}
READ = {
    "resident",
    *(_COUNTED - WORKED_OUT.keys()),
    *(kind for kinds in WORKED_OUT.values() for kind in kinds),
}
"""The kinds of record that are read."""
File = tuple[list[Told], Told]
"""All that is known of a person, and their surviving file."""


def give(database: Database, caller: Caller, asked: PlanAsked, now: Now) -> PlanTold:
    """The plan’s figures of a year over the whole territory, masked. For a coordinator alone."""
    if caller.role != MAY:
        raise Refused(
            _("Ces chiffres sont pour la coordination du plan\u00a0: votre compte ne les donne pas.")
        )
    return PlanTold(of_year(database, caller.territory, asked.year, now))


def of_year(database: Database, place: str, year: int, now: Now) -> Report:
    """A year (this one when it is 0), as it may be shown. Raises `Refused` when no month of it is over."""
    today = now().date()
    period = _period(year or today.year, today)
    counting, handed = Counting(period), list[Handover]()
    with database.read() as connection:
        said = connection.execute(
            select(territory.c.name, territory.c.mask_under).where(territory.c.id == place)
        ).one()
        names, weeks = offices(connection, place), _weeks(connection, place)
        people = (told for told, _family in everyone(connection, place, READ))
        for number, (known, survivor) in enumerate(file for told in people for file in _surviving(told)):
            told, home = with_worked_out(known, weeks), home_of(survivor.values)
            counting.add(told, home)
            handed += _handovers(told, number, home, period, lambda one: names.get(one, ""))
    return report(
        period, counting.counted(), handed, said.mask_under, made_on=today.isoformat(), scope=said.name,
        objectives=lambda name: BY_NAME[name].value, whole=True,
    )  # fmt: skip


def _period(year: int, today: date) -> Span:
    over = (today.replace(day=1) - timedelta(days=1)).isoformat()
    last = min(f"{year:04}-12-31", over)
    if last < f"{year:04}-01-31":
        raise Refused(
            _("Aucun mois de {year} n’est encore complet\u00a0: demandez l’année d’avant.").format(year=year)
        )
    made = span(f"{year:04}-01-01", last, last)
    return replace(made, before=f"{year - 1:04}-01-01" if last.endswith("12-31") else made.first)


def _weeks(connection: Connection, place: str) -> dict[str, list[str]]:
    """School → the first days of its weeks of observation."""
    rows = connection.execute(
        select(record.c.fields).where(
            record.c.territory == place, record.c.subject == "", record.c.kind == "observation_week"
        )
    )
    found: dict[str, list[str]] = {}
    for values in map(decode, rows.scalars()):
        if values.get("starts_on") and not values.get("removed"):
            found.setdefault(str(values.get("school", "")), []).append(str(values["starts_on"]))
    return found


def _surviving(told: list[Told]) -> Iterator[File]:
    """With the file that survives, unless it was removed or is of a person who does not exist."""
    for one in told:
        gone = one.values.get("merged_into") or one.values.get("removed") or one.values.get("invented")
        if one.kind == "resident" and not gone:
            yield told, one


def _handovers(
    told: list[Told], person: int, home: str, period: Span, name: Callable[[str], str]
) -> Iterator[Handover]:
    """The seams of a person that opened or ended in the period, between two organisations."""
    place = home if home in ("out", "") else "in"
    for one in told:
        values: Mapping[str, str] = one.values
        if one.kind != "seam" or not values["between_two"]:
            continue
        opened = ("opened",) if period.first <= values["since"] <= period.last else ()
        ended = values["state"] != "open" and period.first <= values["until"] <= period.last
        happened = opened + ((values["state"],) if ended else ())
        if happened:
            giver, receiver = name(values["giver"]), name(values["receiver"])
            yield Handover(giver, receiver, values["theme"], person, place, happened, int(values["days"]))
