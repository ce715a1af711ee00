"""Whether a service is open, for this person, at hours they can make, within reach: three answers each."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.directory import Offered
from cad.domain.opening import CLOSED, OPEN, UNKNOWN, open_at, show_hours, usual_week
from cad.domain.suits import hours_fit, suits, travel_fit
from cad.domain.workplace import at_time

FRIDAY = datetime(2026, 11, 27, 10, 0)


@pytest.mark.parametrize(
    ("hours", "when", "answer"),
    [
        ("Mo-Fr 08:30-12:30,14:00-17:00; PH off", FRIDAY, OPEN),
        ("Mo-Fr 08:30-12:30; PH off", datetime(2026, 12, 25, 10), CLOSED),
        ("Mo-Fr 08:30-12:30", FRIDAY.replace(hour=12, minute=30), CLOSED),
        ("Mo-Fr 08:30-12:30; SH off", FRIDAY, UNKNOWN),
        ("Mo-Th 08:30-12:30; SH off", FRIDAY, CLOSED),
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
    assert show_hours("Mo-Fr 09:00-12:00; SH off") == "lun-ven 9h-12h, hors vacances scolaires"
    assert show_hours("SH Mo-Fr 09:00-12:00") == "SH Mo-Fr 09:00-12:00"
    assert show_hours("24/7").startswith("lun")
    assert usual_week("sur rendez-vous") is None


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(hours: str) -> None:
    assert open_at(hours, FRIDAY).answer in (OPEN, CLOSED, UNKNOWN)
    usual_week(hours), show_hours(hours)


def offered(**known: object) -> Offered:
    return Offered(id="x", name="Service", **known)  # type: ignore[arg-type]


AGES = {"young": 30, "senior": 50}


@pytest.mark.parametrize(
    ("publics", "born", "qpv", "answer"),
    [
        ((), "", "", "fits"),
        (("tous-publics",), "1990-01-01", "out", "fits"),
        (("jeunes",), "2005-01-01", "", "fits"),
        (("jeunes",), "1980", "", "not"),
        (("jeunes",), "1996", "", "unknown"),
        (("jeunes", "seniors"), "1985-05-05", "", "not"),
        (("jeunes", "femmes"), "1985-05-05", "", "unknown"),
        (("residents-qpv-frr",), "", "in", "fits"),
        (("residents-qpv-frr",), "", "out", "not"),
        (("residents-qpv-frr",), "", "", "unknown"),
    ],
)
def test_for_whom_a_service_is(publics: tuple[str, ...], born: str, qpv: str, answer: str) -> None:
    assert suits(offered(publics=publics), born, qpv, "35238", "2026-11-27", AGES).answer == answer


def test_a_service_of_other_communes_is_not_for_them() -> None:
    for zone, answer in (
        (("35",), "fits"),
        (("22", "29"), "not"),
        (("200043982",), "fits"),
        (("france",), "fits"),
    ):
        assert suits(offered(zone=zone), "", "", "35238", "2026-11-27", AGES).answer == answer


@pytest.mark.parametrize(
    ("hours", "kind", "free", "answer"),
    [
        ("Mo-Fr 09:00-17:00", "accompagnement", "mar 9h-10h", "fits"),
        ("Mo-Fr 09:00-17:00", "accompagnement", "sam 9h-12h", "not"),
        ("Mo-Fr 09:00-17:00", "formation", "mar 9h-10h", "not"),
        ("Tu 09:00-10:00", "formation", "lun-ven 8h30-16h", "fits"),
        ("Tu 09:00-10:00", "formation", "", "unknown"),
        ("sur rendez-vous", "atelier", "lun-ven 8h30-16h", "unknown"),
    ],
)
def test_hours_against_hours(hours: str, kind: str, free: str, answer: str) -> None:
    assert hours_fit(offered(hours=hours, kind=kind), free).answer == answer


def test_an_appointment_against_the_hours_one_is_free() -> None:
    assert at_time("2026-11-27T15:00", 60, "lun-ven 8h30-16h").answer == "fits"
    late = at_time("2026-11-27T15:30", 60, "lun-ven 8h30-16h")
    assert (late.answer, late.why) == ("not", "pas libre ven 16h-16h30")
    assert at_time("2026-11-29T23:30", 60, "dim 22h-24h").answer == "not"  # it goes on on Monday
    assert at_time("2026-11-27T15:00", 0, "").answer == "unknown"


@pytest.mark.parametrize(
    ("metres", "means", "most", "answer"),
    [
        (900.0, ("foot",), 20, "fits"),
        (4_000.0, ("foot",), 20, "not"),
        (4_000.0, ("foot", "bike"), 20, "fits"),
        (4_000.0, (), 20, "unknown"),
        (None, ("foot",), 20, "unknown"),
    ],
)
def test_the_way_there(metres: float | None, means: tuple[str, ...], most: int, answer: str) -> None:
    assert travel_fit(metres, means, most, {"foot": 4, "bike": 12, "motor": 15}).answer == answer


def test_papers_are_told_from_conditions() -> None:
    one = offered(
        conditions="Être suivi par un conseiller. Pièce d’identité ; Justificatif de domicile\n- CV"
    )
    assert one.documents == "Pièce d’identité\nJustificatif de domicile\nCV"
    assert one.requirements == "Être suivi par un conseiller."
