"""Which partners say too much by their name, and how paper hides them."""

import pytest

from cad.domain.sensitive import SENSITIVE_KINDS, is_sensitive, revealing_words


def test_the_kinds_of_the_field() -> None:
    assert set(SENSITIVE_KINDS) == {
        "ase",
        "pjj",
        "spip",
        "csapa",
        "caarud",
        "cidff",
        "pension_famille",
        "prevention_specialisee",
    }


@pytest.mark.parametrize("kind", SENSITIVE_KINDS)
def test_each_kind_is_masked(kind: str) -> None:
    assert is_sensitive(kind)
    assert is_sensitive(SENSITIVE_KINDS[kind])


@pytest.mark.parametrize("kind", ["", "Association", "Mission locale", "Centre social", "caf"])
def test_other_kinds_are_named(kind: str) -> None:
    assert not is_sensitive(kind, "We Ker")


@pytest.mark.parametrize("name", ["CSAPA L’Envol", "Le SPIP 35", "Pension de famille du Canal", "CIDFF"])
def test_a_name_that_says_it_is_masked_whatever_the_kind(name: str) -> None:
    assert is_sensitive("association", name)


def test_the_words_of_a_text() -> None:
    assert revealing_words("Suivi au CSAPA, puis au C.S.A.P.A. et au csapa") == ("csapa",)
    assert revealing_words("Phase de base, cidres et asepsie") == ()
