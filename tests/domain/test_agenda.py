"""A week: nothing hides behind anything, whoever receives twice at once is seen."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.agenda import Slot, received_twice, side_by_side, week_days

HOURS = st.tuples(st.integers(0, 23), st.sampled_from((0, 15, 30, 45)), st.sampled_from((0, 15, 60, 90)))


def day(hours: list[tuple[int, int, int]], host: str = "") -> list[Slot]:
    """Things of one day."""
    return [
        Slot("appointment", str(n), f"2026-11-23T{h:02}:{m:02}", long, "", hosts=(host,) if host else ())
        for n, (h, m, long) in enumerate(hours)
    ]


@settings(max_examples=40)
@given(st.lists(HOURS, max_size=8))
def test_what_happens_at_once_stands_side_by_side(hours: list[tuple[int, int, int]]) -> None:
    slots = day(hours, "nora")
    placed, twice = side_by_side(slots), received_twice(slots)
    assert placed.keys() == {one.key for one in slots}
    assert all(0 <= lane < lanes for lane, lanes in placed.values())
    at_once = set()
    for a, b in combinations(slots, 2):
        if a.begins < b.ends and b.begins < a.ends:
            assert placed[a.key][0] != placed[b.key][0]
            assert placed[a.key][1] == placed[b.key][1]
            at_once |= {a.key, b.key}
    assert twice == at_once


def test_the_week_of_a_day_begins_on_monday() -> None:
    assert week_days("2027-01-03")[0] == "2026-12-28"
    assert week_days("2026-11-23")[-1] == "2026-11-29"
