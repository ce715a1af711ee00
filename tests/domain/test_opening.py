"""Opening hours: open, closed or unknown, as OpenStreetMap or an adviser writes them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.opening import CLOSED, OPEN, UNKNOWN, open_at, show_hours, usual_week

FRIDAY = datetime(2026, 11, 27, 10, 0)


@pytest.mark.parametrize(
    ("hours", "when", "answer"),
    [
        ("Mo-Fr 08:30-12:30,14:00-17:00; PH off", FRIDAY, OPEN),
        ("Mo-Fr 08:30-12:30; PH off", datetime(2026, 12, 25, 10), CLOSED),
        ("Mo-Fr 08:30-12:30", FRIDAY.replace(hour=12, minute=30), CLOSED),
        ("Mo-Fr 08:30-12:30; SH off", FRIDAY, UNKNOWN),
        ("lun-ven 9h-12h", FRIDAY, OPEN),
        ("lun-jeu 9h-12h", FRIDAY, CLOSED),
        ("sur rendez-vous", FRIDAY, UNKNOWN),
        ('Mo-Fr 09:00-12:00 unknown "sur rdv"', FRIDAY, UNKNOWN),
        ("", FRIDAY, UNKNOWN),
        ("24/7", FRIDAY, OPEN),
    ],
)
def test_three_answers(hours: str, when: datetime, answer: str) -> None:
    assert open_at(hours, when).answer == answer


def test_a_week_is_told_in_french() -> None:
    assert show_hours("Mo-Fr 08:30-12:30,14:00-17:00; PH off") == "lun-ven 8h30-12h30 14h-17h"
    assert show_hours("Mo-Fr 09:00-12:00; SH off") == "Mo-Fr 09:00-12:00; SH off"
    assert show_hours("24/7").startswith("lun")
    assert usual_week("sur rendez-vous") is None


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(hours: str) -> None:
    assert open_at(hours, FRIDAY).answer in (OPEN, CLOSED, UNKNOWN)
    usual_week(hours), show_hours(hours)
