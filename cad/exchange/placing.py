"""The points of a map in degrees, whatever they are drawn in; what cannot be told so is refused."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cad.domain.errors import Refused
from cad.domain.lambert93 import in_france, to_degrees
from cad.domain.outlines import Ring
from cad.domain.text import _

DEGREES = frozenset((4326, 4171, 4258, 4979))
"""EPSG numbers of WGS 84, of RGF93 and of ETRS89: the same to less than a metre."""
LAMBERT_93 = 2154

Point = tuple[float, float]
Rings = list[list[Point]]


class Surface(NamedTuple):
    """`about`: what the file says of it, by column; `rings`, None when it is no surface."""

    about: dict[str, Any]
    rings: tuple[Ring, ...] | None


def placing(epsg: int, name: str) -> Callable[[float, float], Point]:
    """How the points of a file become degrees."""
    if epsg in DEGREES:
        return lambda x, y: (x, y)
    if epsg == LAMBERT_93:
        return _from_lambert
    raise Refused(
        _(
            "«\u00a0{name}\u00a0» est dans une projection que Sans couture ne lit pas\u00a0: prenez la "
            "version en WGS\u00a084 ou en Lambert-93."
        ).format(name=name)
    )


def _from_lambert(x: float, y: float) -> Point:
    if not in_france(x, y):
        raise ValueError
    return to_degrees(x, y)


def placed(
    rings: Iterable[Iterable[Point]] | None, place: Callable[[float, float], Point]
) -> tuple[Ring, ...] | None:
    """None too for a surface that has no ring, or that stands nowhere."""
    try:
        return tuple(tuple(place(x, y) for x, y in ring) for ring in rings or ()) or None
    except ValueError:
        return None
