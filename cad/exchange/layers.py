"""Surfaces and what is said of each, from the files in which maps are given: GeoJSON, zipped shapefile,
GeoPackage; told apart by their content.
"""

from pathlib import Path
from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.placing import Rings, Surface, placed, placing


def read_surfaces(path: Path) -> list[Surface]:
    """Every feature of the file. Raises `Refused` with what is wrong."""
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(b"PK"):
        from cad.exchange.shapefiles import read_shapefile

        return read_shapefile(path)
    if head.startswith(b"SQLite format 3"):
        from cad.exchange.geopackages import read_geopackage

        return read_geopackage(path)
    if path.suffix.lower() in (".shp", ".dbf", ".prj", ".shx"):
        said = _("Un shapefile est fait de plusieurs fichiers\u00a0: donnez l’archive .zip qui les contient.")
        raise Refused(said)
    return _geojson(path.read_bytes(), path.name)


def _geojson(content: bytes, name: str) -> list[Surface]:
    import msgspec

    try:
        read = msgspec.json.decode(content)
    except msgspec.DecodeError as error:
        raise Refused(_broken("truncated" in str(error)).format(name=name)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise Refused(_broken(False).format(name=name)) from error
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise Refused(_broken(False).format(name=name))
    place = placing(_epsg_said(read.get("crs")), name)
    return [
        Surface(one["properties"], placed(_json_rings(one.get("geometry")), place))
        for one in features
        if isinstance(one, dict) and isinstance(one.get("properties"), dict)
    ]


def _broken(cut: bool) -> str:
    if cut:
        return _("«\u00a0{name}\u00a0» est coupé avant sa fin\u00a0: téléchargez-le de nouveau.")
    return _("«\u00a0{name}\u00a0» n’est pas un fichier de contours (GeoJSON, shapefile zippé, GeoPackage).")


def _epsg_said(crs: Any) -> int:
    """The number at the end of a named system, as older GeoJSON writes it; degrees when nothing is said."""
    about = crs.get("properties") if isinstance(crs, dict) else None
    number = str(about.get("name", "") if isinstance(about, dict) else "").rsplit(":", 1)[-1]
    return int(number[:9]) if number.isdecimal() else 4326


def _json_rings(geometry: Any) -> Rings | None:
    try:
        parts = {"Polygon": lambda c: [c], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
        return [[(float(p[0]), float(p[1])) for p in ring] for part in parts for ring in part]
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        return None
