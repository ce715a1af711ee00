"""The sizes of a letter: as large as the first page allows, never under 9 points, else on a second page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cad.printing.fit import BOLD, MM, PITCH, block_height, block_size, window_look
from cad.printing.fonts import line_count

if TYPE_CHECKING:
    from cad.printing.letter import Letter

SIZES = (10.5, 10.0, 9.5, 9.0)
"""Points. Under 9 a letter is no longer comfortable to read, and a second page is better."""
CONTINUED_SIZE = 10.0
SIDE_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)

WIDTH = 170 * MM
ROOM = (198 - 3 - 101) * MM
"""From the subject to just above the reply slip."""
DOCUMENTS_WIDTH = (90 - 4) * MM
SIGNATURE_WIDTH = 75 * MM
SIGNING_ROOM = 12 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points; of the window, also its width axis (percent) and pitch. A second page may follow."""

    body: float = SIZES[0]
    continued: bool = False
    sender: float = SIDE_SIZES[0]
    followed: float = SIDE_SIZES[0]
    return_to: float = SIDE_SIZES[0]
    window: tuple[float, float, float] = (10.5, 100.0, 13.0)


def best_look(letter: "Letter") -> Look:
    """The sizes at which everything on the first page has its room."""
    fitting = next((size for size in SIZES if body_height(letter, size) <= ROOM), 0.0)
    return Look(
        body=fitting or CONTINUED_SIZE,
        continued=not fitting,
        sender=block_size(letter.sender, 85, 33, SIDE_SIZES),
        followed=block_size(letter.followed, 85, 24, SIDE_SIZES),
        return_to=block_size(letter.return_to, 44, 33, SIDE_SIZES),
        window=window_look(letter.window, 80, 22.5),
    )


def body_height(letter: "Letter", size: float) -> float:
    """Points from the top of the subject to the end of the room for a signature, at a size in points."""
    addressee = _height(letter.addressee, size, WIDTH, BOLD) + 0.95 * size if letter.addressee else 0.0
    subject = _height(letter.subject, size, WIDTH, BOLD) + 1.5 * size
    paragraphs = sum(_height(text, size, WIDTH) + 0.95 * size for text in letter.paragraphs) + 0.55 * size
    return addressee + subject + paragraphs + max(_documents(letter, size), _signature(letter, size))


def _height(text: str, size: float, measure: float, wider: float = 1.0) -> float:
    return block_height(line_count(text, size * wider, measure), size)


def _documents(letter: "Letter", size: float) -> float:
    lines = sum(line_count(text, size, DOCUMENTS_WIDTH) for text in letter.documents)
    return block_height(1, size) + lines * PITCH * size if lines else 0.0


def _signature(letter: "Letter", size: float) -> float:
    lines = sum(line_count(text, size * BOLD, SIGNATURE_WIDTH) for text in letter.signature)
    return block_height(lines, size) + SIGNING_ROOM
