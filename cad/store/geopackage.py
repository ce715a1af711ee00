"""A GeoPackage as others publish it: an SQLite file, opened to be read and nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from cad.domain.errors import Refused
from cad.domain.text import _

MOST = 200_000
"""Rows of a layer: a hundred times the priority neighbourhoods of the country."""


class GeoPackage(NamedTuple):
    """One layer: the EPSG number it is drawn in, then of each row its columns by name and its shape."""

    name: str
    epsg: int
    rows: list[tuple[dict[str, Any], Any]]


def read_layers(path: Path) -> list[GeoPackage]:
    """Its layers. Raises `Refused` when it is another database, or damaged."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            layers = connection.execute(
                "SELECT g.table_name, g.column_name, coalesce(r.organization_coordsys_id, g.srs_id) "
                "FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys r ON r.srs_id = g.srs_id"
            ).fetchall()
            return [_layer(connection, *layer) for layer in layers]
    except sqlite3.Error as error:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» n’est pas un GeoPackage, ou est abîmé\u00a0: téléchargez-le de nouveau."
            ).format(name=path.name)
        ) from error


def _layer(connection: sqlite3.Connection, name: str, shape: str, epsg: int) -> GeoPackage:
    rows = connection.execute(f"SELECT * FROM {_quoted(name)} LIMIT {MOST}")
    columns = [str(one[0]).lower() for one in rows.description]
    at = columns.index(str(shape).lower())
    return GeoPackage(name, int(epsg), [(dict(zip(columns, row, strict=True)), row[at]) for row in rows])


def _quoted(name: str) -> str:
    """A name of the file’s own, as SQL takes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
