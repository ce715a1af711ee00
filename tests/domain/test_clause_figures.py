"""The figures of the clauses against a recount that shares no code with them; every breakdown adds up."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cad.domain.clause_figures import MARK, after, due_by, due_in, figures, months
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.outcome import Outcome
from cad.domain.procurement import Lot

TODAY = "2026-11-22"
LOTS = [
    Lot(id="a", procurement="m", company="c1", hours_due=1000, starts_on="2025-01-01", ends_on="2026-12-31"),
    Lot(id="b", procurement="m", company="c2", hours_due=333, starts_on="2026-03-10", ends_on="2027-05-02"),
    Lot(id="c", procurement="n", company="c1", hours_due=0, starts_on="2026-01-01", ends_on="2026-06-30"),
    Lot(id="d", procurement="gone", hours_due=70),
]
BUYERS = {"m": "town", "n": "region"}
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in (1, 6, 11, 12)]


@st.composite
def clauses(draw: st.DrawFn) -> tuple[list[Insertion], list[WorkedHours], dict[str, str]]:
    """Contracts of a few people, some merged; hours entered once, twice, corrected, out of the period."""
    insertions = [
        Insertion(
            id=f"i{n}",
            resident=draw(st.sampled_from("pqrs")),
            lot=draw(st.sampled_from("abcd")),
            starts_on=draw(st.sampled_from(["2024-01-10", "2025-06-01"])),
            counts_from="2024-06-15",
            counts_until=draw(st.sampled_from(["2026-06-01", "2026-06-15", "2026-12-20"])),
            qpv=draw(st.sampled_from(["in", "out", ""])),
            neighbourhood=draw(st.sampled_from(["QN03504M", "QN03502M", ""])),
        )
        for n in range(draw(st.integers(0, 5)))
    ]
    entries: list[WorkedHours] = []
    for n in range(draw(st.integers(0, 14)) if insertions else 0):
        amended = draw(st.sampled_from(entries)) if entries and draw(st.booleans()) else None
        entries.append(
            WorkedHours(
                id=f"h{n:02}",
                insertion=amended.insertion if amended else draw(st.sampled_from(insertions)).id,
                month=amended.month if amended else draw(st.sampled_from(MONTHS)),
                hundredths=draw(st.integers(-500, 20_000)),
                amends=(amended.id,) if amended else (),
            )
        )
    return insertions, entries, {"q": "p"} if draw(st.booleans()) else {}


def recount(insertions: list[Insertion], entries: list[WorkedHours], year: str) -> dict[tuple[str, str], int]:
    """(lot, contract) → hundredths that count, counted the long way round."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in entries:
        if not any(entry.id in other.amends for other in entries):
            told[entry.insertion, entry.month].append(entry.hundredths)
    found: dict[tuple[str, str], int] = defaultdict(int)
    for insertion in insertions:
        for month in MONTHS:
            within = month >= "2024-06" and month + "-01" < insertion.counts_until
            if within and month.startswith(year) and (insertion.id, month) in told:
                found[insertion.lot, insertion.id] += max(0, min(told[insertion.id, month]))
    return found


@given(clauses(), st.sampled_from(["", "2024", "2025", "2026"]))
def test_figures_add_up_and_agree_with_a_recount(
    drawn: tuple[list[Insertion], list[WorkedHours], dict[str, str]], year: str
) -> None:
    insertions, entries, people = drawn
    worked = months({one.id: one for one in insertions}, entries)
    made = figures(LOTS, BUYERS, insertions, worked, people, TODAY, year)
    counted = recount(insertions, entries, year)
    for lot in LOTS:
        assert made.lots[lot.id].done == sum(n for (of, _i), n in counted.items() if of == lot.id)
    for lines in (made.lots, made.companies, made.buyers):
        for name in ("due", "done", "late"):
            assert sum(getattr(line, name) for line in lines.values()) == getattr(made.total, name)
    whole = figures(LOTS, BUYERS, insertions, worked, people, TODAY)
    assert sum(line.done for line in whole.years.values()) == whole.total.done
    assert sum(line.due for line in whole.years.values()) == whole.total.due - 70_00
    who = {people.get(i.resident, i.resident) for i in insertions if counted.get((i.lot, i.id), 0)}
    assert made.people == len(who)
    assert sum(made.places.values()) == made.inside <= made.people - made.unknown


@given(st.integers(0, 100_000), st.dates(), st.integers(0, 2000))
def test_hours_due_are_spread_without_losing_any(due: int, first: date, days: int) -> None:
    start = min(max(first, date(1990, 1, 1)), date(2090, 1, 1))
    lot = Lot(hours_due=due, starts_on=start.isoformat(), ends_on=(start + timedelta(days)).isoformat())
    years = range(start.year, (start + timedelta(days)).year + 1)
    assert sum(due_in(lot, str(year)) for year in years) == due * 100
    assert due_by(lot, lot.ends_on) == due * 100
    assert due_by(lot, (start - timedelta(1)).isoformat()) == 0


def test_late_is_what_should_be_done_by_now() -> None:
    lot = Lot(id="l", hours_due=365, starts_on="2026-01-01", ends_on="2026-12-31")
    person = Insertion(id="i", lot="l", resident="p", counts_from="2026-01-01", counts_until="2028-01-01")
    done = [WorkedHours(insertion="i", month="2026-02", hundredths=10_00)]
    made = figures([lot], {}, [person], months({person.id: person}, done), {}, "2026-03-31")
    assert (made.total.due, made.total.done, made.total.late) == (365_00, 10_00, 80_00)


def test_the_mark_is_the_one_of_2018() -> None:
    assert (MARK.people, MARK.hours, MARK.percent) == (825, 323_000, 23)


def test_what_became_of_people_is_what_was_said_last() -> None:
    said = [
        Outcome(insertion="a", months=3, state="looking", on="2026-02-01"),
        Outcome(insertion="a", months=3, state="job", on="2026-02-09"),
        Outcome(insertion="b", months=3, state="job", on="2025-12-30"),
        Outcome(insertion="a", months=6, state="training", on="2026-05-01"),
        Outcome(attendance="c", months=3, state="job", on="2026-05-01"),
    ]
    assert after(said) == {3: {"job": 2}, 6: {"training": 1}}
    assert after(said, "2026") == {3: {"job": 1}, 6: {"training": 1}}
