"""Surfaces from a zipped shapefile: shapes, a table beside them, the text that says how they are drawn."""

import codecs
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shapefile

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.placing import LAMBERT_93, Point, Rings, Surface, placed, placing
from cad.exchange.reading import cut

MAX_INSIDE = 200 * 1024 * 1024
"""Bytes of all that is read of an archive: ten times the outlines of the whole country."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, shapefile.ShapefileException, struct.error,
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError,
)  # fmt: skip
"""What those who read archives and shapes raise of damaged ones."""
UNKNOWN = -1
_PARTS = (".shp", ".dbf", ".prj", ".cpg")


def read_shapefile(path: Path) -> list[Surface]:
    """The surfaces of every shapefile in the archive that is drawn in a way one reads."""
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = _layers(archive, path)
            if sum(one.file_size for found in wanted for one in found.values()) > MAX_INSIDE:
                raise _refused(path.name)
            layers = [{kind: _member(archive, one) for kind, one in found.items()} for found in wanted]
        systems = [_projection(layer.get(".prj", b"")) for layer in layers]
        read = [pair for pair in zip(layers, systems, strict=True) if pair[1] != UNKNOWN] or [({}, UNKNOWN)]
        return [one for layer, epsg in read for one in _surfaces(layer, placing(epsg, path.name))]
    except _BROKEN as error:
        raise cut(path.name) from error


def _layers(archive: zipfile.ZipFile, path: Path) -> list[dict[str, zipfile.ZipInfo]]:
    """Ending → file, for each shapefile that has its shapes and its table."""
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for one in archive.infolist():
        stem, _dot, ending = one.filename.rpartition(".")
        if f".{ending.lower()}" in _PARTS:
            found.setdefault(stem, {})[f".{ending.lower()}"] = one
    whole = [one for one in found.values() if ".shp" in one and ".dbf" in one]
    if not whole:
        said = _(
            "«\u00a0{name}\u00a0» ne contient pas de shapefile (.shp et .dbf)\u00a0: dézippez-le et donnez "
            "le fichier GeoJSON ou GeoPackage qui s’y trouve."
        )
        raise Refused(said.format(name=path.name))
    return whole


def _surfaces(layer: dict[str, bytes], place: Callable[[float, float], Point]) -> list[Surface]:
    if struct.unpack_from(">i", layer[".shp"], 24)[0] * 2 != len(layer[".shp"]):
        raise EOFError
    said = layer.get(".cpg", b"").decode("ascii", "ignore").strip() or "utf-8"
    with shapefile.Reader(
        shp=io.BytesIO(layer[".shp"]), dbf=io.BytesIO(layer[".dbf"]), encoding=_known(said),
        encodingErrors="replace",
    ) as reader:  # fmt: skip
        return [
            Surface(_lower(one.record.as_dict()), placed(_parts(one.shape), place))
            for one in reader.iterShapeRecords()
        ]


def _lower(about: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in about.items()}


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    if one.flag_bits & 1:
        raise _refused(one.filename)
    return archive.read(one)


def _refused(name: str) -> Refused:
    return Refused(_("«\u00a0{name}\u00a0» est protégé ou trop grand pour être lu.").format(name=name))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "latin-1"


def _projection(prj: bytes) -> int:
    """What the text of a `.prj` says: degrees (when there is none too), Lambert-93, or another."""
    said = prj.decode("latin-1").upper().replace(" ", "_")
    if not said or ("PROJCS" not in said and "PROJCRS" not in said):
        return 4326
    return LAMBERT_93 if "LAMBERT_93" in said or "LAMBERT-93" in said else UNKNOWN


def _parts(shape: Any) -> Rings | None:
    if shape.shapeTypeName not in ("POLYGON", "POLYGONZ", "POLYGONM"):
        return None
    ends = [*list(shape.parts)[1:], len(shape.points)]
    return [
        [(float(p[0]), float(p[1])) for p in shape.points[start:end]]
        for start, end in zip(shape.parts, ends, strict=True)
    ]
