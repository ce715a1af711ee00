"""When a laptop joins a centre: its adviser and organisation become those of their account, everywhere."""

from cad.domain.catalogue import RECORDS
from cad.domain.record import Kind
from cad.store.connection import Connection


def take_identity(connection: Connection, kind: str, old: str, new: str, name: str) -> None:
    """The record `old` ("" for none) of this `kind` becomes `new`, in every link and every unsent change.

    What was said of it here is not sent: the centre says who its accounts are. Call in a transaction.
    """
    if old:
        _rename_links(connection, old, new)
    connection.execute("DELETE FROM change WHERE record = ?", (old or new,))
    there = connection.execute(f"UPDATE {kind} SET id = ?, name = ? WHERE id = ?", (new, name, old)).rowcount
    if not there:
        connection.execute(
            f"INSERT INTO {kind}(id, created_at, name) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'), ?)",
            (new, name),
        )


def _rename_links(connection: Connection, old: str, new: str) -> None:
    for kind, described in RECORDS.items():
        for name, item in described.fields.items():
            if item.kind is Kind.LINK:
                connection.execute(f'UPDATE {kind} SET "{name}" = ? WHERE "{name}" = ?', (new, old))
    for column in ("before", "after"):
        connection.execute(
            f"UPDATE change SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)", (old, new, old)
        )
    connection.execute("UPDATE act SET by = ? WHERE by = ?", (new, old))


def belong_to(connection: Connection, adviser: str, organisation: str) -> None:
    """The adviser writes for that organisation from now on."""
    connection.execute("UPDATE adviser SET organisation = ? WHERE id = ?", (organisation, adviser))
    mark_ours(connection, organisation)


def mark_ours(connection: Connection, organisation: str) -> None:
    """Which organisation is ours is known to each laptop alone."""
    connection.execute("UPDATE organisation SET ours = (id = ?) WHERE ours <> (id = ?)", (organisation,) * 2)
