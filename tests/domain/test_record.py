"""A field says what may stand in it, and how it is stored."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from cad.domain.encounter import Appointment, Encounter
from cad.domain.errors import Refused
from cad.domain.journey import Step
from cad.domain.record import FORMS, RECORDS, Kind, Record, describe, said_of
from cad.domain.resident import Resident


def check(cls: type[Record], name: str, value: Any) -> Any:
    return describe(cls).fields[name].check(value)


@pytest.mark.parametrize(
    ("cls", "name", "value"),
    [
        (Step, "due_on", ""),
        (Step, "due_on", "2026-11-22"),
        (Encounter, "at", ""),
        (Encounter, "at", "2026-11-22T10:00"),
        (Encounter, "minutes", 0),
        (Resident, "civility", ""),
        (Resident, "qpv", "in"),
        (Resident, "interpreter", False),
        (Resident, "birth_date", "1987-03"),
    ],
)
def test_what_fits_is_kept_as_it_is(cls: type[Record], name: str, value: Any) -> None:
    assert check(cls, name, value) == value


def test_a_list_from_json_becomes_one_that_cannot_change() -> None:
    assert check(Resident, "phones", ["0612345678"]) == ("0612345678",)


@pytest.mark.parametrize(
    ("cls", "name", "value", "said"),
    [
        (Step, "due_on", "2026-02-30", "« Pour le » : « 2026-02-30 » n’est pas une date"),
        (Step, "due_on", "2026-11-22T10:00", "forme 2026-11-22"),
        (Encounter, "at", "2026-11-22", "forme 2026-11-22T10:00"),
        (Encounter, "at", "demain", "n’est pas une date"),
        (Encounter, "channel", "", "choix possible"),
        (Appointment, "state", "perdu", "« perdu » n’est pas un choix possible"),
        (Encounter, "minutes", "10", "autre nature"),
        (Resident, "phones", "0612345678", "autre nature"),
        (Resident, "interpreter", "oui", "autre nature"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_label(
    cls: type[Record], name: str, value: Any, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        check(cls, name, value)
    assert said.replace(" ", "") in str(refused.value).replace("\u00a0", "").replace(" ", "")


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("phones", ("0612345678", "0299123456"), '["0612345678", "0299123456"]'),
        ("phones", (), ""),
        ("interpreter", True, 1),
        ("interpreter", False, 0),
        ("usage_name", "N’Diaye", "N’Diaye"),
    ],
)
def test_a_value_comes_back_from_its_column(name: str, value: Any, stored: Any) -> None:
    field = describe(Resident).fields[name]
    assert field.to_column(value) == stored
    assert field.from_column(stored) == value
    assert field.converted or stored is value


def test_people_say_every_field_but_whether_it_was_removed() -> None:
    fields = describe(Step).fields
    assert set(fields) - set(said_of(Step, "reason")) == {"removed", "reason"}


@pytest.mark.parametrize("described", RECORDS.values(), ids=lambda d: d.name)
def test_every_default_fits_its_field(described: Any) -> None:
    """A choice without a default must be said."""
    for field in described.fields.values():
        if not field.choices or field.default:
            assert field.check(field.default) == field.default


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2026, 2028, 2100])
def test_a_day_is_one_that_the_calendar_has(year: int) -> None:
    """Every one of the year, and none that the calendar lacks."""
    form = re.compile(FORMS[Kind.DAY])
    said = (f"{year}-{month:02}-{day:02}" for month in range(14) for day in range(33))
    taken = [one for one in said if form.match(one)]
    first = date(year, 1, 1)
    assert taken == [(first + timedelta(n)).isoformat() for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(
    "odd", ["demain", "2026-02-30T10:00", "2026-02-28T24:00", "0001-01-01", "9999-12-31", "2026\n"]
)
def test_no_other_day_is_taken_from_anybody(odd: str) -> None:
    assert not any(re.search(form, odd) for form in FORMS.values())
