"""Which threads pass beside which entry of a timeline: the lanes of the seams, computed once, without Qt.

The list is newest first. A seam starts at its oldest entry (the handover), goes up its lane, and ends at its
newest entry: back on the journey's thread when closed, cut when broken; while it is open its lane runs up to
now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LANES = 3


@dataclass(frozen=True, slots=True)
class Strand:
    """A lane (1, 2, 3) beside one row. `up` and `down`: it goes on above, below. `event`: this row is on it.

    `ends`: this row is the newest of its seam, and shows the stitch.
    """

    lane: int
    state: str
    up: bool
    down: bool
    event: bool
    ends: bool


def lay(seams: Sequence[tuple[str, str]]) -> list[tuple[Strand, ...]]:
    """For each row given as (seam id or "", state), the strands beside it."""
    spans = _spans(seams)
    lanes = _lanes(spans)
    rows: list[list[Strand]] = [[] for _ in seams]
    for seam, (top, newest, oldest, state) in spans.items():
        if top == oldest and state != "open":
            rows[oldest].append(Strand(0, state, False, False, True, True))
            continue
        for i in range(top, oldest + 1):
            event = seams[i][0] == seam
            up, down = i > top or state == "open", i < oldest
            rows[i].append(Strand(lanes[seam], state, up, down, event, i == newest))
    return [tuple(row) for row in rows]


Span = tuple[int, int, int, str]
"""Where the lane begins at the top, the newest entry, the oldest, and the state."""


def _spans(seams: Sequence[tuple[str, str]]) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for i, (seam, state) in enumerate(seams):
        if not seam:
            continue
        if seam in spans:
            top, newest, _oldest, known = spans[seam]
            spans[seam] = (top, newest, i, known)
        else:
            spans[seam] = (0 if state == "open" else i, i, i, state)
    return spans


def _lanes(spans: dict[str, Span]) -> dict[str, int]:
    """The lowest lane free over the whole span, the last one when all are taken."""
    lanes: dict[str, int] = {}
    for seam, (top, _newest, oldest, _state) in spans.items():
        taken = {
            lane for other, lane in lanes.items() if spans[other][0] <= oldest and top <= spans[other][2]
        }
        lanes[seam] = min(set(range(1, LANES + 1)) - taken, default=LANES)
    return lanes
