"""Addresses as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.address import read_address, way_words
from cad.domain.names import fold


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("12 bis sq lucien rose", (12, "b", ("square", "lucien", "rose"), "")),
        ("12B, SQUARE LUCIEN ROSE 35000", (12, "b", ("square", "lucien", "rose"), "35000")),
        ("al. de brno", (0, "", ("allee", "brno"), "")),
        ("Bât. C, appt 12, 5 allée de Brno", (5, "", ("allee", "brno"), "")),
        ("3e étage, 4 ter rue St-Malo", (4, "t", ("rue", "saint", "malo"), "")),
        ("8 rue du 8 mai 1945", (8, "", ("rue", "8", "mai", "1945"), "")),
        ("rue du 8 mai 1945", (0, "", ("rue", "8", "mai", "1945"), "")),
        ("7 pl. du Mal Foch CS 12345 35000 Cedex 7", (7, "", ("place", "marechal", "foch"), "35000")),
        ("résidence les ourmes 4 rue d’Antrain", (4, "", ("rue", "antrain"), "")),
        ("12 r brest", (12, "", ("rue", "brest"), "")),
    ],
)
def test_what_is_understood(typed: str, understood: tuple[object, ...]) -> None:
    assert tuple(read_address(typed)) == understood


_WORD = st.text("abcdefghijklmnopqrstuvwxyzéèçô", min_size=3, max_size=9)


@pytest.mark.slow
@given(st.integers(1, 9999), st.sampled_from(["", "bis", "ter"]), st.lists(_WORD, min_size=1, max_size=3))
def test_an_address_of_the_base_reads_as_it_is_indexed(number: int, repeat: str, words: list[str]) -> None:
    name = f"Rue {' '.join(words)}"
    typed = read_address(f"{number} {repeat} {name}".upper())
    indexed = way_words(fold(name).split())
    assert (typed.number, typed.repeat, typed.words) == (number, repeat[:1], indexed)


@given(st.text(max_size=60))
def test_anything_typed_is_read(text: str) -> None:
    typed = read_address(text)
    assert 0 <= typed.number <= 9999
    assert all(word.isascii() and word for word in typed.words)
