"""The letter measured on the printed page: envelope, folds, margins, the slip that is torn off."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation
from tests.drawn import tries
from tests.printing import paper, samples
from tests.printing.paper import Line

WINDOW = (110.0, 55.0, 195.0, 88.0)
"""What shows through the envelope."""
ZONE = (114.6, 56.6, 195.4, 80.2)
"""Where NF Z 11-001 wants the address, less the side of a letter."""


def touches(line: Line, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return line.left < right and line.right > left and line.top < bottom and line.bottom > top


def inside(line: Line, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return line.left >= left and line.right <= right and line.top >= top and line.bottom <= bottom


def in_window(pdf: bytes) -> list[Line]:
    return [line for line in paper.lines(pdf) if touches(line, WINDOW)]


def test_only_the_address_is_in_the_window() -> None:
    letter = samples.letter()
    seen = in_window(samples.pdf(letter))
    assert [line.text for line in seen] == list(letter.window)
    assert all(inside(line, ZONE) for line in seen)


def test_nothing_drawn_is_in_the_window() -> None:
    drawn = paper.strokes(samples.pdf(samples.letter()))
    assert not [box for box in drawn if touches(Line("", *box), WINDOW)]


@pytest.mark.parametrize(
    "email",
    ["c.lebihan@weker.example", "anne-gaelle.le-bihan-prigent@conseil-emploi-rennes.example"],
)
def test_an_email_is_cut_before_its_sign_or_nowhere(email: str) -> None:
    said = [line.text.strip() for line in paper.lines(samples.pdf(samples.letter(adviser=adviser_at(email))))]
    name, domain = email.split("@")
    whole, cut = said.count(email), (said.count(name), said.count(f"@{domain}"))
    assert (whole, cut) in ((2, (0, 0)), (1, (1, 1)), (0, (2, 2)))


def adviser_at(email: str) -> Adviser:
    return replace(samples.ADVISER, email=email)


NAMES = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=1, max_size=45)


@given(names=st.lists(NAMES, min_size=1, max_size=6), address=st.lists(NAMES, max_size=5, unique=True))
@settings(max_examples=tries(40))
def test_any_address_that_is_accepted_fits_its_zone(names: list[str], address: list[str]) -> None:
    partner = Organisation(name=" ".join(names), address="\n".join(address), postcode="35200", city="Rennes")
    try:
        letter = samples.letter(partner=partner)
    except Refused:
        return
    assert len(letter.window) <= 6
    assert all(len(line) <= 38 for line in letter.window)
    pdf = samples.pdf(letter)
    seen, lines = in_window(pdf), [line.replace(" ", "") for line in letter.window]
    assert "".join(lines) in paper.text_as_drawn(pdf).replace(" ", "")
    assert all(any(piece.text.replace(" ", "") in line for line in lines) for piece in seen)
    assert all(inside(piece, ZONE) for piece in seen)


@pytest.mark.parametrize("line", ["W" * 38, "M" * 19 + " " + "W" * 18, "É" * 38, "i" * 38])
def test_the_widest_letters_fit(line: str) -> None:
    partner = Organisation(name=line, address="\n".join([line] * 4), postcode="35200", city="Rennes")
    pdf = samples.pdf(samples.letter(partner=partner, service=None))
    assert all(inside(seen, ZONE) for seen in in_window(pdf))


def test_folds_and_cut() -> None:
    drawn = paper.strokes(samples.pdf(samples.letter()))
    marks = [box for box in drawn if box.right < 15 and box.bottom - box.top < 0.5]
    assert {round((box.top + box.bottom) / 2) for box in marks} == {99, 198}
    (cut,) = [box for box in drawn if box.right - box.left > 200]
    assert cut.top <= 198 <= cut.bottom


def test_everything_is_within_the_margins() -> None:
    long = replace(samples.REFERRAL, purpose="\n\n".join([samples.REFERRAL.purpose] * 9))
    pdf = samples.pdf(samples.letter(), samples.letter(referral=long))
    for page in range(paper.pages(pdf)):
        for line in paper.lines(pdf, page):
            assert inside(line, (19.5, 7, 195.4, 288)), line


def test_the_slip_is_below_the_cut_and_the_letter_above() -> None:
    letter = samples.letter()
    lines = paper.lines(samples.pdf(letter))
    slip = next(line.top for line in lines if line.text == "Coupon-réponse")
    assert slip > 199
    assert all(line.bottom < 198 for line in lines[: [line.text for line in lines].index("Coupon-réponse")])
    below = [line.text for line in lines if line.top > 198]
    assert "K7RX-4MH2-9TLW" in below
    assert letter.return_to[0] in below


def test_the_slip_does_not_say_who_the_person_is() -> None:
    below = " ".join(line.text for line in paper.lines(samples.pdf(samples.letter())) if line.top > 198)
    for secret in ("Aïssata", "DIALLO", "Chantepie", "06 12", "Permis"):
        assert secret not in below


def test_nothing_overlaps() -> None:
    letters = [
        samples.letter(),
        samples.letter(ours=replace(samples.OURS, name="Centre communal d’action sociale " * 4)),
        samples.letter(adviser=replace(samples.ADVISER, name="Camille " * 20, role="Accompagnement " * 8)),
    ]
    for letter in letters:
        lines = paper.lines(samples.pdf(letter))
        for index, line in enumerate(lines):
            shrunk = (line.left + 0.2, line.top + 0.8, line.right - 0.2, line.bottom - 0.8)
            assert not [other for other in lines[index + 1 :] if touches(other, shrunk)], line
