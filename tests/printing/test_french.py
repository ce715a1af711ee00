"""French typography of typed text: spaces and apostrophes, never a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.printing.french import in_groups, keep_together, paragraphs, typeset


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Venir ?", "Venir\u202f?"),
        ("Venir?!", "Venir\u202f?!"),
        ("Réf : 12", "Réf\u00a0: 12"),
        ("l'école d'à côté", "l’école d’à côté"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("http://exemple.fr:80/a?b=1", "http://exemple.fr:80/a?b=1"),
        ("à 10:30", "à 10:30"),
        ("5' à pied", "5' à pied"),
    ],
)
def test_typeset(typed: str, set_as: str) -> None:
    assert typeset(typed) == set_as


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    for change in (typeset, keep_together):
        made = change(text)
        assert [c for c in made if c.isalnum()] == [c for c in text if c.isalnum()]
        assert change(made) == made


def test_keep_together() -> None:
    said = keep_together("Mme Diallo, 7 rue de Lorraine, le 1er mai, de 9 h 30 – 17 h, 10 km, n° 5")
    assert (
        said.replace("\u2060", "").replace("\u00a0", "~")
        == "Mme~Diallo, 7~rue de Lorraine, le 1er~mai, de 9~h~30~–~17~h, 10~km, n°~5"
    )


def test_groups() -> None:
    assert in_groups("ABCDEFGHIJ") == ("ABCD", "EFGH", "IJ")
    assert in_groups("AB-CDE F") == ("AB", "CDE", "F")


def test_paragraphs() -> None:
    assert paragraphs("a\nb\r\n \r\n\n c ") == ("a\nb", "c")
