"""What the plan’s figures count, read in the records of one person: the same as a notebook reads by SQL.

A figure says what it counts as a `Happening` (`cad.domain.plan`). Here are the kinds that are worked out from
others, and which records of a person happened when.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from cad.domain.clause_figures import months
from cad.domain.dates import days_between
from cad.domain.figure import Happening
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.internship import HOSTED
from cad.domain.marks import defaults
from cad.domain.record import Record
from cad.domain.referral_life import stitch
from cad.domain.school import school_year

Values = Mapping[str, Any]
R = TypeVar("R", bound=Record)


class Told(NamedTuple):
    """A record as it is kept."""

    kind: str
    id: str
    created_at: str
    values: Values


class Happened(NamedTuple):
    """Something on a `day`: how much of it; where the person lived then when the record says so itself, and
    since when (`entry`).
    """

    day: str
    amount: int = 1
    home: str = ""
    entry: str = ""


WORKED_OUT = {
    "seam": ("referral", "referral_event"),
    "worked_month": ("insertion", "worked_hours"),
    "pupil_week": ("pupil", "internship"),
    "business_begun": ("business", "business_move"),
}
"""Kind → those it is worked out from."""


def home_of(values: Values) -> str:
    """Where someone lives: a priority neighbourhood, "in" one that is not said, "out", "" when not known."""
    qpv = str(values.get("qpv", ""))
    return str(values.get("neighbourhood", "")) or "in" if qpv == "in" else "out" if qpv == "out" else ""


def with_worked_out(told: Sequence[Told], weeks: Mapping[str, Sequence[str]]) -> list[Told]:
    """These records but the removed ones, each field that says nothing at its default, and what is worked out
    from them. `weeks`: school → the first days of its weeks of observation.
    """
    live = [
        one._replace(values={**defaults(one.kind), **one.values})
        for one in told
        if not one.values.get("removed")
    ]
    return [*live, *_seams(live), *_worked(live), *_pupils(live, weeks), *_begun(live)]


def happened(what: Happening, told: Iterable[Told]) -> Iterator[Happened]:
    """What a figure counts of one person."""
    for one in told:
        values = one.values
        if one.kind != what.kind or (what.of and not values.get(what.of)):
            continue
        if all(values.get(name, "") in wanted for name, wanted in what.where):
            day = str(values.get(what.day, ""))[:10]
            amount = int(values[what.amount]) if what.amount else 1
            if what.frozen:
                yield Happened(day, amount, home_of(values), str(values["entry"]))
            else:
                yield Happened(day, amount)


def _of(told: Iterable[Told], kind: str) -> list[Told]:
    return [one for one in told if one.kind == kind]


def _seams(told: Sequence[Told]) -> Iterator[Told]:
    """A referral handed over: since the first hand-over, until what its state says, in how many days."""
    events = _of(told, "referral_event")
    for one in _of(told, "referral"):
        state = str(one.values.get("state", "draft"))
        drawn = stitch(state)
        if not drawn:
            continue
        mine = [(e.values.get("state"), str(e.values.get("on", ""))) for e in events
                if e.values.get("referral") == one.id]  # fmt: skip
        since = min((on for said, on in mine if said == "handed_over"), default=one.created_at[:10])
        until = max((on for said, on in mine if said == state), default="") if drawn != "open" else ""
        giver, receiver = (str(one.values.get(name, "")) for name in ("from_organisation", "organisation"))
        yield Told("seam", one.id, one.created_at, {
            "since": since, "until": until, "state": drawn, "between_two": int(giver != receiver),
            "days": _days(since, until), "giver": giver, "receiver": receiver,
            "theme": str(one.values.get("theme", "")),
        })  # fmt: skip


def _days(since: str, until: str) -> int:
    try:
        return days_between(since, until) if until else -1
    except ValueError:  # a day that no calendar has
        return -1


def _worked(told: Sequence[Told]) -> Iterator[Told]:
    """The hours of each month that count, with the residence at entry."""
    contracts = {one.id: _made(Insertion, one) for one in _of(told, "insertion")}
    for month in months(contracts, (_made(WorkedHours, one) for one in _of(told, "worked_hours"))):
        contract = contracts[month.insertion]
        if month.counted:
            yield Told("worked_month", contract.id, contract.created_at, {
                "day": f"{month.month}-01", "counted": month.counted, "qpv": contract.qpv,
                "neighbourhood": contract.neighbourhood, "entry": f"{contract.starts_on}{contract.id}",
            })  # fmt: skip


def _made(cls: type[R], told: Told) -> R:
    known = {name: value for name, value in told.values.items() if name in cls.__dataclass_fields__}
    lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return cls(id=told.id, created_at=told.created_at, **{**known, **lists})


def _pupils(told: Sequence[Told], weeks: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """A pupil when the week of their school begins, hosted or without."""
    hosted = {one.values.get("pupil") for one in _of(told, "internship") if one.values.get("state") in HOSTED}
    for one in _of(told, "pupil"):
        for day in weeks.get(str(one.values.get("school", "")), ()):
            if one.values.get("year") == school_year(day):
                state = "hosted" if one.id in hosted else "without"
                yield Told("pupil_week", one.id, one.created_at, {"day": day, "state": state})


def _begun(told: Sequence[Told]) -> Iterator[Told]:
    """The first emergence of each project."""
    moves = [one.values for one in _of(told, "business_move") if one.values.get("stage") == "emergence"]
    for one in _of(told, "business"):
        if days := [str(move.get("on", "")) for move in moves if move.get("business") == one.id]:
            yield Told("business_begun", one.id, one.created_at, {"day": min(days)})
