"""Days as they are said, seen from Monday 23 November 2026."""

from datetime import date

import pytest

from cad.domain.errors import Refused
from ui.widgets.day_words import read_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("", ""),
        ("demain", "2026-11-24"),
        ("Après-demain", "2026-11-25"),
        ("aujourd’hui", "2026-11-23"),
        ("auj.", "2026-11-23"),
        ("hier", "2026-11-22"),
        ("lundi", "2026-11-30"),
        ("mar", "2026-11-24"),
        ("jeudi prochain", "2026-11-26"),
        ("+7", "2026-11-30"),
        ("dans 3 jours", "2026-11-26"),
        ("dans 2 semaines", "2026-12-07"),
        ("dans 3 mois", "2027-02-23"),
        ("26/11", "2026-11-26"),
        ("26.11.26", "2026-11-26"),
        ("26/11/2027", "2027-11-26"),
        ("2026-12-01", "2026-12-01"),
        ("12 janvier", "2027-01-12"),
        ("1er déc", "2026-12-01"),
        ("jeudi 26 novembre 2026", "2026-11-26"),
        ("5/1", "2027-01-05"),
        ("1/11", "2026-11-01"),
    ],
)
def test_read(said: str, day: str) -> None:
    assert read_day(said, MONDAY) == day


def test_a_month_ahead_of_the_31st_is_the_last_day() -> None:
    assert read_day("dans 1 mois", date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize("said", ["trente", "31/02", "45/12", "m", "32 mars", "2026-13-01", "un jour"])
def test_refused(said: str) -> None:
    with pytest.raises(Refused, match="n’est pas un jour connu"):
        read_day(said, MONDAY)
