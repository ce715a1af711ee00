"""Going through the whole notebook, one kind of record after the other, without holding it in memory."""

from collections.abc import Iterator
from typing import Any, TypeVar

from cad.domain.record import Record
from cad.store.connection import Connection
from cad.store.table import each

R = TypeVar("R", bound=Record)


def live(connection: Connection, cls: type[R]) -> Iterator[R]:
    """The records of a kind that were not removed, in the order they were written."""
    return each(connection, cls, "removed = 0 ORDER BY pk")


def all_of(connection: Connection, cls: type[R]) -> Iterator[R]:
    """The same with those removed: other records still name them."""
    return each(connection, cls, "1 ORDER BY pk")


def by_person(connection: Connection, cls: type[R]) -> Iterator[R]:
    """The live records of a kind about people, those of one person together."""
    return each(connection, cls, "removed = 0 ORDER BY resident, pk")


def names(connection: Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Identifier and the columns that name a record, for every one of a kind."""
    return iter(connection.execute(f"SELECT id, {columns} FROM {table}"))
