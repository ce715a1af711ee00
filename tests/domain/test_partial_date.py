"""Dates as advisers type them, of which the day or the month may not be known."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.partial_date import (
    age,
    could_be_same,
    parse_partial,
    show_age,
    show_partial,
    slip_apart,
    swapped,
)

TODAY = "2026-11-22"
DAYS = st.dates(date(1902, 1, 1), date(2026, 11, 22))
PARTIALS = st.builds(lambda day, cut: day.isoformat()[:cut], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12/03/1987", "1987-03-12"),
        ("12.3.87", "1987-03-12"),
        ("12-03-1987", "1987-03-12"),
        ("12 03 1987", "1987-03-12"),
        (" 12 / 3 / 1987 ", "1987-03-12"),
        ("12031987", "1987-03-12"),
        ("19870312", "1987-03-12"),
        ("1987-03-12", "1987-03-12"),
        ("1987-03-12 00:00:00", "1987-03-12"),
        ("1987-3", "1987-03"),
        ("12 mars 1987", "1987-03-12"),
        ("1er avril 05", "2005-04-01"),
        ("12 MARS 1987", "1987-03-12"),
        ("jeudi 12 mars 1987", "1987-03-12"),
        ("née le 3 août 1970", "1970-08-03"),
        ("Né le 12/03/1987", "1987-03-12"),
        ("févr. 1990", "1990-02"),
        ("fevrier 1990", "1990-02"),
        ("12 déc. 99", "1999-12-12"),
        ("juil 1999", "1999-07"),
        ("mars 1987", "1987-03"),
        ("03/1987", "1987-03"),
        ("1987", "1987"),
        ("00/00/1987", "1987"),
        ("XX/03/1987", "1987-03"),
        ("??/??/1987", "1987"),
        ("29/02/2024", "2024-02-29"),
        ("", ""),
        ("  \u00a0", ""),
    ],
)
def test_read(typed: str, value: str) -> None:
    assert parse_partial(typed, today=TODAY) == value


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/02/1987", "n’existe pas dans le calendrier"),
        ("29/02/2023", "n’existe pas dans le calendrier"),
        ("03/25/1987", "Vouliez-vous dire 25/03/1987"),
        ("12/13/14/15", "ne se lit pas"),
        ("12/00/1987", "un jour sans mois"),
        ("12/12/2027", "dans le futur"),
        ("2026-12", "dans le futur"),
        ("1850", "trop ancien"),
        ("12 brumaire 1987", "ne se lit pas"),
        ("ju 1987", "ne se lit pas"),
        ("inconnue", "ne se lit pas"),
        ("12/3", "ne se lit pas"),
        ("31848", "ne se lit pas"),
        ("20011899", "trop ancien"),
        ("99999999", "ne se lit pas"),
        ("0000-00-00", "n’existe pas"),
    ],
)
def test_refused_with_a_reason(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_partial(typed, today=TODAY)


def test_two_figure_years_are_never_ahead() -> None:
    assert parse_partial("1/1/26", today=TODAY) == "2026-01-01"
    assert parse_partial("1/1/27", today=TODAY) == "1927-01-01"


def test_numbers_of_a_spreadsheet() -> None:
    assert parse_partial("31848", today=TODAY, excel=True) == "1987-03-12"
    assert parse_partial("31848.0", today=TODAY, excel=True) == "1987-03-12"
    assert parse_partial("1987", today=TODAY, excel=True) == "1987"


@given(DAYS)
def test_every_day_is_read_back_however_written(day: date) -> None:
    value = day.isoformat()
    month = show_partial(value)
    for typed in (value, f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day}-{day.month}-{day.year}", month):
        assert parse_partial(typed, today=TODAY) == value


@given(DAYS.filter(lambda day: day >= date(1927, 5, 18)))
def test_every_spreadsheet_number_is_its_day(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    assert parse_partial(str(number), today=TODAY, excel=True) == day.isoformat()


@given(PARTIALS)
def test_what_is_shown_is_read_back(value: str) -> None:
    assert parse_partial(show_partial(value), today=TODAY) == value
    assert parse_partial(value, today=TODAY) == value


@given(st.text(max_size=30) | st.from_regex(r"\A[0-9?xX/. -]{1,12}\Z"))
def test_anything_is_read_or_refused(typed: str) -> None:
    with suppress(Refused):
        value = parse_partial(typed, today=TODAY, excel=True)
        assert value == "" or parse_partial(value, today=TODAY) == value


def test_shown() -> None:
    assert [show_partial(v) for v in ("1987-03-01", "1987-03", "1987", "")] == [
        "1er mars 1987",
        "mars 1987",
        "1987",
        "",
    ]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1987-11-22", 39),
        ("1987-11-23", 38),
        ("1987-11", range(38, 40)),
        ("1987-12", 38),
        ("1987", range(38, 40)),
        ("", range(0)),
        ("2026-11-22", 0),
        ("2030-01-01", 0),
    ],
)
def test_age(born: str, expected: int | range) -> None:
    assert age(born, TODAY) == expected


def test_age_of_who_was_born_on_29_february() -> None:
    assert (age("2000-02-29", "2026-02-28"), age("2000-02-29", "2026-03-01")) == (25, 26)


def test_age_in_words() -> None:
    shown = [show_age(v, TODAY) for v in ("1987-03-12", "1987", "2026-05-01", "2025-01-01", "")]
    assert shown == ["39\u00a0ans", "38 ou 39\u00a0ans", "moins d’un an", "1\u00a0an", ""]


@given(DAYS, st.sampled_from([4, 7]))
def test_a_partial_date_keeps_the_true_age_possible(day: date, cut: int) -> None:
    whole, partial = age(day.isoformat(), TODAY), age(day.isoformat()[:cut], TODAY)
    assert whole == partial or (isinstance(partial, range) and whole in partial)


@given(PARTIALS, PARTIALS)
def test_comparisons_are_symmetric(a: str, b: str) -> None:
    assert could_be_same(a, b) == could_be_same(b, a)
    assert swapped(a, b) == swapped(b, a)
    assert slip_apart(a, b) == slip_apart(b, a)
    assert could_be_same(a, "")
    assert could_be_same(a, a)
    assert not swapped(a, a)


def test_compatible() -> None:
    assert could_be_same("1987", "1987-03-12")
    assert not could_be_same("1987-04", "1987-03-12")


def test_day_and_month_exchanged() -> None:
    assert swapped("1987-03-12", "1987-12-03")
    assert not swapped("1987-03-03", "1987-03-03")
    assert not swapped("1987-03", "1987-12-03")


def test_a_slip() -> None:
    assert slip_apart("1987-03-12", "1987-03-13")
    assert slip_apart("1987-03-12", "1978-03-12")
    assert not slip_apart("1987-03-12", "1988-03-13")
    assert not slip_apart("1987-03", "1987-04")


@given(DAYS)
def test_the_next_day_is_never_ahead_of_today(day: date) -> None:
    after = (day + timedelta(days=1)).isoformat()
    with pytest.raises(Refused, match="futur"):
        parse_partial(after, today=day.isoformat())
