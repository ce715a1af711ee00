"""Surfaces from a GeoPackage: its layers, each shape in well-known binary after a head of its own."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cad.exchange.placing import Point, Rings, Surface, placed, placing
from cad.store.geopackage import GeoPackage, read_layers


def read_geopackage(path: Path) -> list[Surface]:
    """The surfaces of the layers that tell priority neighbourhoods."""
    surfaces: list[Surface] = []
    for layer in read_layers(path):
        surfaces += _of_layer(layer, path.name)
    return surfaces


def _of_layer(layer: GeoPackage, name: str) -> Iterator[Surface]:
    if not any("code_qp" in about for about, _shape in layer.rows):
        return
    place = placing(layer.epsg, name)
    for about, shape in layer.rows:
        yield Surface(about, placed(_binary_rings(shape), place))


def _binary_rings(shape: Any) -> Rings | None:
    """The rings of a geometry as GeoPackage keeps them: a head, then well-known binary."""
    try:
        if not isinstance(shape, bytes) or shape[:2] != b"GP":
            return None
        skipped = (0, 32, 48, 48, 64)[(shape[3] >> 1) & 7]
        return [*_Binary(shape, 8 + skipped).surfaces()]
    except (struct.error, IndexError, ValueError, OverflowError, MemoryError, RecursionError):
        return None


class _Binary:
    """Well-known binary read from a place on."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content, self._at, self._order = content, at, "<"

    def _take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(self._order + form, self._content, self._at)
        self._at += struct.calcsize(self._order + form)
        return found

    def surfaces(self) -> Iterator[list[Point]]:
        """The rings of a polygon, or of each one of several."""
        self._order = "<" if self._content[self._at] else ">"
        self._at += 1
        (kind,) = self._take("I")
        sizes = (
            2
            + (kind & 0x80000000 > 0 or kind // 1000 % 10 in (1, 3))
            + (kind & 0x40000000 > 0 or kind // 1000 % 10 in (2, 3))
        )
        (count,) = self._take("I")
        if kind % 1000 == 6:
            for _part in range(count):
                yield from self.surfaces()
        elif kind % 1000 == 3:
            for _ring in range(count):
                (points,) = self._take("I")
                flat = self._take(f"{points * sizes}d")
                yield [*zip(flat[0::sizes], flat[1::sizes], strict=True)]
        else:
            raise ValueError
