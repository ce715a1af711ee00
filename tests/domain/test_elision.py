"""Someone’s name after « de »."""

import pytest

from cad.domain.elision import of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Awa DIALLO", "d’Awa DIALLO"),
        ("Élodie", "d’Élodie"),
        ("Œdipe", "d’Œdipe"),
        ("Fatou", "de Fatou"),
        ("Yann", "de Yann"),
        ("Yves", "d’Yves"),
        ("Hélène", "d’Hélène"),
        ("Hoa", "de Hoa"),
        ("", "de "),
    ],
)
def test_it_is_said_as_one_says_it(name: str, said: str) -> None:
    assert of(name) == said
