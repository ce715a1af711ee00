"""The fonts of every printed page, and how wide their letters are.

Only the fonts installed with the app are used, never the machine's, so that a letter is the same
everywhere. They are variable fonts of Google's Noto project (SIL Open Font License). Their `cmap` and
`hmtx` tables are read here (OpenType 1.9) because asking the typesetter for a width costs it a whole
layout: measured, twice the time of the letter itself.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from struct import unpack_from

_PIECE = re.compile(r"[^ -]*(?:-+| +|$)")
"""What stays on one line: a word with the space after it, or the half that a hyphen ends."""

UNPRINTED = frozenset(map(chr, (*range(32), *range(127, 160), 0x200B, 0x2060, 0xFEFF)))
"""Controls and marks of no width: no glyph is asked for them."""


@cache
def font_folders() -> tuple[Path, ...]:
    """Where the font files are: Latin, Greek, Cyrillic and Devanagari in one family, Arabic in the other."""
    import fontpkg_noto_sans  # type: ignore[import-untyped]
    import fontpkg_noto_sans_arabic  # type: ignore[import-untyped]

    return tuple(package.ROOT / "files" for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic))


@cache
def advances() -> dict[int, float]:
    """Character → width of its upright regular glyph, in em; a character missing here cannot be printed."""
    widths: dict[int, float] = {}
    for folder in reversed(font_folders()):
        for path in sorted(folder.glob("*.ttf")):
            if "Italic" not in path.name:
                widths |= _advances(path.read_bytes())
    return widths


def _advances(font: bytes) -> dict[int, float]:
    tables = {
        font[at : at + 4]: unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
    }
    units = unpack_from(">H", font, tables[b"head"] + 18)[0]
    count = unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    metrics = unpack_from(f">{2 * count}H", font, tables[b"hmtx"])  # advance, bearing, advance, bearing…
    glyphs = _glyphs(font, tables[b"cmap"])
    return {char: metrics[2 * min(glyph, count - 1)] / units for char, glyph in glyphs.items()}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Character → glyph, from the full-range subtable (format 12), which both families have."""
    count = unpack_from(">H", font, cmap + 2)[0]
    subtables = (cmap + unpack_from(">I", font, cmap + 8 + 8 * i)[0] for i in range(count))
    at = next(at for at in subtables if unpack_from(">H", font, at)[0] == 12)
    groups = (unpack_from(">III", font, at + 16 + 12 * i) for i in range(unpack_from(">I", font, at + 12)[0]))
    return {first + i: glyph + i for first, last, glyph in groups for i in range(last - first + 1)}


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of `text` that no font of ours can draw, each once, in their order."""
    known = advances()
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(c for c in composed if ord(c) not in known and c not in UNPRINTED))


def width(text: str, size: float) -> float:
    """Width in points of one line at `size` points, regular weight; kerning (under 1 %) is left out."""
    known = advances()
    return size * sum(known.get(ord(c), 0.0) for c in text)


def line_count(text: str, size: float, measure: float) -> int:
    """Lines that `text` takes on a measure of so many points, broken between words as the typesetter does."""
    return sum(_lines_of(line, size, measure) for line in text.split("\n"))


def _lines_of(line: str, size: float, measure: float) -> int:
    lines, used = 1, 0.0
    for piece in _PIECE.findall(line):
        wide = width(piece.rstrip(" "), size)
        if used and used + wide > measure:
            lines, used = lines + 1, 0.0
        lines += int(wide / measure)
        used += width(piece, size) % measure
    return lines
