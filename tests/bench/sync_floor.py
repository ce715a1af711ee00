"""What the two databases alone take for the rows of a synchronisation: the least that any program would.

The same rows in the same tables with their indexes, by bare statements made ready beforehand, the encrypted
file and then PostgreSQL: no network, no merge, no rights, nothing made. A lower bound, and a generous one.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psycopg

from cad.domain.resident import Resident
from cad.services.notebook import Notebook
from cad.store.connection import Connection, connect, transaction
from cad.store.rows import of_records
from cad.store.search import Statement, added, entries
from cad.store.table import select
from tests.sync.office import new_notebook

TABLES = ("record", "change", "access")
_OUTBOX = (
    "SELECT c.pk, a.id, a.name, a.label, a.at, c.kind, c.record, c.created, c.base, c.after, c.before "
    "FROM change c JOIN act a ON a.pk = c.act WHERE c.pk > ? ORDER BY c.pk"
)
_HISTORY = (
    "INSERT INTO change(act, kind, record, subject, before, after, base, sent) SELECT 1, 'resident', id, id, "
    """'{"reads_french":"some"}', '{"reads_french":"none"}', 1, 1 FROM resident WHERE id = ?"""
)


def floors(sender: Notebook, receiver: Notebook, address: str, edited: int) -> dict[str, float]:
    """Leg → seconds, once the legs were run; `edited` is how many rows the last two were about."""
    with psycopg.connect(address) as centre:
        whole = {table: _block(centre, f'SELECT * FROM "{table}"') for table in TABLES}
        last = "ORDER BY version DESC LIMIT"
        some = {table: _block(centre, f'SELECT * FROM "{table}" {last} {edited}') for table in TABLES[:2]}
        ids = [row[0] for row in centre.execute(f"SELECT id FROM record {last} {edited}")]
        for table in TABLES:
            centre.execute(f'CREATE TABLE "floor_{table}" (LIKE "{table}" INCLUDING ALL)')
        centre.commit()
        legs = {"push": _timed(_outbox, sender, 0) + _took(lambda: _copy(centre, whole))}
        centre.execute("ANALYZE")
        every = lambda: centre.execute("SELECT * FROM record ORDER BY version").fetchall()  # noqa: E731
        legs["pull"] = _took(every) + _inserted(receiver)
        written = _took(lambda: _rewrite(centre, ids, some))
        legs["dpush"] = _timed(_outbox, sender, _last(sender.connection) - edited) + written
        given = _took(lambda: centre.execute("SELECT * FROM record WHERE id = ANY(%s)", [ids]).fetchall())
        legs["dpull"] = given + _timed(_updated, receiver, ids)
    return legs


def _took(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _timed(act: Callable[[Connection, Any], object], book: Notebook, given: Any) -> float:
    connection = connect(book.store.folder.record, book.store.key)
    try:
        return _took(lambda: act(connection, given))
    finally:
        connection.close()


def _block(centre: Any, query: str) -> bytes:
    with centre.cursor().copy(f"COPY ({query}) TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


def _copy(centre: Any, blocks: dict[str, bytes]) -> None:
    for table, block in blocks.items():
        with centre.cursor().copy(f'COPY "floor_{table}" FROM STDIN') as copy:
            copy.write(block)
    centre.commit()


def _rewrite(centre: Any, ids: list[str], blocks: dict[str, bytes]) -> None:
    """The rows are read, and written anew, with their history (here, anew too)."""
    centre.execute("SELECT * FROM floor_record WHERE id = ANY(%s)", [ids]).fetchall()
    for table, column in (("record", "id"), ("change", "record")):
        centre.execute(f"DELETE FROM floor_{table} WHERE {column} = ANY(%s)", [ids])
    _copy(centre, blocks)


def _last(connection: Connection) -> int:
    return int(connection.execute("SELECT max(pk) FROM change").fetchone()[0])


def _outbox(connection: Connection, after: int) -> None:
    rows = connection.execute(_OUTBOX, (after,)).fetchall()
    with transaction(connection):
        connection.executemany("UPDATE change SET sent = sent + 1 WHERE pk = ?", [row[:1] for row in rows])


def _inserted(book: Notebook) -> float:
    tables = ("resident", "resident_key")
    rows = {table: book.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    people = of_records(select(book.connection, Resident))
    found = added(entries(people, range(1, len(people.ids) + 1)))
    empty = new_notebook(Path(f"{book.store.folder.path}-plancher"))
    try:
        return _timed(lambda connection, _given: _insert(connection, rows, found), empty, None)
    finally:
        empty.close()


def _insert(connection: Connection, rows: dict[str, list[Any]], found: Statement) -> None:
    with transaction(connection):
        for table, some in rows.items():
            marks = ", ".join("?" * len(some[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
        connection.execute(*found)


def _updated(connection: Connection, ids: Iterable[str]) -> None:
    keys = [(one,) for one in ids]
    with transaction(connection):
        for key in keys:
            connection.execute("SELECT * FROM resident WHERE id = ?", key).fetchone()
        connection.executemany(
            "UPDATE resident SET version = version + 1, reads_french = 'none' WHERE id = ?", keys
        )
        connection.executemany(_HISTORY, keys)
