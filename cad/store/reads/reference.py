"""Outlines and addresses: what was imported, and what is asked of it."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from cad.domain.outlines import Outline, Ring
from cad.store.connection import Connection

MOST_WAYS = 400
"""Ways compared with what is typed: more share so few letters that none is meant yet."""


class Imported(NamedTuple):
    """A file that was imported: how many outlines or addresses in all; `communes` by INSEE code."""

    pk: int
    kind: str
    name: str
    source: str
    dated: str
    imported_on: str
    total: int
    communes: dict[str, str]


class Way(NamedTuple):
    """A way of a commune; `words` as they are searched."""

    pk: int
    name: str
    postcode: str
    insee: str
    city: str
    words: str


class Door(NamedTuple):
    """An address."""

    way: int
    repeat: str
    lon: float
    lat: float


def imported(connection: Connection) -> tuple[Imported, ...]:
    """Every file in use and every version of the outlines, the last one first."""
    rows = connection.execute(
        "SELECT pk, kind, name, source, dated, imported_on, count, communes FROM reference "
        "WHERE kind IN ('outlines', 'directory') OR pk IN (SELECT reference FROM way) ORDER BY pk DESC"
    )
    return tuple(Imported._make((*about, json.loads(communes))) for *about, communes in rows)


def outlines(connection: Connection, reference: int) -> tuple[Outline, ...]:
    """Those of one version."""
    rows = connection.execute(
        "SELECT code, name, insee, commune, rings FROM outline WHERE reference = ?", (reference,)
    )
    return tuple(
        Outline(code, name, insee, commune, _rings(text)) for code, name, insee, commune, text in rows
    )


def _rings(text: str) -> tuple[Ring, ...]:
    return tuple(tuple((lon, lat) for lon, lat in ring) for ring in json.loads(text))


def ways(connection: Connection, match: str, *, ranked: bool = False) -> list[Way]:
    """The ways that match; `ranked` when so many may that the nearest must come first."""
    order = "ORDER BY rank " if ranked else ""
    found = f"SELECT rowid FROM way_search WHERE way_search MATCH ? {order}LIMIT ?"
    rows = connection.execute(
        f"SELECT pk, name, postcode, insee, city, words FROM way WHERE pk IN ({found})", (match, MOST_WAYS)
    )
    return [Way(*row) for row in rows]


def doors(connection: Connection, ways: Iterable[int], number: int) -> list[Door]:
    """The doors that have this number, in those ways."""
    rows = connection.execute(
        'SELECT way, "repeat", lon, lat FROM json_each(?) CROSS JOIN door ON way = value AND number = ?',
        (json.dumps([*ways]), number),
    )
    return [Door(*row) for row in rows]


def vocabulary(connection: Connection) -> list[str]:
    """Every word there is in the names of ways."""
    return [row[0] for row in connection.execute("SELECT term FROM way_word")]


def communes(connection: Connection) -> dict[str, tuple[str, frozenset[str]]]:
    """INSEE code → name and postcodes, of those whose addresses are known."""
    rows = connection.execute("SELECT insee, city, postcodes FROM commune")
    return {insee: (city, frozenset(json.loads(codes))) for insee, city, codes in rows}
