"""In, out, or too near a border to say."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.outlines import (
    MARGIN,
    Outline,
    Outlines,
    Point,
    Ring,
    crosses_itself,
    metres_between,
    metres_per_degree,
)

CENTRE = (-1.68, 48.11)
ACROSS, UP = metres_per_degree(CENTRE[1])


def ring(*metres: tuple[float, float]) -> Ring:
    """Closed, from metres around the centre of Rennes."""
    points = tuple((CENTRE[0] + x / ACROSS, CENTRE[1] + y / UP) for x, y in metres)
    return (*points, points[0])


def star(radii: list[float]) -> list[tuple[float, float]]:
    """A shape that sees its centre, whatever its hollows: it cannot cross itself."""
    turns = [2 * pi * n / len(radii) for n in range(len(radii))]
    return [(r * cos(a), r * sin(a)) for r, a in zip(radii, turns, strict=True)]


def winds(shape: list[tuple[float, float]], x: float, y: float) -> bool:
    """The same question asked otherwise: how many times the border turns around the point."""
    turns = 0
    for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
        left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
        turns += (y1 <= y < y2 and left > 0) - (y2 <= y < y1 and left < 0)
    return turns != 0


def nearest(shape: list[tuple[float, float]], x: float, y: float) -> float:
    """Metres to the border, by a hundred points along each edge."""
    best = 1e9
    for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
        for step in range(101):
            along = step / 100
            best = min(best, ((x1 + (x2 - x1) * along - x) ** 2 + (y1 + (y2 - y1) * along - y) ** 2) ** 0.5)
    return best


RADII = st.lists(st.floats(40, 900), min_size=3, max_size=14)
METRES = st.floats(-1000, 1000)


@pytest.mark.slow
@given(RADII, METRES, METRES)
def test_inside_as_the_border_turns_around_the_point(radii: list[float], x: float, y: float) -> None:
    shape = star(radii)
    point: Point = (CENTRE[0] + x / ACROSS, CENTRE[1] + y / UP)
    said = Outlines([Outline("A", "", "", "", (ring(*shape),))]).where(*point)
    border = nearest(shape, x, y)
    if border > MARGIN + 10:
        assert said == ("A" if winds(shape, x, y) else "", None)
    elif border < MARGIN - 1:
        assert said.metres is not None
        assert said.metres <= border + 1


def test_a_hole_is_outside_and_a_border_is_near() -> None:
    square, hole = star([300] * 4), star([100] * 4)
    held = Outlines([Outline("A", "", "", "", (ring(*square), ring(*hole)))])
    at = lambda x, y=0.0: held.where(CENTRE[0] + x / ACROSS, CENTRE[1] + y / UP)  # noqa: E731
    assert (at(0), at(200), at(400)) == (("", None), ("A", None), ("", None))
    assert at(310).metres == pytest.approx(10, abs=0.1)
    assert Outlines([]).where(*CENTRE) == ("", None)


def test_a_ring_that_crosses_itself() -> None:
    assert crosses_itself(ring((0, 0), (100, 100), (100, 0), (0, 100)))
    assert not crosses_itself(ring((0, 0), (100, 0), (100, 100), (0, 100)))
    assert metres_between(CENTRE, (CENTRE[0], CENTRE[1] + 100 / UP)) == pytest.approx(100, abs=0.1)
