"""The outlines in every way they are given: degrees or Lambert-93, shapefile, GeoPackage; what is wrong."""

import io
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from math import asin, cos, exp, log, radians, sin, tan
from pathlib import Path
from typing import Any

import pytest
import shapefile
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.lambert93 import to_degrees
from cad.domain.outlines import Outline, metres_between
from cad.exchange.outlines import read_outlines
from cad.exchange.sheet import Watch
from tests import places

pytestmark = pytest.mark.slow
LAMBERT = 'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",...],PROJECTION["Lambert_Conformal_Conic"]]'
WEB = 'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",...]'


def to_lambert(lon: float, lat: float) -> tuple[float, float]:
    """The direct formula of the IGN, for what is read back."""
    e, n, c, xs, ys = 0.08181919104281579, 0.7256077650, 11_754_255.426, 700_000.0, 12_655_612.050
    bent, phi = e * sin(radians(lat)), radians(lat)
    isometric = log(tan(asin(1) / 2 + phi / 2) * ((1 - bent) / (1 + bent)) ** (e / 2))
    radius, angle = c * exp(-n * isometric), n * radians(lon - 3)
    return xs + radius * sin(angle), ys - radius * cos(angle)


@pytest.mark.parametrize(
    ("x", "y", "lon", "lat"),
    [
        (700_000, 6_600_000, 3.0, 46.5),
        (351_000, 6_789_000, -1.6918836541859255, 48.10802706524509),
        (352_345.67, 6_790_123.45, -1.6747281679633452, 48.118836359190865),
        (1_000_000, 6_300_000, 6.724451740898639, 43.735337638192384),
        (250_000, 6_850_000, -3.108262942297202, 48.59348070992075),
    ],
)
def test_known_points_of_lambert_93(x: float, y: float, lon: float, lat: float) -> None:
    """As the PROJ library places them."""
    assert metres_between(to_degrees(x, y), (lon, lat)) < 0.001


@given(st.floats(-5.0, 9.0), st.floats(42.0, 51.0))
def test_lambert_93_there_and_back(lon: float, lat: float) -> None:
    assert metres_between(to_degrees(*to_lambert(lon, lat)), (lon, lat)) < 0.001


def read(path: Path) -> tuple[Outline, ...]:
    return read_outlines(path, Watch())


def features(move: Callable[[float, float], tuple[float, float]]) -> list[tuple[dict[str, str], list[Any]]]:
    """The plan’s outlines, their rings moved."""
    return [
        (
            one["properties"],
            [[move(*p) for p in ring] for part in one["geometry"]["coordinates"] for ring in part],
        )
        for one in places.collection()["features"]
    ]


def still(x: float, y: float) -> tuple[float, float]:
    return x, y


def zipped(
    path: Path, move: Any, prj: str, *, cut: int = 0, codes: str = "utf-8", folder: str = "QP/"
) -> Path:
    """A shapefile in an archive, as the ANCT gives it."""
    shp, dbf, shx = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=codes) as writer:
        for name in ("code_qp", "lib_qp", "insee_com", "lib_com"):
            writer.field(name.upper(), "C", size=80)
        for about, rings in features(move):
            writer.poly([ring[::-1] for ring in rings])
            writer.record(*about.values())
    with zipfile.ZipFile(path, "a") as archive:
        for ending, content in ((".shp", shp), (".dbf", dbf), (".shx", shx)):
            held = content.getvalue()
            archive.writestr(f"{folder}QP2024{ending}", held[: len(held) - cut])
        archive.writestr(f"{folder}QP2024.cpg", codes)
        if prj:
            archive.writestr(f"{folder}QP2024.prj", prj)
    return path


def package(path: Path, move: Any, epsg: int, *, table: str = "qp2024", envelope: bool = True) -> Path:
    """A GeoPackage with the few tables that one reads."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE gpkg_geometry_columns(table_name, column_name, srs_id);"
            "CREATE TABLE gpkg_spatial_ref_sys(srs_id, organization_coordsys_id);"
            f'CREATE TABLE "{table}"(fid, geom, code_qp, lib_qp, insee_com, lib_com);'
        )
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 7)", (table,))
        connection.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (7, ?)", (epsg,))
        for n, (about, rings) in enumerate(features(move)):
            head = b"GP" + bytes((0, 3 if envelope else 1)) + struct.pack("<i", 7)
            head += struct.pack("<4d", 0, 0, 0, 0) if envelope else b""
            shape = struct.pack("<BII", 1, 6, 1) + struct.pack("<BII", 1, 3, len(rings))
            for ring in rings:
                shape += struct.pack("<I", len(ring)) + b"".join(struct.pack("<2d", *p) for p in ring)
            connection.execute(
                f'INSERT INTO "{table}" VALUES (?, ?, ?, ?, ?, ?)', (n, head + shape, *about.values())
            )
        connection.commit()
    return path


def same(found: tuple[Outline, ...], expected: tuple[Outline, ...]) -> bool:
    """The same names, and the same points to a few millimetres, whichever way round one walks."""
    return [(o.code, o.name, o.insee) for o in found] == [
        (o.code, o.name, o.insee) for o in expected
    ] and all(
        any(metres_between(p, q) < 0.005 for q in b.rings[0])
        for a, b in zip(found, expected, strict=True)
        for p in a.rings[0]
    )


def test_the_same_outlines_in_every_kind_of_file(tmp_path: Path) -> None:
    expected = read(places.outlines_file(tmp_path))
    assert same(read(zipped(tmp_path / "wgs.zip", still, "")), expected)
    assert same(read(zipped(tmp_path / "l93.zip", to_lambert, LAMBERT, codes="cp1252")), expected)
    assert same(read(package(tmp_path / "wgs.gpkg", still, 4326)), expected)
    assert same(
        read(package(tmp_path / "l93.gpkg", to_lambert, 2154, table="le plan", envelope=False)), expected
    )
    both = zipped(tmp_path / "both.zip", lambda x, y: (x * 1e5, y * 1e5), WEB, folder="mercator/")
    assert same(read(zipped(both, to_lambert, LAMBERT)), expected)
    moved = places.collection(**{
        about["code_qp"]: [rings] for about, rings in features(to_lambert)
    }) | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}}  # fmt: skip
    assert same(read(places.outlines_file(tmp_path, moved, "l93.geojson")), expected)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "qp.shp").write_bytes(b"\0\0\x27\x0a" * 9)
    (tmp_path / "cut.zip").write_bytes(zipped(tmp_path / "whole.zip", still, "").read_bytes()[:-40])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("liste.csv", "a;b")
    with closing(sqlite3.connect(tmp_path / "other.gpkg")) as connection:
        connection.execute("CREATE TABLE a(b)")
    for path, why in (
        (tmp_path / "qp.shp", "l’archive .zip qui les contient"),
        (tmp_path / "cut.zip", "coupé ou abîmé"),
        (tmp_path / "other.zip", "ne contient pas de shapefile"),
        (tmp_path / "other.gpkg", "n’est pas un GeoPackage"),
        (zipped(tmp_path / "short.zip", still, "", cut=60), "coupé ou abîmé|Il manque|une surface"),
        (zipped(tmp_path / "web.zip", still, WEB), "dans une projection que Sans couture ne lit pas"),
        (package(tmp_path / "web.gpkg", still, 3857), "dans une projection que Sans couture ne lit pas"),
        (package(tmp_path / "wrong.gpkg", still, 2154), "n’est pas une surface"),
        (zipped(tmp_path / "metres.zip", to_lambert, ""), "n’est pas en degrés"),
    ):
        with pytest.raises(Refused, match=why):
            read(path)


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


@pytest.mark.parametrize(
    "harm",
    [
        f"DROP TABLE gpkg_geometry_columns; CREATE VIEW gpkg_geometry_columns AS {ENDLESS} "
        "SELECT 'qp2024' table_name, 'geom' column_name, x srs_id FROM n",
        f"DROP TABLE qp2024; CREATE VIEW qp2024 AS {ENDLESS} SELECT 1 geom, zeroblob(90000) code_qp FROM n",
        "DROP TABLE qp2024; CREATE TABLE qp2024(geom, code_qp AS (zeroblob(900000000)));"
        "INSERT INTO qp2024(geom) VALUES (1)",
        "DROP TABLE qp2024; CREATE TABLE qp2024(geom, code_qp AS (zeroblob(40000000)));"
        "INSERT INTO qp2024(geom) VALUES (1), (2), (3), (4), (5), (6), (7), (8)",
        "UPDATE gpkg_geometry_columns SET column_name = 'autre'",
        "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 'deux'",
    ],
)
def test_a_package_runs_nothing(tmp_path: Path, harm: str) -> None:
    """A GeoPackage is a database, which may hold more than tables."""
    path = package(tmp_path / "harm.gpkg", still, 4326)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(harm)
    with pytest.raises(Refused, match="n’est pas un GeoPackage"):
        read(path)


def test_an_archive_that_unpacks_without_end(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.shp", bytes(50_000_000))
            archive.writestr(f"{number}.dbf", "")
    with pytest.raises(Refused, match="trop grand"):
        read(tmp_path / "bomb.zip")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"crs": {"properties": ["EPSG"]}}, "Il manque"),
        ({"crs": {"properties": {"name": "9" * 5000}}}, "projection"),
        ({}, "Il manque"),
    ],
)
def test_odd_collections(tmp_path: Path, changed: dict[str, Any], why: str) -> None:
    made = places.collection() | changed
    made["features"][0]["properties"]["code_qp"] = ["QN03501M"]
    made["features"].append({"properties": {"code_qp": {}}, "geometry": {"type": [], "coordinates": 1}})
    with pytest.raises(Refused, match=why):
        read(places.outlines_file(tmp_path, made))


def test_what_is_too_deep_or_too_fine(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="n’est pas un fichier de contours"):
        read(places.outlines_file(tmp_path, '{"features":' + "[" * 100_000))
    with pytest.raises(Refused, match="trop de points"):
        read(places.outlines_file(tmp_path, places.collection(**{places.CODES[0]: [[[[0, 0]] * 10_001]]})))


@given(
    st.sampled_from(("zip", "gpkg", "geojson")), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)))
)
def test_whatever_is_damaged_is_told(
    tmp_path_factory: Any, kind: str, blows: list[tuple[float, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = {
        "zip": lambda: zipped(folder / "a.zip", still, LAMBERT),
        "gpkg": lambda: package(folder / "a.gpkg", still, 4326),
        "geojson": lambda: places.outlines_file(folder),
    }[kind]()
    content = bytearray(path.read_bytes())
    for place, blow in blows:
        at = int(place * len(content))
        content[at : at + len(blow)] = blow
    path.write_bytes(content)
    with suppress(Refused):
        read(path)
