"""The golden files: each form as it was last looked at and found right.

For each, a text file (every piece of text with its place, to half a millimetre) and a grey picture of its
first page. After a change meant to be seen: ``python -m tests.printing.golden`` makes them anew; look at the
pictures, then commit both.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from cad.printing.pages import page_count, page_image
from tests.printing import paper, samples

FOLDER = Path(__file__).parent / "golden"
SCALE = 0.75
"""Pixels per point: 54 dots per inch, enough to see anything move."""


def forms() -> Mapping[str, bytes]:
    """Name → PDF of each form, as the samples make them."""
    long_purpose = "\n\n".join([samples.REFERRAL.purpose] * 8)
    secret = replace(samples.PARTNER, name="CSAPA L’Envol", category="csapa")
    return {
        "letter": samples.pdf(samples.letter()),
        "letter_long": samples.pdf(samples.letter(referral=replace(samples.REFERRAL, purpose=long_purpose))),
        "letter_sensitive": samples.pdf(samples.letter(partner=secret, service=None)),
        "plan": samples.pdf(samples.my_plan()),
        "appointment_slip": samples.pdf(samples.slip()),
        "recovery_sheet": samples.pdf(samples.recovery()),
        "figures_report": samples.pdf(samples.figures()),
        "internship_agreement": samples.pdf(samples.agreement()),
        "invitation": samples.pdf(samples.invited()),
        "sign_in": samples.pdf(samples.sheet()),
        "city_sheet": samples.pdf(samples.city()),
        "lookout": samples.pdf(samples.outing()),
        "session_sheet": samples.pdf(samples.evening()),
        "session_masked": samples.pdf(samples.evening(masked=True)),
        "call_list": samples.pdf(samples.whom_to_call()),
    }


def written(pdf: bytes) -> str:
    """One line per piece of text: page, left and top in millimetres rounded to a half, what it says."""
    found = [
        f"{page + 1} {_half(line.left):6} {_half(line.top):6} {line.text}\n"
        for page in range(page_count(pdf))
        for line in paper.lines(pdf, page)
    ]
    return "".join(found)


def _half(millimetres: float) -> float:
    return round(millimetres * 2) / 2


def picture(pdf: bytes) -> Image.Image:
    """The first page in grey."""
    width, height, content = page_image(pdf, 0, SCALE)
    return Image.frombytes("RGB", (width, height), content).convert("L")


def main() -> None:
    """Make the golden files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, pdf in forms().items():
        (FOLDER / f"{name}.txt").write_text(written(pdf), encoding="utf-8")
        picture(pdf).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
