"""Hours of a week as people type them: read one way, shown so that they read again, compared."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.weekly import Spans, outside, read_week, show_week

QUARTERS = 7 * 24 * 4


@st.composite
def weeks(draw: st.DrawFn) -> Spans:
    """Spans that stand apart, on the quarter of an hour."""
    ends = sorted(draw(st.sets(st.integers(0, QUARTERS), min_size=0, max_size=12)))
    return tuple((a * 15, b * 15) for a, b in zip(ends[::2], ends[1::2], strict=False))


@given(weeks())
def test_what_is_shown_reads_again(week: Spans) -> None:
    assert read_week(show_week(week)) == week


@given(weeks(), weeks())
def test_what_is_outside_is_wanted_and_not_free(wanted: Spans, free: Spans) -> None:
    def minutes(spans: Spans) -> set[int]:
        return {at for start, end in spans for at in range(start, end, 15)}

    assert minutes(outside(wanted, free)) == minutes(wanted) - minutes(free)


@given(st.text(max_size=30))
def test_anything_typed_reads_or_is_refused(typed: str) -> None:
    with suppress(Refused):
        assert read_week(show_week(read_week(typed))) == read_week(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("lun-ven 6h-14h", "lun-ven 6h-14h"),
        ("Lundi au vendredi de 8 h 30 à 12h et 14h-18h", "lun-ven 8h30-12h 14h-18h"),
        ("mer, sam 9:00-12:30", "mer 9h-12h30, sam 9h-12h30"),
        ("sam 22h-6h", "sam 22h-6h"),
        ("tous les jours 0h-24h", "lun-dim 0h-24h"),
        ("", ""),
    ],
)
def test_ways_of_writing(typed: str, shown: str) -> None:
    assert show_week(read_week(typed)) == shown


@pytest.mark.parametrize(
    "typed", ["lun", "6h-14h", "lun 25h-26h", "lun 8h-8h", "quand on veut", "lun 6h-14h mar"]
)
def test_what_does_not_read_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="essayez lun-ven 6h-14h"):
        read_week(typed)
