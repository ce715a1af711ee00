"""Whether a point is inside an outline, outside all of them, or too near a border to say.

Some lines of ray casting, by bands of latitude: a microsecond a point. A geometry library, which brings a
numeric one along, takes twenty for one point, and as long as this for a hundred thousand at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sqrt
from typing import NamedTuple

MARGIN = 15.0
"""Metres from a border under which nobody should say: what outlines and addresses are worth."""
_BAND = 25.0
"""Metres: a point is compared with the edges that come near its own band of latitude only."""

Point = tuple[float, float]
"""Longitude, latitude, in degrees."""
Ring = tuple[Point, ...]
"""Closed: the last point is the first one."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A priority neighbourhood as published: the outer rings and the holes of all its parts."""

    code: str
    name: str
    insee: str
    commune: str
    rings: tuple[Ring, ...]


class Where(NamedTuple):
    """The `code` of the outline around a point, "" for none; `metres` to a border nearer than the margin."""

    code: str
    metres: float | None = None


def crosses_itself(ring: Ring) -> bool:
    """Whether two of its edges cross: inside and outside then have no meaning."""
    edges = sorted((min(a[0], b[0]), max(a[0], b[0]), a, b) for a, b in pairwise(ring) if a != b)
    for number, (_west, east, a, b) in enumerate(edges):
        for west, _east, c, d in edges[number + 1 :]:
            if west > east:
                break
            if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                return True
    return False


def _turn(a: Point, b: Point, c: Point) -> int:
    """1 when one turns left from a-b to c, -1 right, 0 when all are in line (to a millimetre or so)."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(area) < 1e-15 else 1 if area > 0 else -1


class Outlines:
    """The outlines of one agglomeration, laid flat in metres around their middle."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        held = tuple(outlines)
        points = [point for one in held for ring in one.rings for point in ring] or [(0.0, 0.0)]
        self._lon = sum(lon for lon, _lat in points) / len(points)
        self._lat = sum(lat for _lon, lat in points) / len(points)
        self._across, self._up = metres_per_degree(self._lat)
        self._areas = [_Area(one.code, [[*map(self._flat, ring)] for ring in one.rings]) for one in held]

    def _flat(self, point: Point) -> Point:
        return (point[0] - self._lon) * self._across, (point[1] - self._lat) * self._up

    def where(self, lon: float, lat: float) -> Where:
        """The outline around a point, and how far its nearest border is when that is not far enough."""
        x, y = (lon - self._lon) * self._across, (lat - self._lat) * self._up
        code, nearest = "", MARGIN
        for area in self._areas:
            if area.west <= x <= area.east and area.south <= y <= area.north:
                inside, border = area.look(x, y)
                code = area.code if inside else code
                nearest = min(nearest, border)
        return Where(code, nearest if nearest < MARGIN else None)


def metres_per_degree(lat: float) -> tuple[float, float]:
    """Of longitude and of latitude, on the ellipsoid, at a latitude."""
    a = radians(lat)
    across = 111_412.84 * cos(a) - 93.5 * cos(3 * a) + 0.118 * cos(5 * a)
    return across, 111_132.92 - 559.82 * cos(2 * a) + 1.175 * cos(4 * a)


class _Area:
    """One outline in metres: its bounds, the margin around included, and its edges by band of latitude."""

    def __init__(self, code: str, rings: Sequence[Sequence[Point]]) -> None:
        self.code = code
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        self.west, self.east = min(xs) - MARGIN, max(xs) + MARGIN
        self.south, self.north = min(ys) - MARGIN, max(ys) + MARGIN
        self._bands: list[list[tuple[float, ...]]] = [[] for _n in range(self._band(self.north) + 1)]
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                low, high = self._band(min(y1, y2) - MARGIN), self._band(max(y1, y2) + MARGIN)
                for band in self._bands[low : high + 1]:
                    band.append((x1, y1, x2, y2, min(x1, x2) - MARGIN, max(x1, x2) + MARGIN))

    def _band(self, y: float) -> int:
        return int((y - self.south) / _BAND)

    def look(self, x: float, y: float) -> tuple[bool, float]:
        """Whether the point is inside, and how far the nearest border is, when nearer than the margin."""
        inside, nearest = False, MARGIN
        for x1, y1, x2, y2, west, east in self._bands[self._band(y)]:
            if x <= east:
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                    inside = not inside
                if x >= west:
                    nearest = min(nearest, _distance(x - x1, y - y1, x2 - x1, y2 - y1))
        return inside, nearest


def _distance(x: float, y: float, dx: float, dy: float) -> float:
    """From a point to the edge that goes from the origin to (dx, dy)."""
    length = dx * dx + dy * dy
    along = min(max((x * dx + y * dy) / length, 0.0), 1.0) if length else 0.0
    return sqrt((x - along * dx) ** 2 + (y - along * dy) ** 2)


def metres_between(a: Point, b: Point) -> float:
    """How far apart two near points are."""
    across, up = metres_per_degree((a[1] + b[1]) / 2)
    return hypot((a[0] - b[0]) * across, (a[1] - b[1]) * up)
