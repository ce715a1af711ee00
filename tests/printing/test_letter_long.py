"""Long texts: smaller, then on to a second page; never a word lost, the slip always on the first."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.printing import letter_fit
from cad.printing.fit import PITCH
from cad.printing.letter import Letter
from cad.printing.letter_fit import ROOM, SIGNING_ROOM, SIZES, body_height
from tests.drawn import tries
from tests.printing import paper, samples

LETTERS = "aàbcdeéèfgiklmnoœprstuvABÉ"


def text_of(seed: int, most: int) -> str:
    """Words, some with a hyphen or an apostrophe inside; drawn from a seed, so that shrinking is cheap."""
    draw = random.Random(seed)
    words = []
    for _ in range(draw.randint(1, most)):
        lengths = draw.choices(range(1, 10), k=draw.choice((1, 1, 1, 2)))
        halves = ["".join(draw.choices(LETTERS, k=length)) for length in lengths]
        words.append(draw.choice("-’").join(halves))
    return " ".join(words)


TEXT = st.builds(text_of, st.integers(0, 10_000), st.just(260))
ITEM = st.builds(text_of, st.integers(0, 10_000), st.just(20))


def with_purpose(purpose: str, documents: str = "") -> Letter:
    return samples.letter(referral=replace(samples.REFERRAL, purpose=purpose, documents=documents))


def parts(said: str) -> Counter[str]:
    """The words of a text, and each side of a hyphen, where a line or a page may end."""
    return Counter(re.split(r"[ -]", paper.plain(said)))


def missing(letter: Letter, pdf: bytes) -> Counter[str]:
    """Words of the letter that are not on the paper as often as they should be."""
    said = (*letter.paragraphs, *letter.documents, *letter.signature, letter.subject)
    printed = [line.text for page in range(paper.pages(pdf)) for line in paper.lines(pdf, page)]
    return parts(" ".join(said)) - parts(" ".join(printed))


@given(purpose=TEXT, documents=st.lists(ITEM, max_size=8))
@settings(max_examples=tries(30))
def test_no_word_is_lost(purpose: str, documents: list[str]) -> None:
    letter = with_purpose(purpose, "\n".join(documents))
    pdf = samples.pdf(letter)
    assert not missing(letter, pdf)
    assert letter.look.continued == (paper.pages(pdf) > 1)
    assert "Coupon-réponse" in {line.text for line in paper.lines(pdf, 0)}


@pytest.mark.parametrize("repeated", range(1, 7))
def test_smaller_before_a_second_page(repeated: int) -> None:
    letter = with_purpose(" ".join([samples.REFERRAL.purpose] * repeated))
    assert letter.look.continued == (body_height(letter, SIZES[-1]) > ROOM)
    assert letter.look.body >= 9


def test_the_first_page_says_that_it_goes_on() -> None:
    pdf = samples.pdf(with_purpose("\n\n".join([samples.REFERRAL.purpose] * 9)))
    assert "Suite page 2" in {line.text for line in paper.lines(pdf, 0)}
    assert "Lettre d’orientation K7RX-4MH2-9TLW, page 2" in {line.text for line in paper.lines(pdf, 1)}
    short = samples.pdf(samples.letter())
    assert "Suite" not in paper.text(short).replace("Suite donnée", "")


@given(purpose=TEXT, documents=st.lists(ITEM, max_size=5))
@settings(max_examples=tries(25))
def test_the_printed_height_is_the_reckoned_one(purpose: str, documents: list[str]) -> None:
    letter = with_purpose(purpose, "\n".join(documents))
    size = 9.0
    if body_height(letter, size) > ROOM:
        return
    letter = replace(letter, look=replace(letter.look, body=size, continued=False))
    lines = [line for line in paper.lines(samples.pdf(letter)) if 101 < line.top < 198]
    end = max(line.bottom for line in lines if line.left > 100 and line.text[:7] in ("Conseil", "Camille"))
    reckoned = 101 + (body_height(letter, size) - SIGNING_ROOM) / letter_fit.MM
    if letter_fit._documents(letter, size) < letter_fit._signature(letter, size):
        line = PITCH * size / letter_fit.MM  # kerning may save one; the tails of letters are not reckoned
        assert reckoned - line - 0.5 <= end <= reckoned + 1


def test_a_word_longer_than_the_line_is_all_there() -> None:
    endless = "https://exemple.fr/" + "ab" * 150
    letter = with_purpose(f"Voir {endless} avant.", endless)
    pdf = samples.pdf(letter)
    assert paper.text(pdf).replace(" ", "").count(endless) == 2
    assert all(line.right <= 190.5 for line in paper.lines(pdf))
