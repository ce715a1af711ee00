"""The file itself: title, language, tags, real bold, bookmarks, and nothing left on the disk."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cad.printing import payload, render
from tests.printing import paper, samples


def test_title_author_language_and_tags() -> None:
    pdf = render.pdf([samples.letter()], title="Lettre d’orientation", author="We Ker")
    assert paper.told(pdf)["Title"] == "Lettre d’orientation"
    assert paper.told(pdf)["Author"] == "We Ker"
    assert paper.language(pdf).startswith("fr")
    assert paper.is_tagged(pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_only_our_fonts_embedded() -> None:
    pdf = samples.pdf(samples.letter(adviser=replace(samples.ADVISER, name="محمد Diop")))
    names = set(re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", pdf))
    assert names == {b"NotoSans-Regular", b"NotoSansArabic-Regular"}
    assert b"/FontFile2" in pdf


def test_bold_is_bold() -> None:
    letter = samples.letter()
    pdf = samples.pdf(replace(letter, place_and_date=letter.subject))
    regular, bold = (line for line in paper.lines(pdf) if line.text == paper.plain(letter.subject))
    larger = letter.look.body / 10
    assert (bold.right - bold.left) / larger > 1.02 * (regular.right - regular.left)


def test_the_same_document_makes_the_same_file() -> None:
    assert samples.pdf(samples.letter()) == samples.pdf(samples.letter())


def test_many_letters_in_one_file() -> None:
    letters = [samples.numbered_letter(number) for number in range(1, 13)]
    long = samples.letter(
        referral=replace(samples.REFERRAL, purpose="\n\n".join([samples.REFERRAL.purpose] * 9))
    )
    pdf = samples.pdf(*letters[:6], long, *letters[6:])
    assert paper.pages(pdf) == 14
    marks = paper.bookmarks(pdf)
    assert [page for _title, page in marks] == [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]
    assert marks[1][0] == "Lettre d’orientation Référence K7RX-4MH2-0002"
    for number, page in ((1, 0), (6, 5), (12, 13)):
        said = " ".join(line.text for line in paper.lines(pdf, page))
        assert f"Prénom{number} " in said
        assert f"Dossier {number}." in said
    assert [line.text for line in paper.lines(pdf, 7)][1].endswith("page 2")


def test_forms_of_several_kinds_in_one_file() -> None:
    pdf = samples.pdf(samples.letter(), samples.my_plan(), samples.slip(), samples.recovery())
    assert paper.pages(pdf) == 4
    assert [
        title for title, _ in paper.bookmarks(pdf) if title in ("Mon plan", "Rendez-vous", "Fiche de secours")
    ]


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TMP", "TEMP", "HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    samples.pdf(samples.letter())
    assert not list(tmp_path.rglob("*"))


def test_the_qr_code_says_the_reference_and_nothing_else() -> None:
    import segno

    svg = payload.qr_code("K7RX4MH29TLW")
    rows = segno.make("K7RX4MH29TLW", error="m", mask=payload.MASK, micro=False).matrix
    dark = sum(sum(row) for row in rows)
    spans = re.findall(r"M(\d+) \d+H(\d+)v1", svg)
    assert sum(int(end) - int(start) for start, end in spans) == dark
    assert samples.letter().code == samples.REFERRAL.reference


def test_warming_and_forgetting() -> None:
    render.warm()
    render.forget()
    assert paper.pages(samples.pdf(samples.letter())) == 1
