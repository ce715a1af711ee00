"""What people type for telephones, e-mails, postcodes, civilities, languages."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain import values
from cad.domain.errors import Refused


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        ("0612345678", ("0612345678",)),
        ("06 12 34 56 78", ("0612345678",)),
        ("06\u00a012\u202f34 56 78", ("0612345678",)),
        ("06.12.34.56.78 / 02 99 12 34 56", ("0612345678", "0299123456")),
        ("06/12/34/56/78", ("0612345678",)),
        ("06-12-34-56-78 - 02-99-12-34-56", ("0612345678", "0299123456")),
        ("06 12 34 56 78 02 99 12 34 56", ("0612345678", "0299123456")),
        ("0612345678\n0712345678", ("0612345678", "0712345678")),
        ("06 12 34 56 78 ou 07 12 34 56 78", ("0612345678", "0712345678")),
        ("06 12 34 56 78 ; 0612345678", ("0612345678",)),
        ("+33 6 12 34 56 78", ("0612345678",)),
        ("+33 (0)6 12 34 56 78", ("0612345678",)),
        ("(+33) 6 12 34 56 78", ("0612345678",)),
        ("0033612345678", ("0612345678",)),
        ("33612345678", ("0612345678",)),
        ("612345678", ("0612345678",)),
        ("612345678/299123456", ("0612345678", "0299123456")),
        ("Port. : 06 12 34 56 78", ("0612345678",)),
        ("Tél fixe 02 99 12 34 56", ("0299123456",)),
        ("+44 20 7946 0000", ("+442079460000",)),
        ("٠٦١٢٣٤٥٦٧٨", ("0612345678",)),
    ],
)
def test_phones(typed: str, expected: tuple[str, ...]) -> None:
    assert values.phones(typed) == expected


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("061234567", "9 chiffres au lieu de 10"),
        ("abc", "aucun chiffre"),
        ("06 12 34 56 78 (mère)", "mère"),
        ("+33612345678901", "14 chiffres"),
        ("06 12 34 56 7", "9 chiffres"),
    ],
)
def test_phones_that_are_not(typed: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        values.phones(typed)


@given(st.text(max_size=40))
def test_any_text_is_phones_or_a_reason(text: str) -> None:
    with suppress(Refused):
        found = values.phones(text)
        assert all(number.lstrip("+").isdecimal() for number in found)
        assert values.phones(" / ".join(found)) == found


def test_emails() -> None:
    assert values.email(" A.B+c@Exemple.FR ") == "a.b+c@exemple.fr"
    assert values.email("mailto:a@b.fr") == "a@b.fr"
    assert values.email("") == ""


@pytest.mark.parametrize("typed", ["a@b", "a.fr", "a@b,fr", "é@b.fr", "a@b.fr c@d.fr", "@", "a b@c.fr"])
def test_emails_that_are_not(typed: str) -> None:
    with pytest.raises(Refused, match=r"courriel|Plusieurs"):
        values.email(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("M.", "m"),
        ("Mme", "mme"),
        ("Mlle", "mme"),
        ("MONSIEUR", "m"),
        ("F", "mme"),
        ("H", "m"),
        ("", ""),
        ("NB", ""),
    ],
)
def test_civilities(typed: str, expected: str) -> None:
    assert values.civility(typed) == expected


def test_civility_that_is_not() -> None:
    with pytest.raises(Refused, match="Dr"):
        values.civility("Dr")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("35200", "35200"),
        ("35 200", "35200"),
        ("F-35200", "35200"),
        ("1000", "01000"),
        ("", ""),
        ("97400", "97400"),
    ],
)
def test_postcodes(typed: str, expected: str) -> None:
    assert values.postcode(typed) == expected


@pytest.mark.parametrize("typed", ["352", "00100", "Rennes", "352000", "99100"])
def test_postcodes_that_are_not(typed: str) -> None:
    with pytest.raises(Refused, match="code postal"):
        values.postcode(typed)


@pytest.mark.parametrize(
    ("typed", "expected"), [("Oui", True), ("X", True), ("✓", True), ("1", True), ("non", False), ("", False)]
)
def test_yes_and_no(typed: str, expected: bool) -> None:
    assert values.yes_no(typed) is expected


def test_neither_yes_nor_no() -> None:
    with pytest.raises(Refused, match="oui ou non"):
        values.yes_no("peut-être")


def test_languages() -> None:
    assert values.languages("Arabe / Français") == ("arabe", "français")
    assert values.languages("peul et wolof, Peul") == ("peul", "wolof")
    assert values.languages("fr") == ("français",)
    with pytest.raises(Refused, match="langue"):
        values.languages("123")
