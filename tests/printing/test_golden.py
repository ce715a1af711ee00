"""Every form still looks as it did when someone last looked at it."""

import pytest
from PIL import Image, ImageChops

from tests.printing import golden


@pytest.fixture(scope="module")
def forms() -> dict[str, bytes]:
    return dict(golden.forms())


def pieces(written: str) -> list[tuple[str, float, float, str]]:
    split = (line.split(maxsplit=3) for line in written.splitlines())
    return [(page, float(left), float(top), text) for page, left, top, text in split]


@pytest.mark.parametrize("name", [path.stem for path in sorted(golden.FOLDER.glob("*.txt"))])
def test_every_text_is_where_it_was(name: str, forms: dict[str, bytes]) -> None:
    was = pieces((golden.FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    now = pieces(golden.written(forms[name]))
    assert [(page, text) for page, _, _, text in now] == [(page, text) for page, _, _, text in was]
    moved = [
        (a, b) for a, b in zip(was, now, strict=True) if abs(a[1] - b[1]) > 0.5 or abs(a[2] - b[2]) > 0.5
    ]
    assert not moved


@pytest.mark.parametrize("name", [path.stem for path in sorted(golden.FOLDER.glob("*.png"))])
def test_the_page_looks_the_same(name: str, forms: dict[str, bytes]) -> None:
    now = golden.picture(forms[name])
    with Image.open(golden.FOLDER / f"{name}.png") as was:
        assert was.size == now.size
        counts = ImageChops.difference(was, now).histogram()
    assert sum(counts[96:]) / sum(counts) < 0.002


def test_no_form_is_without_its_golden_files(forms: dict[str, bytes]) -> None:
    assert {path.stem for path in golden.FOLDER.glob("*.png")} == set(forms)
    assert {path.stem for path in golden.FOLDER.glob("*.txt")} == set(forms)
