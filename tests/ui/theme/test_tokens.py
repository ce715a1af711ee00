"""Contrast of every pair of colours that the kit paints, in each palette (WCAG 2.2, EN 301 549)."""

import pytest

from ui.theme.tokens import CONTRAST, MARKS_ON, PALETTES, TEXT_ON, TONES, Palette, colours, contrast

PALETTE = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


@PALETTE
@pytest.mark.parametrize(("role", "ground"), TEXT_ON)
def test_text_is_legible(palette: Palette, role: str, ground: str) -> None:
    wanted = 7.0 if palette is CONTRAST else 4.5
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= wanted


@PALETTE
@pytest.mark.parametrize(("role", "ground"), MARKS_ON)
def test_marks_are_seen(palette: Palette, role: str, ground: str) -> None:
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= 3.0


@PALETTE
def test_tones_are_marks_on_their_soft_ground_and_on_cards(palette: Palette) -> None:
    for tone in TONES:
        assert contrast(getattr(palette, tone), palette.soft(tone)) >= 3.0
        assert contrast(getattr(palette, tone), palette.surface) >= 3.0


@PALETTE
def test_every_colour_is_a_plain_hexadecimal(palette: Palette) -> None:
    for name, value in colours(palette).items():
        assert len(value) == 7, name
        int(value.removeprefix("#"), 16)


def test_known_ratios() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
