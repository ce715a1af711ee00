"""The partners’ directory, as imported: reference data of this laptop, beside the records, never synced."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from cad.domain.directory import REMOTE, THEMES_OF
from cad.domain.directory_row import Row
from cad.store.connection import Connection, transaction
from cad.store.directory_blocks import packed, unpacked

_ADD = (
    "INSERT INTO reference(kind, name, source, dated, imported_on, count, communes) "
    "VALUES ('directory', ?, ?, ?, ?, ?, ?)"
)
_PUT = "INSERT INTO directory_service VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NAMED = (
    "SELECT directory FROM service WHERE directory <> '' "
    "UNION SELECT directory FROM service_mark WHERE directory <> '' AND removed = 0"
)
_SEARCHED = (
    "nom", "commune", "description", "conditions_acces", "publics_precisions", "frais_precisions",
)  # fmt: skip
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_AT_ONCE = 32 << 20
"""Bytes of the index made in memory before they are written: all of a department’s, in one piece."""
Dated = tuple[Row, str]
"""A service, and the day it was gone."""


def keep_directory(
    connection: Connection,
    services: Mapping[str, Row] | None,
    structures: Mapping[str, Row] | None,
    about: tuple[str, str, str],
    area: Iterable[str],
    today: str,
) -> None:
    """In place of the services, or of the structures, held so far; None: these stay as they are.

    A service that is no longer there is dropped, unless a record or a mark names it: it is then `gone`.
    `about`: the file, its source, its day.
    """
    with transaction(connection):
        rows = [*_rows(connection, services, today)]
        partners = _structures(connection, structures)
        for table in ("directory_service", "directory_block", "directory_theme"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO directory_search(directory_search) VALUES ('delete-all')")
        connection.execute(
            f"INSERT INTO directory_search(directory_search, rank) VALUES ('hashsize', {_AT_ONCE})"
        )
        _write(connection, rows, partners)
        connection.execute("DELETE FROM reference WHERE kind = 'directory'")
        named = json.dumps({code: code for code in area}, ensure_ascii=False)
        connection.execute(_ADD, (*about, today, len(rows), named))


def _structures(connection: Connection, given: Mapping[str, Row] | None) -> Mapping[str, Row]:
    """Those given, written; or those held."""
    if given is None:
        held = connection.execute("SELECT id, said FROM directory_structure")
        return {key: _decode(said) for key, said in held}
    connection.execute("DELETE FROM directory_structure")
    connection.executemany(
        "INSERT INTO directory_structure VALUES (?, ?)",
        ((key, _encode(given[key])) for key in sorted(given)),
    )
    return given


def _rows(connection: Connection, services: Mapping[str, Row] | None, today: str) -> Iterator[Dated]:
    """What is to be written."""
    if services is None:
        yield from _held(connection)
        return
    yield from ((one, "") for one in services.values())
    if named := {row[0] for row in connection.execute(_NAMED)} - services.keys():
        yield from ((one, gone_on or today) for one, gone_on in _held(connection) if one["id"] in named)


def _held(connection: Connection) -> list[Dated]:
    gone = connection.execute("SELECT gone_on FROM directory_service ORDER BY pk").fetchall()
    blocks = connection.execute("SELECT said FROM directory_block ORDER BY block")
    lines = (line for block in blocks for line in unpacked(block[0]))
    return [(_decode(line), day) for line, (day,) in zip(lines, gone, strict=True)]


def _write(connection: Connection, rows: list[Dated], partners: Mapping[str, Row]) -> None:
    nobody: Row = {}
    known = [(one, partners.get(one["structure_id"], nobody), gone_on) for one, gone_on in rows]
    connection.executemany(_PUT, (_columns(pk, *one) for pk, one in enumerate(known, 1)))
    blocks = packed([_encode(one) for one, _gone in rows])
    connection.executemany("INSERT INTO directory_block VALUES (?, ?)", enumerate(blocks))
    connection.executemany("INSERT INTO directory_theme VALUES (?, ?)", sorted(_themes(rows)))
    connection.executemany(
        "INSERT INTO directory_search(rowid, words) VALUES (?, ?)",
        ((pk, _words(one, partner)) for pk, (one, partner, _gone) in enumerate(known, 1)),
    )


def _themes(rows: list[Dated]) -> set[tuple[str, int]]:
    return {
        (THEMES_OF[one], pk)
        for pk, (row, _gone) in enumerate(rows, 1)
        for one in row.get("thematiques", ())
        if one in THEMES_OF
    }


def _columns(pk: int, one: Row, partner: Row, gone_on: str) -> tuple[Any, ...]:
    """What is looked through; one that does not say where or when is where and when its structure is."""
    at = one if "longitude" in one or one.get("adresse") or one.get("commune") else partner
    return (
        pk, one["id"], one["structure_id"], _degrees(at, "longitude"), _degrees(at, "latitude"),
        REMOTE in one.get("modes_accueil", ()), one.get("frais", ""), " ".join(one.get("publics", ())),
        one.get("horaires_accueil") or partner.get("horaires_accueil", ""), one.get("date_maj", ""), gone_on,
    )  # fmt: skip


def _degrees(row: Row, name: str) -> float | None:
    value = row.get(name)
    return float(value) if value not in (None, "") else None


def _words(one: Row, partner: Row) -> str:
    return " ".join((partner.get("nom", ""), *(one.get(name, "") for name in _SEARCHED)))
