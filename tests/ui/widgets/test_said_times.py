"""Hours and past days, as one says them."""

from datetime import date

import pytest

from cad.domain.errors import Refused
from ui.widgets.day_words import read_day
from ui.widgets.time_field import read_time

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("14h30", "14:30"), ("14 h 30", "14:30"), ("14\u00a0h\u00a030", "14:30"), ("14:30", "14:30"),
        ("14.30", "14:30"), ("1430", "14:30"), ("930", "09:30"), ("9h", "09:00"), ("9", "09:00"),
        ("9 30", "09:30"), ("0h05", "00:05"), ("23:59", "23:59"),
        ("24h", ""), ("14h60", ""), ("midi", ""), ("", ""), ("14h3", ""), ("-1", ""),
    ],
)  # fmt: skip
def test_an_hour(said: str, time: str) -> None:
    assert read_time(said) == time


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hier", "2026-11-22"),
        ("vendredi", "2026-11-20"),
        ("lundi", "2026-11-16"),
        ("lundi dernier", "2026-11-16"),
        ("12/11", "2026-11-12"),
        ("23/11", "2026-11-23"),
        ("24/11", "2025-11-24"),
        ("3 mars", "2026-03-03"),
        ("25 décembre", "2025-12-25"),
        ("il y a 3 jours", "2026-11-20"),
        ("il y a 2 semaines", "2026-11-09"),
        ("il y a 1 mois", "2026-10-23"),
        ("12/11/2024", "2024-11-12"),
        ("", ""),
    ],
)
def test_a_day_gone_by(said: str, day: str) -> None:
    assert read_day(said, MONDAY, past=True) == day


def test_what_is_not_a_day_is_refused() -> None:
    with pytest.raises(Refused):
        read_day("jamais", MONDAY, past=True)
