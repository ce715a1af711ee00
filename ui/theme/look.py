"""What is on screen now: a palette, a text scale, and the fonts made from them.

Widgets that paint themselves ask `look()` while painting and never keep the answer; `apply` replaces it and
Qt tells every widget (``StyleChange``, ``FontChange``). Qt keeps its palette and font application-wide in the
same way.
"""

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ui.theme import fonts
from ui.theme.measures import LARGEST, SMALLEST, TYPES
from ui.theme.tokens import LIGHT, Palette


class Look:
    """A palette (colours by role) and a text scale, 1.0 to 2.0."""

    def __init__(self, palette: Palette = LIGHT, scale: float = 1.0) -> None:
        self.palette = palette
        self.scale = min(max(scale, SMALLEST), LARGEST)
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}

    def same_as(self, other: "Look") -> bool:
        """Whether nothing on screen would change."""
        return (self.palette, self.scale) == (other.palette, other.scale)

    def font(self, role: str = "body") -> QFont:
        """The font of a type role (see ``measures.TYPES``), at the scale of now."""
        if role not in self._fonts:
            kind = TYPES[role]
            self._fonts[role] = fonts.make(kind.size * self.scale, kind.weight)
        return self._fonts[role]

    def metrics(self, role: str = "body") -> QFontMetricsF:
        """The measures of that font, kept: making them costs more than asking them."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def colour(self, role: str) -> QColor:
        """The colour of a role (``"text"``, ``"danger_soft"``…) or of a plain ``#rrggbb``."""
        if role not in self._colours:
            value = role if role.startswith("#") else getattr(self.palette, role)
            self._colours[role] = QColor(value)
        return self._colours[role]

    def soft(self, tone: str) -> QColor:
        """The soft ground of a tone."""
        return self.colour(self.palette.soft(tone))

    def px(self, pixels: float) -> int:
        """A length that belongs to a control and grows with its text (icons, inner padding)."""
        return round(pixels * self.scale)


_now = Look()


def look() -> Look:
    """The look of now; ask again at each painting."""
    return _now


def set_look(new: Look) -> None:
    """Replace the look; only ``ui.theme.apply`` does."""
    global _now
    _now = new
