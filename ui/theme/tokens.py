"""The design tokens: one paper, one ink, and the dyes of a sewing box.

Colours are plain ``#rrggbb`` strings named by role, so that this file needs no Qt and can be checked alone.
The accent is indigo, the thread of sashiko; danger is madder, warning is ochre, success is woad green.
`TEXT_ON` says which text role may stand on which ground: the contrast test reads it, and so should you.
"""

from dataclasses import dataclass, fields

TONES = ("accent", "danger", "warning", "success", "info", "need")
"""The tones that come with a soft ground of the same name: ``danger`` stands on ``danger_soft``."""


@dataclass(frozen=True, eq=False, repr=False)
class Palette:
    """One set of colours by role; every value is ``#rrggbb``."""

    name: str
    dark: bool
    ground: str  # the window
    sunken: str  # side bar, wells, tracks
    surface: str  # cards and lists
    raised: str  # inputs, menus, sheets
    hover: str  # a row or a quiet button under the pointer
    line: str  # separators, decorative
    edge: str  # borders of controls: 3:1 on their ground
    text: str
    muted: str
    accent: str
    accent_strong: str  # the accent, pressed or hovered
    on_accent: str
    accent_soft: str  # selection
    danger: str
    on_danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    info: str
    info_soft: str
    need: str
    need_soft: str
    thread: str  # the thread of the timeline
    focus: str
    shadow: str

    def soft(self, tone: str) -> str:
        """The soft ground of a tone; neutral tones stand on ``sunken``."""
        return str(getattr(self, f"{tone}_soft", self.sunken))


LIGHT = Palette(
    name="light",
    dark=False,
    ground="#f7f4ee",
    sunken="#efeae1",
    surface="#fffdfa",
    raised="#ffffff",
    hover="#f3eee5",
    line="#e3dccf",
    edge="#8d8374",
    text="#25211b",
    muted="#655d51",
    accent="#33498f",
    accent_strong="#263870",
    on_accent="#ffffff",
    accent_soft="#e6e9f6",
    danger="#a02b20",
    on_danger="#ffffff",
    danger_soft="#fbe8e3",
    warning="#7c5200",
    warning_soft="#faefd6",
    success="#2a6644",
    success_soft="#e3f0e5",
    info="#1b5f70",
    info_soft="#e0eff1",
    need="#893666",
    need_soft="#f7e7ef",
    thread="#33498f",
    focus="#c4500f",
    shadow="#3a2f1c",
)

DARK = Palette(
    name="dark",
    dark=True,
    ground="#181613",
    sunken="#121110",
    surface="#211e1a",
    raised="#2a2722",
    hover="#2b2823",
    line="#38332c",
    edge="#827868",
    text="#f0ebe2",
    muted="#b5ab9c",
    accent="#aebcf5",
    accent_strong="#c8d1fa",
    on_accent="#161b33",
    accent_soft="#2b3256",
    danger="#f4a79b",
    on_danger="#3a0f09",
    danger_soft="#4a231d",
    warning="#ecc278",
    warning_soft="#42331a",
    success="#97d2a9",
    success_soft="#1f3a29",
    info="#8fccdb",
    info_soft="#1b3940",
    need="#e9a8cc",
    need_soft="#45273a",
    thread="#8d9ce0",
    focus="#ffab6b",
    shadow="#000000",
)

CONTRAST = Palette(
    name="contrast",
    dark=False,
    ground="#ffffff",
    sunken="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    hover="#eeeeee",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#2b2b2b",
    accent="#00146e",
    accent_strong="#000a3d",
    on_accent="#ffffff",
    accent_soft="#e3e8ff",
    danger="#7a0000",
    on_danger="#ffffff",
    danger_soft="#ffeae8",
    warning="#543500",
    warning_soft="#fff2d2",
    success="#00421d",
    success_soft="#e3f8e8",
    info="#003f4f",
    info_soft="#e0f6fb",
    need="#5e0a40",
    need_soft="#ffe9f5",
    thread="#000000",
    focus="#b33a00",
    shadow="#000000",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}

GROUNDS = ("ground", "sunken", "surface", "raised", "hover", "accent_soft")
TEXT_ON: tuple[tuple[str, str], ...] = (
    *((role, ground) for role in ("text", "muted", "accent") for ground in GROUNDS),
    *((tone, ground) for tone in TONES for ground in ("ground", "sunken", "surface", "raised", "hover")),
    *((role, f"{tone}_soft") for tone in TONES for role in ("text", tone)),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_danger", "danger"),
)
"""Every pair (text role, ground role) that the kit paints."""

MARKS_ON: tuple[tuple[str, str], ...] = tuple(
    (role, ground) for role in ("focus", "edge", "thread") for ground in GROUNDS[:-1]
)
"""Marks that must be seen without being read: 3:1."""


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(palette: Palette) -> dict[str, str]:
    """The colours of a palette by role, without its name."""
    return {f.name: getattr(palette, f.name) for f in fields(palette) if f.name not in ("name", "dark")}
