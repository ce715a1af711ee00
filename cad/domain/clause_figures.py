"""The figures of the social clauses, from their records: hours due, done and late; who, from where.

Hours are in hundredths. Every breakdown adds up to the whole, whatever was entered twice or corrected.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cad.domain.hours import HUNDREDTHS
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.outcome import Outcome
from cad.domain.procurement import Lot
from cad.domain.text import _


@dataclass(frozen=True, slots=True)
class Mark:
    """What was once reached, to compare with."""

    year: str
    people: int
    hours: int
    percent: int
    source: str


MARK = Mark("2018", 825, 323_000, 23, _("Bilan 2018 des clauses sociales, Plan emploi quartiers de Rennes"))


@dataclass(frozen=True, slots=True)
class Month:
    """The hours of one month of one contract: `counted`, and those `beyond` what counts for the clause.

    `doubtful`: several people entered them without knowing of one another and they differ; the least counts.
    `entries` are those it comes from, where they were read.
    """

    insertion: str
    month: str
    counted: int
    beyond: int
    doubtful: bool
    entries: tuple[WorkedHours, ...] = ()


@dataclass(slots=True)
class Line:
    """Due, done and late, in hundredths of an hour."""

    due: int = 0
    done: int = 0
    late: int = 0


@dataclass(slots=True)
class Figures:
    """`people`: how many did hours that count; `inside`: of these, who lived in a QPV; `unknown`: of whom it
    is not known. `places`: neighbourhood → people, "" for a QPV that is not said.
    """

    total: Line = field(default_factory=Line)
    lots: dict[str, Line] = field(default_factory=dict)
    companies: dict[str, Line] = field(default_factory=dict)
    buyers: dict[str, Line] = field(default_factory=dict)
    years: dict[str, Line] = field(default_factory=dict)
    people: int = 0
    inside: int = 0
    unknown: int = 0
    places: dict[str, int] = field(default_factory=dict)
    beyond: int = 0
    doubtful: int = 0

    @property
    def percent(self) -> int:
        """The share who lived in a QPV, rounded; -1 when nobody worked."""
        return round(100 * self.inside / self.people) if self.people else -1


def counts(insertion: Insertion, month: str) -> bool:
    """Whether hours of a month count: the month begins before the end of the counting period, and ends after
    it began.
    """
    started = not insertion.counts_from or insertion.counts_from[:7] <= month
    return started and (not insertion.counts_until or f"{month}-01" < insertion.counts_until)


def standing(entries: Iterable[WorkedHours]) -> list[WorkedHours]:
    """Those that no other of the same contract corrects."""
    known = list(entries)
    amended = {(entry.insertion, one) for entry in known for one in entry.amends}
    return [entry for entry in known if (entry.insertion, entry.id) not in amended]


def months(insertions: Mapping[str, Insertion], entries: Iterable[WorkedHours]) -> list[Month]:
    """What holds, month by month, of contracts that are known; earliest first."""
    held: dict[tuple[str, str], list[WorkedHours]] = defaultdict(list)
    for entry in standing(entries):
        if entry.insertion in insertions and len(entry.month) >= 7:
            held[entry.month[:7], entry.insertion].append(entry)
    return [_month(insertions[key[1]], key[0], found) for key, found in sorted(held.items())]


def _month(insertion: Insertion, month: str, found: list[WorkedHours]) -> Month:
    said = {entry.hundredths for entry in found}
    least, counted = max(min(said), 0), counts(insertion, month)
    return Month(
        insertion.id, month, least if counted else 0, 0 if counted else least, len(said) > 1, tuple(found)
    )


def due_by(lot: Lot, day: str) -> int:
    """The hours that should be done by the end of a day, spread evenly over the lot’s life.

    All of them, from its end; all at once when its dates are not known.
    """
    whole = max(lot.hours_due, 0) * HUNDREDTHS
    if not lot.starts_on or not lot.ends_on or day >= lot.ends_on:
        return whole
    if day < lot.starts_on:
        return 0
    start = date.fromisoformat(lot.starts_on)
    life = (date.fromisoformat(lot.ends_on) - start).days + 1
    return whole * ((date.fromisoformat(day) - start).days + 1) // life


def due_in(lot: Lot, year: str) -> int:
    """Of the hours due, those of one year; years add up to the whole. None of a lot without dates."""
    if not _dated(lot):
        return 0
    return due_by(lot, f"{year}-12-31") - due_by(lot, f"{int(year) - 1}-12-31")


def _dated(lot: Lot) -> bool:
    return bool(lot.starts_on and lot.ends_on)


def figures(
    lots: Sequence[Lot],
    buyers: Mapping[str, str],
    insertions: Sequence[Insertion],
    worked: Iterable[Month],
    people: Mapping[str, str],
    today: str,
    year: str = "",
) -> Figures:
    """Of a year, or of all. `worked`: the months that hold, earliest first; `buyers`: contract → buyer;
    `people`: identity → person, after merges.

    What is late is so at the end of the year, or today: what should be done by then and is not.
    """
    of = {one.id: one for one in lots}
    contracts = {one.id: one for one in insertions if one.lot in of}
    worked = [one for one in worked if one.insertion in contracts]
    by_lot: dict[str, list[Month]] = defaultdict(list)
    for one in worked:
        by_lot[contracts[one.insertion].lot].append(one)
    made = Figures()
    for lot in lots:
        line = _line(lot, by_lot[lot.id], today, year)
        made.lots[lot.id] = line
        for lines, key in ((made.companies, lot.company), (made.buyers, buyers.get(lot.procurement, ""))):
            _add(lines.setdefault(key, Line()), line)
        _add(made.total, line)
    made.years = {when: _year(lots, by_lot, today, when) for when in _years(lots, worked)}
    shown = [one for one in worked if one.month.startswith(year)]
    made.beyond = sum(one.beyond for one in shown)
    made.doubtful = sum(one.doubtful for one in shown)
    _count_people(made, contracts, shown, people)
    return made


def _line(lot: Lot, own: Iterable[Month], today: str, year: str) -> Line:
    until = min(f"{year}-12-31", today) if year else today
    done_by = sum(one.counted for one in own if one.month <= until[:7])
    done = sum(one.counted for one in own if one.month.startswith(year))
    late = max(due_by(lot, until) - done_by, 0) if _dated(lot) else 0
    return Line(due_in(lot, year) if year else due_by(lot, "9999-12-31"), done, late)


def after(outcomes: Iterable[Outcome], year: str = "") -> dict[int, dict[str, int]]:
    """Months after the end of a contract → situation → how many; said again, the latest holds. `outcomes` are
    in the order in which they were said; of a year, those said in it.
    """
    latest = {(one.insertion, one.months): one for one in outcomes if one.insertion}
    found: dict[int, dict[str, int]] = {}
    for one in latest.values():
        if one.on.startswith(year):
            states = found.setdefault(one.months, {})
            states[one.state] = states.get(one.state, 0) + 1
    return dict(sorted(found.items()))


def _add(into: Line, line: Line) -> None:
    into.due += line.due
    into.done += line.done
    into.late += line.late


def _years(lots: Iterable[Lot], worked: Iterable[Month]) -> list[str]:
    """Every year in which something is due or done."""
    dated = [lot for lot in lots if _dated(lot)]
    ends = [int(day[:4]) for lot in dated for day in (lot.starts_on, lot.ends_on)]
    ends += [int(one.month[:4]) for one in worked]
    return [str(year) for year in range(min(ends), max(ends) + 1)] if ends else []


def _year(lots: Iterable[Lot], by_lot: Mapping[str, Sequence[Month]], today: str, year: str) -> Line:
    whole = Line()
    for lot in lots:
        _add(whole, _line(lot, by_lot[lot.id], today, year))
    return whole


def _count_people(
    made: Figures, contracts: Mapping[str, Insertion], shown: Iterable[Month], people: Mapping[str, str]
) -> None:
    """Each person once, with the residence of their first contract among those shown."""
    first: dict[str, Insertion] = {}
    for one in shown:
        if one.counted:
            contract = contracts[one.insertion]
            person = people.get(contract.resident, contract.resident)
            held = first.setdefault(person, contract)
            if (contract.starts_on, contract.id) < (held.starts_on, held.id):
                first[person] = contract
    made.people = len(first)
    made.inside = sum(one.qpv == "in" for one in first.values())
    made.unknown = sum(one.qpv not in ("in", "out") for one in first.values())
    for entry in first.values():
        if entry.qpv == "in":
            made.places[entry.neighbourhood] = made.places.get(entry.neighbourhood, 0) + 1
