"""Instants are kept in UTC and shown where the adviser is."""

import time
from collections.abc import Iterator

import pytest

from cad.domain.clock import fixed, here, local, today, utc


@pytest.fixture
def in_rennes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system keeps its own time zone")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")  # written out: no zone need be installed
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "kept", "shown"),
    [
        ("2026-11-22T10:00", "2026-11-22T09:00:00.000Z", "2026-11-22T10:00"),
        ("2026-07-01T00:30", "2026-06-30T22:30:00.000Z", "2026-07-01T00:30"),
        ("2026-11-22T10:00+00:00", "2026-11-22T10:00:00.000Z", "2026-11-22T11:00"),
    ],
)
def test_an_instant_is_kept_in_utc_and_shown_as_the_clock_on_the_wall(
    in_rennes: None, moment: str, kept: str, shown: str
) -> None:
    assert utc(fixed(moment)()) == kept
    assert here(kept) == shown


def test_the_day_is_that_of_the_adviser(in_rennes: None) -> None:
    late = fixed("2026-07-01T00:30")()
    assert (today(late).isoformat(), local(late)) == ("2026-07-01", "2026-07-01T00:30")
