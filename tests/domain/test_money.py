"""Amounts as people type them, to the cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.money import MOST, plain_amount, read_amount, show_amount


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("7 500 €", 7_500_00),
        ("7500,00", 7_500_00),
        ("7\u202f500\u00a0€", 7_500_00),
        ("7.500,00", 7_500_00),
        ("1.234.567", 1_234_567_00),
        ("7500.5", 7_500_50),
        ("0,01", 1),
        ("3000 euros", 3_000_00),
        ("12 EUR", 12_00),
        ("0", 0),
    ],
)
def test_what_people_type(typed: str, cents: int) -> None:
    assert read_amount(typed) == cents


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("-300", "jamais négatif"),
        ("\u2212300 €", "jamais négatif"),
        ("7.500", "deux façons : écrivez 7500"),
        ("7,500", "deux façons"),
        ("sept mille", "ne se lit pas"),
        ("7,5 k€", "ne se lit pas"),
        ("1.2.3", "ne se lit pas"),
        ("٣٠٠", "ne se lit pas"),
        ("", "ne se lit pas"),
        ("9" * 40, "vérifiez"),
    ],
)
def test_what_does_not_read(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount(typed)
    assert why in str(refused.value).replace("\u00a0", " ")


@given(st.integers(0, MOST))
def test_what_is_shown_reads_back(cents: int) -> None:
    assert read_amount(show_amount(cents)) == cents
    assert read_amount(plain_amount(cents) or "0") == cents
