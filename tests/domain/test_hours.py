"""Hours as employers write them, and the months they are done in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.hours import closes_on, months_after, read_hours, show_hours, show_month


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("151,67", 15167), ("151.7", 15170), ("35 h", 3500), ("7 h 30", 750), ("151h40", 15167), ("0", 0)],
)
def test_read_as_written(typed: str, hundredths: int) -> None:
    assert read_hours(typed) == hundredths


@pytest.mark.parametrize("typed", ["-3", "−3", "", "beaucoup", "12,345", "7 h 75", "1e3"])
def test_what_is_not_hours_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_hours(typed)


@given(st.integers(0, 999_999))
def test_what_is_shown_reads_back(hundredths: int) -> None:
    assert read_hours(show_hours(hundredths)) == hundredths


def test_said_in_french() -> None:
    assert show_hours(123_450) == "1\u202f234,5\u00a0h"
    assert show_month("2026-11") == "novembre 2026"


def test_months_later_and_the_closing_of_a_month() -> None:
    assert months_after("2024-02-29", 24) == "2026-02-28"
    assert months_after("2025-12-15", 1) == "2026-01-15"
    assert closes_on("2026-01", 45) == "2026-03-17"
