"""Adding records of one kind, list after list, with their history and what finds them."""

from collections.abc import Iterable, Sequence
from typing import Any

from cad.domain.record import Description
from cad.domain.resident import Resident
from cad.store import indexing, search
from cad.store.connection import Connection
from cad.store.created import created_sql, insert_sql
from cad.store.rows import Rows, as_json
from cad.store.search import Statement
from cad.store.table import next_number


class Adding:
    """What is added of one kind: each list is made `ready`, then written; then `finish`.

    Act number `act` says so in the history; with none, the records come from elsewhere and have theirs there.
    """

    def __init__(self, connection: Connection, described: Description, act: int = 0) -> None:
        self.connection = connection
        self._act = act
        self._next = next_number(connection, described)
        self._entries: list[search.Entry] = []
        self._others: list[tuple[Rows, int]] = []

    def ready(self, rows: Rows, **local: Sequence[Any]) -> list[Statement]:
        """What writes a list, and these columns that are of this laptop alone; lists are made ready in their
        order. Raises `Refused` for an unfit value of an act."""
        if self._act:
            rows.check()
        first, self._next = self._next, self._next + len(rows.ids)
        if rows.described.cls is not Resident:
            self._others.append((rows, first))
            return self._statements(rows, first, local)
        numbers = range(first, self._next)
        self._entries += search.entries(rows, numbers)
        people = self._statements(rows, first, local | {"sort_key": search.sort_keys(rows)})
        return [*people, search.keys(rows, numbers)]

    def _statements(self, rows: Rows, first: int, local: dict[str, Sequence[Any]]) -> list[Statement]:
        """The rows, numbered from `first`, and their history."""
        described, given = rows.described, tuple(rows.columns)
        table = as_json([*zip(*rows.stored(), *local.values(), strict=True)])
        adding = (insert_sql(described, given, *local), (table, first))
        return [adding, (created_sql(described, given), (self._act, first))] if self._act else [adding]

    def write(self, statements: Iterable[Statement]) -> None:
        """Write one list. SQLite leaves Python to other threads meanwhile."""
        for sql, values in statements:
            self.connection.execute(sql, values)

    def finish(self) -> None:
        """What is written as one, after the last list.

        SQLite would write out the search entries it holds back before any other statement on a list.
        """
        self.write([search.added(self._entries)] if self._entries else [])
        for rows, first in self._others:
            indexing.index_new(self.connection, rows, first)
