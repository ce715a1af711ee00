"""When a laptop joins a centre: its adviser and organisation become those of their account, everywhere."""

from cad.domain.catalogue import RECORDS
from cad.domain.record import Field, Kind
from cad.store.connection import Connection


def take_identity(connection: Connection, kind: str, old: str, new: str, name: str) -> None:
    """The record `old` ("" for none) of this `kind` becomes `new`, in every link and every unsent change.

    What was said of it here is not sent: the centre says who its accounts are. Call in a transaction.
    """
    if old:
        _rename_links(connection, kind, old, new)
    connection.execute("DELETE FROM change WHERE record = ?", (old or new,))
    there = connection.execute(f"UPDATE {kind} SET id = ?, name = ? WHERE id = ?", (new, name, old)).rowcount
    if not there:
        connection.execute(
            f"INSERT INTO {kind}(id, created_at, name) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'), ?)",
            (new, name),
        )


def _rename_links(connection: Connection, kind: str, old: str, new: str) -> None:
    """In each table once, in what leads to that `kind` and in what may lead to any, one or a list of them."""
    ids = {"old": old, "new": new}
    for table, described in RECORDS.items():
        links = [name for name, item in described.fields.items() if _may_lead(item, kind)]
        if links:
            renamed = ", ".join(f'"{name}" = replace("{name}", :old, :new)' for name in links)
            there = " OR ".join(f'instr("{name}", :old)' for name in links)
            connection.execute(f"UPDATE {table} SET {renamed} WHERE {there}", ids)
    for column in ("before", "after"):
        connection.execute(
            f"UPDATE change SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)", (old, new, old)
        )
    connection.execute("UPDATE act SET by = ? WHERE by = ?", (new, old))


def _may_lead(item: Field, kind: str) -> bool:
    return item.link == kind or (item.kind is Kind.LINK and not item.link)


def belong_to(connection: Connection, adviser: str, organisation: str) -> None:
    """The adviser writes for that organisation from now on."""
    connection.execute("UPDATE adviser SET organisation = ? WHERE id = ?", (organisation, adviser))
    mark_ours(connection, organisation)


def mark_ours(connection: Connection, organisation: str) -> None:
    """Which organisation is ours is known to each laptop alone."""
    connection.execute("UPDATE organisation SET ours = (id = ?) WHERE ours <> (id = ?)", (organisation,) * 2)
