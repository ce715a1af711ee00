"""Taking off the laptop the records its adviser may no longer hold, once nothing of them is unsent."""

import json
from collections.abc import Sequence

from cad.domain.catalogue import RECORDS
from cad.store.connection import Connection

_THESE = "(SELECT value FROM json_each(?))"

DERIVED = (
    ("foreign_record", "id"),
    ("seam", "referral"),
    ("follow", "person"),
    ("worked_month", "insertion"),
)
"""What else bears the identifier of a record, and where."""


def leave(connection: Connection, records: Sequence[str]) -> tuple[list[str], set[tuple[str, str]]]:
    """Remove these, with their search entries, history, undo and files.

    Returns those that must wait, because something of them has not reached the centre, and the (kind, id)
    pairs removed. Call in a transaction.
    """
    waiting = _waiting(connection, json.dumps(records))
    leaving = json.dumps([one for one in records if one not in set(waiting)])
    removed = {
        (kind, row[0])
        for kind in RECORDS
        for row in connection.execute(f"SELECT id FROM {kind} WHERE id IN {_THESE}", (leaving,))
    }
    _forget_searches(connection, leaving)
    _forget_history(connection, leaving)
    for kind in RECORDS:
        connection.execute(f"DELETE FROM {kind} WHERE id IN {_THESE}", (leaving,))
    for table, column in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE {column} IN {_THESE}", (leaving,))
    for table in ("blob", "blob_piece"):
        connection.execute(f"DELETE FROM {table} WHERE sha256 NOT IN (SELECT sha256 FROM document)")
    if removed:
        _forget_words(connection)
    return waiting, removed


def _waiting(connection: Connection, records: str) -> list[str]:
    """With something unsent stays whom it is about, under all their names: nothing here is about nobody."""
    rows = connection.execute(
        "WITH RECURSIVE whom(id) AS (SELECT subject FROM change WHERE sent = 0 UNION "
        "SELECT r.merged_into FROM whom JOIN resident r ON r.id = whom.id) "
        "SELECT value FROM json_each(?) WHERE value IN (SELECT record FROM change WHERE sent = 0) "
        "OR value IN (SELECT id FROM whom)",
        (records,),
    )
    return [row[0] for row in rows]


def _forget_words(connection: Connection) -> None:
    """An index only marks as gone what is taken out of it: its words leave when it is written again."""
    for table in ("resident_search", "text_search"):
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def _forget_searches(connection: Connection, leaving: str) -> None:
    people = f"(SELECT pk FROM resident WHERE id IN {_THESE})"
    connection.execute(f"DELETE FROM resident_search WHERE rowid IN {people}", (leaving,))
    connection.execute(f"DELETE FROM resident_key WHERE pk IN {people}", (leaving,))
    forget_texts(connection, leaving)


def forget_texts(connection: Connection, records: str) -> None:
    """Take what was written in these records (a JSON list) out of the search, even if they are not there."""
    texts = f"(SELECT pk FROM text_entry WHERE record IN {_THESE})"
    connection.execute(f"DELETE FROM text_search WHERE rowid IN {texts}", (records,))
    connection.execute(f"DELETE FROM text_entry WHERE record IN {_THESE}", (records,))


def _forget_history(connection: Connection, leaving: str) -> None:
    """An act of which a part is gone cannot be undone any more; one of which nothing is left goes too."""
    acts = f"(SELECT act FROM change WHERE record IN {_THESE})"
    connection.execute(f"UPDATE act SET undoable = 0 WHERE pk IN {acts}", (leaving,))
    connection.execute(
        f"DELETE FROM act WHERE pk IN {acts} AND NOT EXISTS "
        f"(SELECT 1 FROM change c WHERE c.act = act.pk AND c.record NOT IN {_THESE})",
        (leaving, leaving),
    )
    connection.execute(f"DELETE FROM change WHERE record IN {_THESE}", (leaving,))
