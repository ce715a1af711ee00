"""French dates read as a French reader writes them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain import dates

NB = "\u00a0"
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)


def test_days() -> None:
    assert dates.show_day("2026-11-22") == "dim. 22 nov. 2026"
    assert dates.show_day("2026-08-01T09:00") == "sam. 1er août 2026"
    assert dates.show_day_long("2026-11-22") == "dimanche 22 novembre 2026"
    assert dates.show_date("2026-05-01") == "1er mai 2026"


@pytest.mark.parametrize("show", [dates.show_day, dates.show_day_long, dates.show_date, dates.show_moment])
def test_nothing_stays_nothing(show: Callable[[str], str]) -> None:
    assert show("") == ""


@pytest.mark.parametrize(
    ("at", "shown"),
    [("2026-11-22T14:30", "14 h 30"), ("09:05", "9 h 05"), ("2026-11-22T09:00", "9 h"), ("00:00", "0 h")],
)
def test_times(at: str, shown: str) -> None:
    assert dates.show_time(at) == shown.replace(" ", NB)


def test_moments() -> None:
    assert dates.show_moment("2026-11-22T14:30") == f"dim. 22 nov. 2026 à 14{NB}h{NB}30"
    assert dates.show_moment("2026-11-22") == "dim. 22 nov. 2026"


@pytest.mark.parametrize(("minutes", "shown"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (75, "1 h 15")])
def test_lengths(minutes: int, shown: str) -> None:
    assert dates.show_minutes(minutes) == shown.replace(" ", NB)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-11-22", "aujourd’hui"),
        ("2026-11-21", "hier"),
        ("2026-11-20", "avant-hier"),
        ("2026-11-23", "demain"),
        ("2026-11-24", "après-demain"),
        ("2026-11-25T08:00", "dans 3 jours"),
        ("2026-12-06", "dans 2 semaines"),
        ("2026-09-22", "il y a 2 mois"),
        ("2024-11-22", "il y a 2 ans"),
        ("", ""),
    ],
)
def test_relative(day: str, shown: str) -> None:
    spaced = shown.replace("dans ", "dans_").replace("il y a ", "il_y_a_").replace(" ", NB).replace("_", " ")
    assert dates.show_relative(day, "2026-11-22") == spaced


@given(DAYS, DAYS)
def test_every_day_is_shown_both_ways(day: str, today: str) -> None:
    assert day[:4] in dates.show_day(day)
    assert dates.show_relative(day, today)
    assert dates.days_between(today, day) == -dates.days_between(day, today)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-07", "2026-12-11", "du 7 au 11 décembre 2026"),
        ("2026-12-01", "2026-12-01", "1er décembre 2026"),
        ("2026-07-01", "2026-08-31", "du 1er juillet au 31 août 2026"),
        ("2026-12-28", "2027-01-03", "du 28 décembre 2026 au 3 janvier 2027"),
        ("2026-12-28", "", "28 décembre 2026"),
        ("", "2026-12-28", "28 décembre 2026"),
        ("", "", ""),
    ],
)
def test_a_span_is_said_once(first: str, last: str, said: str) -> None:
    assert dates.show_span(first, last) == said
