"""The search entries made again from the records, when they no longer agree."""

from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.store import search
from cad.store.connection import Connection
from cad.store.indexing import WRITTEN
from cad.store.table import select

EMPTIED = ("resident_search", "resident_key", "text_entry", "text_search")


def rebuild(connection: Connection) -> int:
    """Empty and fill the search tables, inside a transaction; returns how many people are found."""
    for table in EMPTIED:
        connection.execute(f"DELETE FROM {table}")
    pks = {record: pk for pk, record in connection.execute("SELECT pk, id FROM resident")}
    people = select(connection, Resident, "1")
    search.add_to_index(connection, ((pks[person.id], person) for person in people))
    for cls, fields in WRITTEN.items():
        kind = describe(cls).name
        for record in select(connection, cls):
            text = " ".join(getattr(record, name) for name in fields)
            search.index_text(connection, kind, record.id, getattr(record, "resident", ""), text)
    return sum(not person.removed for person in people)
