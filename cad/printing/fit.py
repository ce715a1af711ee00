"""How large text may be where the paper is counted: worked out from letter widths, before typesetting.

The lengths mirror ``resources/forms/letter.typ``; a test compares both on the printed page. An error here
never loses a word: the body is a flow, and what does not fit goes on to a second page.
"""

from collections.abc import Iterable

from cad.printing.fonts import line_count, width

MM = 72 / 25.4
"""Points in a millimetre."""

CAP = 0.714
"""Height of a capital, in em: the first line of a block is that high."""
PITCH = CAP + 0.62
"""From one line to the next, in em."""
BOLD = 1.06
"""Bold letters are that much wider at most, over a line."""

COPIED = 7.5
"""Points under which an e-mail is copied with mistakes."""

WINDOW_LOOKS = (
    (10.5, 100.0, 1.0),
    (10.5, 87.5, 0.93),
    (9.5, 75.0, 0.86),
    (8.5, 75.0, 0.86),
    (8.5, 62.5, 0.8),
    (7.0, 62.5, 0.8),
)
"""Size in points, width axis in percent, and how wide letters are then (measured upper bounds)."""


def block_height(lines: int, size: float) -> float:
    """Points taken by so many lines one under the other, without what separates it from the next block."""
    return size * (CAP + (lines - 1) * PITCH) if lines else 0.0


def block_size(lines: Iterable[str], measure: float, height: float, sizes: tuple[float, ...]) -> float:
    """The first of `sizes` at which the lines fit `measure` by `height` millimetres, else the last.

    An e-mail is worth smaller letters, but none too small to copy.
    """
    texts = [text.replace("@", " @") for text in lines]  # an e-mail is cut there or nowhere
    widest = max((width(part, BOLD) for text in texts if "@" in text for part in text.split()), default=0.0)
    fitting = [
        size
        for size in sizes
        if block_height(sum(line_count(t, size * BOLD, measure * MM) for t in texts), size) <= height * MM
    ]
    whole = (size for size in fitting if size >= COPIED and widest * size <= measure * MM)
    return next(whole, fitting[0] if fitting else sizes[-1])


def window_look(
    lines: tuple[str, ...], measure: float = 80.0, height: float = 23.0
) -> tuple[float, float, float]:
    """Size, width percentage and line pitch (points) of an address in a window zone in millimetres."""
    pitch = min(13.0, height * MM / max(len(lines), 1))
    widest = max((width(line, 1.0) for line in lines), default=0.0)
    for size, percent, factor in WINDOW_LOOKS:
        fitted = min(size, pitch / 1.17)
        if widest * fitted * factor <= measure * MM:
            return fitted, percent, pitch
    return *WINDOW_LOOKS[-1][:2], pitch
