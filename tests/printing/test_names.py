"""Names print right, whatever the letters, and what cannot be printed is said."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.printing import fonts, render
from tests.drawn import tries
from tests.printing import paper, samples

LETTERS = (chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
LATIN = "".join(
    letter
    for letter in LETTERS
    if unicodedata.name(letter, "").startswith("LATIN ") and unicodedata.category(letter) in ("Lu", "Ll")
)


def printed(name: str) -> str:
    letter = samples.letter(adviser=replace(samples.ADVISER, name=name))
    return paper.text(samples.pdf(letter))


@given(st.text(LATIN, min_size=1, max_size=30))
@example("Šūễğø")
@example("N’Guyễn Thị Ngọc Ánh")
@example("ÞórðurŁŊŒßſĳ")
@settings(max_examples=tries(60))
def test_any_latin_letter_survives(name: str) -> None:
    said = printed(name).replace(" ", "")  # PDFium sees a space where two letters stand far apart
    assert unicodedata.normalize("NFC", name).replace(" ", "") in said


@pytest.mark.parametrize("name", ["N’Guyễn", "O'Brien", "Ďáša", "Iñigo-Žižka", "d’Être", "Ğülşen", "Mʼbaye"])
def test_letter_and_accent_apart_are_one(name: str) -> None:
    assert unicodedata.normalize("NFC", name) in printed(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize("name", ["Ольга Київська", "Ελένη Παπαδοπούλου"])
def test_cyrillic_and_greek(name: str) -> None:
    assert name in printed(name)


@pytest.mark.parametrize("name", ["محمد", "فاطمة", "عبد الله"])
def test_arabic_is_drawn_and_can_be_copied(name: str) -> None:
    said = unicodedata.normalize("NFKC", printed(name))
    assert set(name.replace(" ", "")) <= set(said)


@pytest.mark.parametrize("name", ["漢字", "ქეთევან", "አበበ", "Léa 😀"])
def test_what_no_font_has_is_refused_with_the_word(name: str) -> None:
    letter = samples.letter(adviser=replace(samples.ADVISER, name=name))
    with pytest.raises(Refused, match="ne peut pas être imprimé"):
        samples.pdf(letter)
    (said,) = render.unprintable([letter])
    assert name.split()[-1] in said


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cf")), min_size=1, max_size=20))
@settings(max_examples=tries(60))
def test_any_text_is_printed_or_refused(text: str) -> None:
    letter = replace(samples.letter(), paragraphs=(text,))
    if render.unprintable([letter]):
        with pytest.raises(Refused):
            samples.pdf(letter)
    else:
        samples.pdf(letter)


def test_control_characters_are_left_out() -> None:
    assert "a b c" in paper.text(samples.pdf(replace(samples.letter(), paragraphs=("a\x07b\tc",))))


@pytest.mark.parametrize("length", [1, 200])
def test_very_short_and_very_long_names(length: int) -> None:
    name = ("Abcdefghij" * 20)[:length]
    resident = replace(samples.RESIDENT, first_name=name, usage_name=name)
    pdf = samples.pdf(samples.letter(resident=resident))
    assert paper.text(pdf).replace(" ", "").count(f"{name}{name.upper()}") == 2


def test_widths_are_those_of_the_font() -> None:
    assert fonts.width("n", 1000) == 618
    assert fonts.width("ia", 10) == pytest.approx(fonts.width("i", 10) + fonts.width("a", 10))


def test_lines_are_counted_as_they_break() -> None:
    word = fonts.width("aaaa", 10)
    assert fonts.line_count("aaaa aaaa", 10, 3 * word) == 1
    assert fonts.line_count("aaaa aaaa", 10, 1.5 * word) == 2
    assert fonts.line_count("aaaa\n\naaaa", 10, 3 * word) == 3
    assert fonts.line_count("a" * 40, 10, 3 * word) == 4
