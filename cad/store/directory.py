"""The partners’ directory, as imported: reference data of this laptop, beside the records, never synced."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from cad.domain.directory import REMOTE, Offered, Structure, placed
from cad.store.connection import Connection, transaction

_ADD = (
    "INSERT INTO reference(kind, name, source, dated, imported_on, count, communes) "
    "VALUES ('directory', ?, ?, ?, ?, ?, ?)"
)
_PUT = (
    "INSERT INTO directory_service(pk, id, structure, lon, lat, remote, fees, publics, hours, updated_on, "
    "gone_on, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_NAMED = (
    "SELECT id, said, gone_on FROM directory_service WHERE id IN (SELECT directory FROM service "
    "WHERE directory <> '' UNION SELECT directory FROM service_mark WHERE directory <> '' AND removed = 0)"
)
_encode = msgspec.json.Encoder().encode
_offered = msgspec.json.Decoder(Offered).decode
_structure = msgspec.json.Decoder(Structure).decode


def keep_directory(
    connection: Connection,
    services: Mapping[str, Offered] | None,
    structures: Mapping[str, Structure] | None,
    about: tuple[str, str, str],
    area: Iterable[str],
    today: str,
) -> None:
    """In place of the services, or of the structures, held so far; None: these stay as they are.

    A service that is no longer there is dropped, unless a record or a mark names it: it is then `gone`.
    `about`: the file, its source, its day.
    """
    with transaction(connection):
        partners = dict(structures) if structures is not None else held_structures(connection)
        if structures is not None:
            connection.execute("DELETE FROM directory_structure")
            connection.executemany(
                "INSERT INTO directory_structure VALUES (?, ?)",
                ((key, _encode(one).decode()) for key, one in partners.items()),
            )
        rows = [*_rows(connection, services, today)]
        for table in ("directory_service", "directory_theme"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO directory_search(directory_search) VALUES ('delete-all')")
        _write(connection, rows, partners)
        connection.execute("DELETE FROM reference WHERE kind = 'directory'")
        named = json.dumps({code: code for code in area}, ensure_ascii=False)
        connection.execute(_ADD, (*about, today, len(rows), named))


def held_structures(connection: Connection) -> dict[str, Structure]:
    """Every structure, by its identifier."""
    rows = connection.execute("SELECT id, said FROM directory_structure")
    return {key: _structure(said) for key, said in rows}


def _rows(
    connection: Connection, services: Mapping[str, Offered] | None, today: str
) -> Iterator[tuple[Offered, str]]:
    """What is to be written, with the day it was gone."""
    if services is None:
        held = connection.execute("SELECT said, gone_on FROM directory_service ORDER BY pk")
        yield from ((_offered(said), gone_on) for said, gone_on in held)
        return
    yield from ((one, "") for one in services.values())
    for key, said, gone_on in connection.execute(_NAMED).fetchall():
        if key not in services:
            yield _offered(said), gone_on or today


def _write(
    connection: Connection, rows: list[tuple[Offered, str]], partners: Mapping[str, Structure]
) -> None:
    known = [(placed(one, partners.get(one.structure)), one, gone_on) for one, gone_on in rows]
    connection.executemany(_PUT, (_columns(pk, *one) for pk, one in enumerate(known, 1)))
    connection.executemany(
        "INSERT INTO directory_theme VALUES (?, ?)",
        sorted((theme, pk) for pk, (one, _gone) in enumerate(rows, 1) for theme in one.themes),
    )
    connection.executemany(
        "INSERT INTO directory_search(rowid, words) VALUES (?, ?)",
        ((pk, _words(one)) for pk, (one, _said, _gone) in enumerate(known, 1)),
    )


def _columns(pk: int, one: Offered, said: Offered, gone_on: str) -> tuple[Any, ...]:
    return (
        pk, one.id, one.structure, one.lon, one.lat, REMOTE in one.modes, one.fees, " ".join(one.publics),
        one.hours, one.updated_on, gone_on, _encode(said).decode(),
    )  # fmt: skip


def _words(one: Offered) -> str:
    return " ".join(
        (one.name, one.partner, one.city, one.description, one.conditions, one.publics_said, one.fees_said)
    )
