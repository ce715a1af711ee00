"""What counts as a contact, and when a file ends: the doubtful keeps it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.retention import (
    USUAL,
    Retention,
    Trace,
    after,
    announced,
    check,
    ends_on,
    in_force,
    last_contact,
)

TODAY = "2026-11-22"
LONG_AGO = "2020-01-01T10:00:00.000Z"


def trace(kind: str, written: str = LONG_AGO, **values: Any) -> Trace:
    return Trace(kind, values, (written,))


@pytest.mark.parametrize(
    ("one", "day"),
    [
        (trace("encounter", at="2026-03-01T09:00"), "2026-03-01"),
        (trace("encounter", at="2026-03-01T09:00", removed=True), "2020-01-01"),
        (trace("encounter", at="2036-03-01T09:00"), "2020-01-01"),
        (trace("encounter", at="bientôt"), "2020-01-01"),
        (trace("appointment", at="2027-03-01T09:00"), "2027-03-01"),
        (trace("appointment", at="2027-03-01T09:00", state="planned"), "2027-03-01"),
        (trace("appointment", at="2026-03-01T09:00", state="came"), "2026-03-01"),
        (trace("appointment", at="2026-03-01T09:00", state="missed"), "2020-01-01"),
        (trace("appointment", at="2027-03-01T09:00", state="cancelled"), "2020-01-01"),
        (trace("referral_event", on="2026-03-01", state="received"), "2026-03-01"),
        (trace("need", on="2026-03-01"), "2026-03-01"),
        (trace("step", due_on="2026-03-01"), "2020-01-01"),
        (trace("document", expires_on="2026-03-01"), "2020-01-01"),
        (trace("of_a_newer_version", written="20260301T100000+0100"), "2026-03-01"),
        (trace("resident", written="2026-03-01T23:30:00-05:00"), "2026-03-02"),
        (trace("attendance", "2026-03-01T10:00:00.000Z", state="invited"), ""),
        (trace("attendance", "2026-03-01T10:00:00.000Z"), ""),
        (trace("attendance", state="came", came_on="2026-03-01"), "2026-03-01"),
        (trace("attendance", "2026-03-01T10:00:00.000Z", state="declined"), "2026-03-01"),
        (trace("company_meeting", state="met", on="2026-03-01"), "2026-03-01"),
        (trace("proposal", "2026-03-01T10:00:00.000Z", state="proposed", on="2026-03-01"), ""),
        (trace("proposal", state="willing", on="2026-03-01"), "2026-03-01"),
        (trace("participation", starts_on="2026-03-01", ends_on="2026-06-01"), "2026-03-01"),
        (trace("outcome", "2026-03-01T10:00:00.000Z", state="unreachable", on="2026-03-01"), ""),
        (trace("outcome", state="job", on="2026-03-01"), "2026-03-01"),
        (trace("clash", written="2026-03-01T10:00:00.000Z"), ""),
        (trace("resident", written="2036-03-01T10:00:00.000Z"), ""),
        (trace("resident", written=""), ""),
    ],
)
def test_what_is_a_contact(one: Trace, day: str) -> None:
    assert last_contact([one], TODAY) == day


def test_the_latest_holds() -> None:
    assert (
        last_contact([trace("need", on="2026-01-01"), trace("need", on="2026-02-01")], TODAY) == "2026-02-01"
    )
    assert last_contact([], TODAY) == ""


def test_months_are_as_one_counts_them() -> None:
    assert ends_on("2024-11-22", 24) == "2026-11-22"
    assert ends_on("2024-02-29", 12) == "2025-02-28"
    assert ends_on("2024-12-31", 2) == "2025-02-28"
    assert ends_on("2026-01-31", -1) == "2025-12-31"
    assert ends_on("9999-12-31", 24) == "9999-12-31"


@given(
    term=st.dates().map(str), said=st.just("") | st.dates().map(str), warn=st.integers(30, 365),
    today=st.dates(max_value=__import__("datetime").date(2100, 1, 1)).map(str),
)  # fmt: skip
def test_nobody_ends_untold_nor_earlier_than_told(term: str, said: str, warn: int, today: str) -> None:
    end = announced(term, said, today, warn)
    assert end >= term
    assert end >= (said or after(today, warn))


def test_the_latest_rule_of_the_past_holds() -> None:
    one, two = Retention(18, 60, "2026-01-01", "A"), Retention(12, 60, "2027-01-01", "B")
    assert in_force([], TODAY) == USUAL == Retention(24, 60, "2024-01-01", USUAL.source)
    assert in_force([two, one], TODAY) == one
    assert in_force([two, one], "2027-01-01") == two


@pytest.mark.parametrize(("months", "days"), [(0, 60), (61, 60), (24, 29), (24, 366)])
def test_a_delay_out_of_sense_is_refused(months: int, days: int) -> None:
    with pytest.raises(Refused):
        check(Retention(months, days, TODAY, ""))
