"""The whole record at one moment, to compare with another: what undo must give back."""

from typing import Any

from cad.domain.catalogue import RECORDS
from cad.services.notebook import Notebook
from cad.store.derived import REBUILD
from cad.store.table import select

Snapshot = dict[str, Any]


def snapshot(book: Notebook) -> Snapshot:
    """Every live record by kind and id, and the read models worked out from them."""
    live = {
        name: {record.id: record for record in select(book.connection, described.cls)}
        for name, described in RECORDS.items()
    }
    return live | read_models(book)


def read_models(book: Notebook) -> Snapshot:
    """What the triggers keep."""
    return {
        table: sorted(book.connection.execute(f"SELECT * FROM {table}").fetchall())
        for table in ("seam", "follow")
    }


def rebuilt(book: Notebook) -> Snapshot:
    """The read models worked out from nothing; the record is left as it was."""
    book.connection.execute("BEGIN")
    for table in ("seam", "follow"):
        book.connection.execute(f"DELETE FROM {table}")
    for statement in REBUILD:
        book.connection.execute(statement)
    found = read_models(book)
    book.connection.execute("ROLLBACK")
    return found
