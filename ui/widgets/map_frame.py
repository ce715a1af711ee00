"""How degrees stand in a picture: north up, a metre as long both ways."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainterPath, QPolygonF

from cad.domain.outlines import Outline, Point, metres_per_degree


@dataclass(frozen=True, slots=True)
class MapFrame:
    """`lon` and `lat` stand in the middle of a picture of this `size`; `scale` is pixels a metre."""

    size: QSizeF
    lon: float
    lat: float
    scale: float

    @classmethod
    def around(cls, outlines: Iterable[Outline], size: QSizeF, points: Sequence[Point] = ()) -> "MapFrame":
        """All of the outlines and points, as large as they can be."""
        held = [*(point for one in outlines for ring in one.rings for point in ring), *points] or [(0.0, 0.0)]
        west, south = min(lon for lon, _lat in held), min(lat for _lon, lat in held)
        east, north = max(lon for lon, _lat in held), max(lat for _lon, lat in held)
        across, up = metres_per_degree((south + north) / 2)
        wide, high = max((east - west) * across, 1.0), max((north - south) * up, 1.0)
        scale = max(min(size.width() / wide, size.height() / high), 1e-6)
        return cls(size, (west + east) / 2, (south + north) / 2, scale)

    def zoomed(self, by: float, over: QPointF | None = None) -> "MapFrame":
        """Larger or smaller, what is under `over` (the middle) staying there."""
        spot = over or QPointF(self.size.width() / 2, self.size.height() / 2)
        lon, lat = self.degrees(spot)
        grown = MapFrame(self.size, self.lon, self.lat, min(max(self.scale * by, 1e-4), 10.0))
        moved = grown.at(lon, lat)
        return grown.moved(spot.x() - moved.x(), spot.y() - moved.y())

    def moved(self, right: float, down: float) -> "MapFrame":
        """The picture pushed by so many pixels."""
        across, up = metres_per_degree(self.lat)
        lon = self.lon - right / self.scale / across
        return MapFrame(self.size, lon, self.lat + down / self.scale / up, self.scale)

    def placing(self) -> Callable[[float, float], QPointF]:
        """What says where points stand: ten thousand of them at each move."""
        across, up = (metres * self.scale for metres in metres_per_degree(self.lat))
        left = self.size.width() / 2 - self.lon * across
        top = self.size.height() / 2 + self.lat * up
        return lambda lon, lat: QPointF(left + lon * across, top - lat * up)

    def at(self, lon: float, lat: float) -> QPointF:
        """Where a point stands."""
        return self.placing()(lon, lat)

    def degrees(self, spot: QPointF) -> Point:
        """What stands there."""
        across, up = metres_per_degree(self.lat)
        lon = self.lon + (spot.x() - self.size.width() / 2) / self.scale / across
        return lon, self.lat - (spot.y() - self.size.height() / 2) / self.scale / up

    def path(self, outline: Outline) -> QPainterPath:
        """An outline."""
        path, at = QPainterPath(), self.placing()
        for ring in outline.rings:
            path.addPolygon(QPolygonF([at(*point) for point in ring]))
        return path
