"""Whose file is near its end: found from the records, told to the laptops that hold them, or kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from msgspec.json import decode
from sqlalchemy import Connection, and_, case, delete, exists, func, select

from cad.central.access import AT_ONCE, families, lets_in
from cad.central.accounts import Caller
from cad.central.database import Database, add_rows, among
from cad.central.tables import act, change, ending, record
from cad.domain.circles import FILES
from cad.domain.dates import days_between
from cad.domain.retention import (
    NOT_WRITTEN_BY_PEOPLE,
    UNHEARD,
    Retention,
    Trace,
    after,
    announced,
    ends_on,
    last_contact,
)
from cad.sync import protocol

SLACK_DAYS = 5
"""Candidates are read a little too early: months differ in length, and moments are in UTC."""
UNHEARD_DAYS = 7
"""The centre looks every day. Away for longer, it may have told nobody: that time is given back."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A person (the surviving file, and the `family` merged into it), the `last` contact, the day of the end.

    `until` is first the term the rule gives, then the day as it is announced.
    """

    person: str
    family: frozenset[str]
    last: str
    until: str


def near(connection: Connection, place: str, rule: Retention, today: str) -> list[Ending]:
    """Those whose term comes within the time of the warning, or is past."""
    horizon = after(today, rule.warn_days)
    candidates = _quiet_since(connection, place, after(ends_on(horizon, -rule.months), SLACK_DAYS), today)
    found = []
    for some in _in_parts(families(connection, place, candidates)):
        found += [one for one in _measured(connection, place, some, rule, today) if one.until <= horizon]
    return found


def one_of(connection: Connection, place: str, person: str, rule: Retention, today: str) -> Ending | None:
    """How one person stands now; None when nothing says when they were last heard of."""
    measured = _measured(connection, place, families(connection, place, {person}), rule, today)
    return next(iter(measured), None)


def _quiet_since(connection: Connection, place: str, day: str, today: str) -> list[str]:
    """People about whom nobody wrote since before a day, but what may be no contact; moments to come are
    those of wrong clocks.
    """
    written = func.substr(record.c.at, 1, 10)
    by_people = and_(record.c.kind.not_in([NOT_WRITTEN_BY_PEOPLE, *UNHEARD]), written <= today)
    return list(
        connection.execute(
            select(record.c.subject)
            .where(record.c.territory == place, record.c.subject != "")
            .group_by(record.c.subject)
            .having(func.coalesce(func.max(case((by_people, written))), "") < day)
        ).scalars()
    )


def _in_parts(all_of_them: list[frozenset[str]]) -> Iterator[list[frozenset[str]]]:
    for start in range(0, len(all_of_them), AT_ONCE):
        yield all_of_them[start : start + AT_ONCE]


def _measured(
    connection: Connection, place: str, some: Iterable[frozenset[str]], rule: Retention, today: str
) -> Iterator[Ending]:
    whose = {one: family for family in some for one in family}
    traces: dict[frozenset[str], list[Trace]] = {family: [] for family in whose.values()}
    survivor: dict[frozenset[str], str] = {}
    for row in records_of(connection, place, whose):
        trace = Trace(row.kind, decode(row.fields), (row.created_at, row.at))
        came = whose.get(row.link) if row.kind == "passage" else None
        for family in filter(None, {whose.get(row.subject), came}):  # of a session, and of who came to it
            traces[family].append(trace)
        if row.kind in FILES and not row.link:
            survivor[whose[row.subject]] = row.id
    received = _received(connection, place, whose)
    for family, about in traces.items():
        if last := last_contact(about, today):
            kept = (after(received[one], rule.warn_days) for one in family if one in received)
            person = survivor.get(family, min(family))
            yield Ending(person, family, last, max([ends_on(last, rule.months), *kept]))


def _received(connection: Connection, place: str, people: Iterable[str]) -> dict[str, str]:
    """Person → the day, by the centre’s own clock, on which it last took something about them.

    A laptop whose clock is years late says that all it writes is old: its person is not erased for that.
    """
    rows = connection.execute(
        select(record.c.subject, func.max(func.substr(act.c.received, 1, 10)).label("day"))
        .join(change, and_(change.c.territory == record.c.territory, change.c.record == record.c.id))
        .join(act, and_(act.c.territory == change.c.territory, act.c.id == change.c.act))
        .where(record.c.territory == place, among(connection, record.c.subject, people))
        .group_by(record.c.subject)
    )
    return {row.subject: row.day for row in rows}


def records_of(connection: Connection, place: str, people: Iterable[str]) -> list[Any]:
    """Every record about these people, or sessions; and their passages at sessions."""
    people = {*people}
    mine = record.c.territory == place
    about = select(record).where(mine, among(connection, record.c.subject, people))
    came = select(record).where(
        mine, record.c.link != "", record.c.kind == "passage", among(connection, record.c.link, people)
    )
    return [*connection.execute(about), *connection.execute(came)]


def announce(
    connection: Connection, place: str, found: Iterable[Ending], rule: Retention, today: str, looked: str
) -> list[Ending]:
    """Write who is near the end, as it is told from now on; `looked` is the day this was last done.

    Whoever is no longer there was heard of since: their file is kept.
    """
    away = days_between(looked, today) if looked else 0
    given = away if away > UNHEARD_DAYS else 0
    mine = ending.c.territory == place
    said = {row.person: after(row.until, given) for row in connection.execute(select(ending).where(mine))}
    told = [
        replace(one, until=announced(one.until, said.get(one.person, ""), today, rule.warn_days))
        for one in found
    ]
    connection.execute(delete(ending).where(mine))
    rows = [{"territory": place, "person": e.person, "last": e.last, "until": e.until} for e in told]
    add_rows(connection, ending, rows)
    return told


def tell(database: Database, caller: Caller, _asked: protocol.EndingsAsked) -> protocol.Endings:
    """Of the people whose file this laptop holds, those near the end."""
    with database.read() as connection:
        rows = connection.execute(
            select(ending)
            .join(record, (record.c.territory == ending.c.territory) & (record.c.id == ending.c.person))
            .where(
                ending.c.territory == caller.territory,
                record.c.territory == caller.territory,
                exists().where(lets_in(caller.territory, caller.principals)),
            )
            .order_by(ending.c.until, ending.c.person)
        )
        return protocol.Endings([protocol.Ending(row.person, row.last, row.until) for row in rows])
