"""Records in and out of their tables, as the descriptions say."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from cad.domain.errors import Refused
from cad.domain.record import Description, Field, Record, describe
from cad.domain.text import _
from cad.store.connection import Connection

R = TypeVar("R", bound=Record)


@cache
def _columns(described: Description) -> str:
    return ", ".join(["id", "created_at", *(f'"{name}"' for name in described.fields)])


@cache
def _converted(described: Description) -> tuple[tuple[str, ...], tuple[tuple[int, Field], ...]]:
    """Names in column order, and the few fields whose stored form is not their value."""
    fields = described.fields
    names = ("id", "created_at", *fields)
    odd = tuple((i, f) for i, f in enumerate(fields.values(), 2) if f.converted)
    return names, odd


def made(cls: type[R], row: Iterable[Any]) -> R:
    """A record from a row of `select`’s columns."""
    names, odd = _converted(describe(cls))
    values = list(row)
    for index, described in odd:
        values[index] = described.from_column(values[index])
    return cls(**dict(zip(names, values, strict=True)))


def select(connection: Connection, cls: type[R], where: str = "removed = 0", *values: Any) -> list[R]:
    """The records of a kind that a condition keeps; `where` may end with an ORDER BY or LIMIT."""
    return list(each(connection, cls, where, *values))


def each(connection: Connection, cls: type[R], where: str = "removed = 0", *values: Any) -> Iterator[R]:
    """The same one at a time, for what does not fit in memory."""
    sql = f"SELECT {_columns(describe(cls))} FROM {describe(cls).name} WHERE {where}"
    return (made(cls, row) for row in connection.execute(sql, values))


def load(connection: Connection, cls: type[R], record_id: str) -> R:
    """One record by its identifier. Raises `Refused` when there is none."""
    found = select(connection, cls, "id = ?", record_id)
    if not found:
        raise Refused(
            _(
                "{label} introuvable\u00a0: l’identifiant «\u00a0{id}\u00a0» n’existe pas dans ce carnet."
            ).format(label=describe(cls).label, id=record_id)
        )
    return found[0]


def next_number(connection: Connection, described: Description) -> int:
    """The row number that the next record of a kind takes."""
    return int(connection.execute(f"SELECT coalesce(max(pk), 0) + 1 FROM {described.name}").fetchone()[0])


def values(record: Record) -> tuple[Any, ...]:
    """The described fields of a record, in order."""
    return _getter(describe(type(record)))(record)


@cache
def _getter(described: Description) -> Callable[[Record], tuple[Any, ...]]:
    return attrgetter(*described.fields)
