"""Outlines and addresses, as imported: true of this laptop only, beside the records, never synced."""

import json
from collections.abc import Iterable
from typing import Any

from cad.domain.address import way_words
from cad.domain.names import fold
from cad.domain.outlines import Outline
from cad.store.connection import Connection, transaction

_ADD = (
    "INSERT INTO reference(kind, name, source, dated, imported_on, count, communes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def keep_outlines(
    connection: Connection, outlines: Iterable[Outline], name: str, source: str, dated: str, on: str
) -> None:
    """One more version: the last one is used, the others stay."""
    held = tuple(outlines)
    with transaction(connection):
        pk = _add(
            connection, "outlines", (name, source, dated, on), len(held), {o.insee: o.commune for o in held}
        )
        connection.executemany(
            "INSERT INTO outline(reference, code, name, insee, commune, rings) VALUES (?, ?, ?, ?, ?, ?)",
            [(pk, o.code, o.name, o.insee, o.commune, json.dumps(o.rings)) for o in held],
        )


def keep_addresses(
    connection: Connection,
    ways: Iterable[tuple[tuple[str, str, str, str], list[tuple[int, str, float, float]]]],
    communes: dict[str, str],
    name: str, source: str, dated: str, on: str,
) -> None:  # fmt: skip
    """In place of what was known of these communes; the others stay as they are."""
    held = [*ways]
    with transaction(connection):
        replaced = "SELECT pk FROM way WHERE insee IN (SELECT value FROM json_each(?))"
        asked = (json.dumps([*communes]),)
        connection.execute(f"DELETE FROM door WHERE way IN ({replaced})", asked)
        connection.execute(f"DELETE FROM way_search WHERE rowid IN ({replaced})", asked)
        connection.execute(f"DELETE FROM way WHERE pk IN ({replaced})", asked)
        pk = _add(connection, "addresses", (name, source, dated, on), sum(len(d) for _w, d in held), communes)
        first = 1 + int(connection.execute("SELECT coalesce(max(pk), 0) FROM way").fetchone()[0])
        numbered = [*enumerate(held, first)]
        words = {way: " ".join(_words(about[0])) for way, (about, _doors) in numbered}
        connection.executemany(
            "INSERT INTO way(pk, reference, name, postcode, insee, city, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((way, pk, *about, words[way]) for way, (about, _doors) in numbered),
        )
        connection.executemany("INSERT INTO way_search(rowid, words) VALUES (?, ?)", words.items())
        connection.executemany(
            "INSERT INTO door VALUES (?, ?, ?, ?, ?)",
            ((way, *door) for way, (_about, doors) in numbered for door in doors),
        )
        connection.execute(
            "INSERT OR REPLACE INTO commune "
            "SELECT insee, min(city), json_group_array(DISTINCT postcode) FROM way GROUP BY insee"
        )
        connection.execute("INSERT INTO way_search(way_search) VALUES ('optimize')")


def _words(name: str) -> tuple[str, ...]:
    return way_words(fold(name).split())


def _add(
    connection: Connection, kind: str, about: tuple[str, ...], count: int, communes: dict[str, str]
) -> int:
    row: tuple[Any, ...] = (kind, *about, count, json.dumps(communes, ensure_ascii=False))
    return int(connection.execute(_ADD, row).lastrowid)
