"""One way of opening a transaction, on PostgreSQL and on an embedded SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

import psycopg
from msgspec.json import encode
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Engine,
    Table,
    Text,
    bindparam,
    cast,
    create_engine,
    event,
    func,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from cad.central.tables import METADATA, territory
from cad.domain.errors import MachineTrouble
from cad.domain.text import _

LOST = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A machine that is lost says nothing: without these a worker would wait hours for it."""
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
MIGRATIONS = Path(__file__).parent / "migrations"
AWAY = (DBAPIError, NoConnection, psycopg.Error, sqlite3.Error)
"""The database is away, was switched over or is too busy: nothing was acknowledged. COPY raises the last."""
WAIT_MS = 20_000
"""How long a push waits for another’s commit; a stalled worker is cut by PostgreSQL before that."""


class Database:
    """Where the centre keeps everything. Several workers, each with its own, may share one database."""

    def __init__(self, url: str) -> None:
        """`url`: ``sqlite:///PATH`` or ``postgresql://…``."""
        address = make_url(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = create_engine(
                address, hide_parameters=True, connect_args={"timeout": WAIT_MS / 1000}
            )
            _as_sqlite(self.engine)
        else:
            limits = f"-c lock_timeout={WAIT_MS} -c idle_in_transaction_session_timeout={WAIT_MS // 2}"
            self.engine = create_engine(
                address.set(drivername="postgresql+psycopg"),
                hide_parameters=True,
                connect_args={"options": limits, **LOST},
                pool_pre_ping=True,
            )

    def create(self) -> None:
        """Make the tables, or bring those of an older version up to date; all of it or nothing."""
        from alembic import command
        from alembic.config import Config

        with self.write() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes.update(connection=connection, metadata=METADATA)
            command.upgrade(config, "head")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database."""
        connection = self.engine.connect()
        with connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is on the disk at the end, or nothing of it is."""
        with self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def forget_pages(self) -> None:
        """Leave nothing of what was deleted in the journal of an SQLite file; PostgreSQL cleans its own."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _as_sqlite(engine: Engine) -> None:
    """Transactions begin when we say so, and writers wait for each other from the start."""

    @event.listens_for(engine, "connect")
    def _opened(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def listed(connection: Connection, values: Iterable[str]) -> ColumnElement[str]:
    """Many values as the column of a table, each found through an index whatever the database knows of the
    others: a long IN is compared, value by value, with every row that a worse index gives."""
    said = encode(sorted({*values})).decode()
    if connection.dialect.name == "postgresql":
        given = cast(bindparam(None, said, Text), JSON)
        return func.json_array_elements_text(given).table_valued("value").render_derived().c.value
    return func.json_each(said).table_valued("value").c.value


def among(connection: Connection, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether `column` is one of many values."""
    if connection.dialect.name == "postgresql":
        return column == listed(connection, values)
    return column.in_(select(listed(connection, values)))


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows of texts and numbers, all with the columns of the first: by COPY on PostgreSQL."""
    if not rows:
        return
    names = [*rows[0]]
    columns, values = ", ".join(f'"{name}"' for name in names), itemgetter(*names)
    cursor: Any = connection.connection.cursor()
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(names))
        cursor.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', map(values, rows))
        return
    with cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        copy.write("".join(_copied(values(row)) for row in rows))


def _copied(row: Sequence[Any]) -> str:
    """A line of COPY: one text for all rows is sent several times faster than row by row."""
    texts = [*map(str, row)]
    line = "\t".join(texts)
    if "\\" in line or "\n" in line or "\r" in line or line.count("\t") >= len(texts):
        line = "\t".join(text.translate(_ESCAPED) for text in texts)
    return line + "\n"


def lock_territory(connection: Connection, name: str) -> int:
    """Hold the territory until the end of this transaction; its last version.

    Versions are given under this lock only, so that they are visible in the order in which they were given: a
    slow transaction makes others wait, it never makes one of its rows be skipped.
    """
    row = connection.execute(
        select(territory.c.version).where(territory.c.id == name).with_for_update()
    ).one_or_none()
    if row is None:
        raise MachineTrouble(
            _("Ce dépôt n’est pas prêt\u00a0: lancez d’abord «\u00a0cad central init\u00a0».")
        )
    return int(row.version)


def set_version(connection: Connection, name: str, version: int) -> None:
    """The last version given."""
    connection.execute(update(territory).where(territory.c.id == name).values(version=version))
