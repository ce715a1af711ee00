"""A GeoPackage as others publish it: an SQLite file, opened to be read and nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from cad.domain.errors import Refused
from cad.domain.text import _

MOST = 200_000
"""Rows of a layer: a hundred times the priority neighbourhoods of the country."""
LONGEST, HEAVIEST = 50 * 1024 * 1024, 200 * 1024 * 1024
"""Bytes of a shape, and of all that is read: ten times the outlines of the whole country."""
STEPS, MOST_STEPS = 100_000, 1_000
"""What reading may take of the database: a file of the whole country takes a hundredth of it."""
_ALLOWED = frozenset((sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT))


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
            _tame(connection)
            layers = connection.execute(
                "SELECT g.table_name, g.column_name, coalesce(r.organization_coordsys_id, g.srs_id) "
                "FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys r ON r.srs_id = g.srs_id"
            ).fetchall()
            return [_layer(connection, *layer) for layer in layers]
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» n’est pas un GeoPackage, ou est abîmé\u00a0: téléchargez-le de nouveau."
            ).format(name=path.name)
        ) from error


def _tame(connection: sqlite3.Connection) -> None:
    """Tables are read and nothing is run: a view, or a column that is worked out, could be endless."""
    steps = iter(range(MOST_STEPS))

    def allowed(action: int, _table: object, name: object, _db: object, inside: object) -> int:
        plain = action in _ALLOWED or (action == sqlite3.SQLITE_FUNCTION and name == "coalesce")
        return sqlite3.SQLITE_OK if plain and not inside else sqlite3.SQLITE_DENY

    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.set_progress_handler(lambda: next(steps, None) is None, STEPS)
    connection.set_authorizer(allowed)


def _layer(connection: sqlite3.Connection, name: str, shape: str, epsg: int) -> GeoPackage:
    rows = connection.execute(f"SELECT * FROM {_quoted(name)} LIMIT {MOST}")
    columns = [str(one[0]).lower() for one in rows.description]
    at, left, read = columns.index(str(shape).lower()), HEAVIEST, []
    for row in rows:
        left -= sum(len(value) for value in row if isinstance(value, (bytes, str)))
        if left < 0:
            raise sqlite3.DataError
        read.append((dict(zip(columns, row, strict=True)), row[at]))
    return GeoPackage(name, int(epsg), read)


def _quoted(name: str) -> str:
    """A name of the file’s own, as SQL takes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
