"""From the metres of Lambert-93 (EPSG 2154) to degrees: the inverse of the conic of the IGN (NTG 71).

RGF93, on which it stands, and WGS 84 are the same to less than a metre.
"""

from math import atan, atan2, degrees, exp, hypot, log, pi, radians, sin

_N, _C = 0.7256077650, 11_754_255.426
_XS, _YS = 700_000.0, 12_655_612.050
_E = 0.08181919104281579
"""Eccentricity of the ellipsoid GRS 80."""
_MERIDIAN = radians(3.0)
_WITHIN = ((100_000.0, 1_300_000.0), (6_000_000.0, 7_200_000.0))
"""Metres, east and north, between which metropolitan France stands."""


def in_france(x: float, y: float) -> bool:
    """Whether these metres can be of France."""
    (west, east), (south, north) = _WITHIN
    return west <= x <= east and south <= y <= north


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude."""
    radius = hypot(x - _XS, y - _YS)
    lon = _MERIDIAN + atan2(x - _XS, _YS - y) / _N
    isometric = -log(radius / _C) / _N
    lat = 2 * atan(exp(isometric)) - pi / 2
    for _step in range(6):  # each divides the error by a hundred and fifty
        bent = _E * sin(lat)
        lat = 2 * atan(((1 + bent) / (1 - bent)) ** (_E / 2) * exp(isometric)) - pi / 2
    return degrees(lon), degrees(lat)
