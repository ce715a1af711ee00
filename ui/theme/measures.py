"""Sizes that are not colours: spacing, radii, type, durations.

Spacing is a 4-pixel scale that does not grow with the text: at 200 % the words grow, the page does not
push them away. What belongs to a control (height, icon, inner padding) is counted in its own text size.
"""

from typing import NamedTuple

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""Spacing in device-independent pixels."""

RADIUS_SMALL, RADIUS, RADIUS_LARGE = 4, 6, 10
FOCUS_WIDTH, FOCUS_GAP = 2, 2
PAGE_WIDTH = 1280
"""A page's text column never grows wider than this at 100 % text."""

TOAST_MS = 8000
"""How long a toast and its undo stay; nothing else in the kit moves by itself."""

SMALLEST, LARGEST = 1.0, 2.0
"""Bounds of the text scale."""


class Type(NamedTuple):
    """A size in pixels at 100 % and a weight on the font's own axis (400 regular, 600 semibold)."""

    size: float
    weight: int


TYPES = {
    "display": Type(26, 600),
    "title": Type(20, 600),
    "heading": Type(15, 600),
    "lead": Type(18, 400),
    "body": Type(14, 400),
    "strong": Type(14, 600),
    "button": Type(14, 500),
    "label": Type(13, 500),
    "caption": Type(12.5, 400),
    "mark": Type(11.5, 600),
}
"""Roles of type; a widget names a role, never a size."""
