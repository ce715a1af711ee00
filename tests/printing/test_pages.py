"""Pages as pictures, for the preview and the printer."""

import pytest

from cad.printing.pages import page_count, page_image
from tests.printing import samples


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.37, 2.0])
def test_a_page_is_rows_of_three_bytes_without_padding(scale: float) -> None:
    width, height, content = page_image(samples.pdf(samples.letter()), 0, scale)
    assert width == pytest.approx(595.3 * scale, abs=1.1)
    assert len(content) == width * height * 3


def test_it_is_black_on_white() -> None:
    width, _height, content = page_image(samples.pdf(samples.letter()), 0, 1.0)
    assert content[:3] == b"\xff\xff\xff"
    assert min(content) < 60
    greys = all(content[i] == content[i + 1] == content[i + 2] for i in range(0, width * 300 * 3, 3))
    assert greys


def test_count() -> None:
    assert page_count(samples.pdf(samples.letter(), samples.my_plan())) == 2
