"""Addresses made to fit six lines of 38 characters, nothing dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.printing.postal import LENGTH, LINES, fit_address

STREET = "14 boulevard Maréchal de Lattre de Tassigny"


def test_a_short_address_is_left_as_written() -> None:
    assert fit_address(("CCAS",), "1 place de la Mairie", "35000", "Rennes") == (
        "CCAS",
        "1 place de la Mairie",
        "35000 Rennes",
    )


def test_a_street_is_shortened_rather_than_cut() -> None:
    assert fit_address(("CCAS",), STREET, "35200", "Rennes")[1] == "14 bd Maréchal de Lattre de Tassigny"


def test_the_last_word_of_a_street_keeps_its_letters() -> None:
    address = "127 avenue du Général Commandant Colonel Président Place"
    assert fit_address((), address, "35000", "Rennes")[-2].endswith("Place")


def test_capitals_stay_capitals() -> None:
    assert fit_address((), STREET.upper(), "35200", "RENNES")[0] == "14 BD MARÉCHAL DE LATTRE DE TASSIGNY"


def test_a_long_name_goes_on_to_the_next_line_at_its_comma() -> None:
    name = "Maison de l’emploi de Rennes, antenne du Blosne et de Bréquigny"
    assert fit_address((name,), "", "35200", "Rennes")[:2] == (
        "Maison de l’emploi de Rennes",
        "antenne du Blosne et de Bréquigny",
    )


@pytest.mark.parametrize(
    ("names", "address"),
    [(("W" * 39,), "1 rue A"), (("A", "B"), "1\n2\n3\n4"), (("mot " * 80,), "1 rue A")],
)
def test_what_cannot_fit_is_refused_with_what_to_shorten(names: tuple[str, ...], address: str) -> None:
    with pytest.raises(Refused, match="raccourcissez"):
        fit_address(names, address, "35000", "Rennes")


LINE = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=12)
PHRASE = st.lists(LINE, min_size=1, max_size=8).map(" ".join)


@given(names=st.lists(PHRASE, max_size=3), address=st.lists(PHRASE, max_size=3).map("\n".join))
def test_accepted_means_six_lines_of_38_and_every_word(names: list[str], address: str) -> None:
    try:
        fitted = fit_address(tuple(names), address, "35000", "Rennes")
    except Refused:
        return
    assert len(fitted) <= LINES
    assert all(0 < len(line) <= LENGTH for line in fitted)
    written = " ".join((*names, address, "35000 Rennes")).split()
    assert len(" ".join(fitted).split()) == len(written)
