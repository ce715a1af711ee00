"""What is typed in the search of referrals: a reference with one slip always says why, a name never."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cad.domain.reference import ALPHABET, LENGTH, new_reference, show
from ui.screens.referrals.typed import reference_in, trouble_in

REFERENCES = st.integers(0, 2**64).map(lambda seed: new_reference(random.Random(seed)))
SIGNS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
LETTERS_ALONE = "MATXHTMKUYAX"
"""A right one. One reference in a thousand has no figure."""


def told(reference: str, typed: str) -> bool:
    """Either it was understood, or one is told why not."""
    return reference_in(typed) == reference or bool(trouble_in(typed))


def slips(reference: str, at: int, sign: str) -> list[str]:
    """One sign wrong, forgotten, typed twice, one too many, and each exchanged with the next."""
    before, here, after = reference[:at], reference[at], reference[at + 1 :]
    return [
        before + sign + after,
        before + after,
        before + here + here + after,
        before + sign + here + after,
        before + after[:1] + here + after[1:],
    ]


@given(REFERENCES, st.integers(0, LENGTH - 1), SIGNS)
@example(LETTERS_ALONE, 0, "K")
@example(LETTERS_ALONE, 5, "9")
@example(LETTERS_ALONE, 11, "E")
def test_a_reference_with_one_slip_is_understood_or_told(reference: str, at: int, sign: str) -> None:
    for wrong in slips(reference, at, sign):
        for typed in (wrong, wrong.lower(), f"réf. {show(wrong)}"):
            assert told(reference, typed), typed


def test_every_slip_of_one_without_figures() -> None:
    assert reference_in(LETTERS_ALONE)
    for at in range(LENGTH):
        for sign in ALPHABET:
            assert all(told(LETTERS_ALONE, show(wrong)) for wrong in slips(LETTERS_ALONE, at, sign))


@pytest.mark.parametrize("name", ["Amal Kharrat", "Martha Murray", "Personne de ce nom", "Mobilité 35"])
def test_a_name_is_no_wrong_reference(name: str) -> None:
    assert trouble_in(name) == ""


def test_a_whole_reference_is_no_trouble() -> None:
    reference = new_reference(random.Random(3))
    assert trouble_in(show(reference)) == ""
    assert reference_in(f"Réf. {show(reference).lower()}") == reference
