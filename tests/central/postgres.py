"""A PostgreSQL of the tests’ own, on a socket in a temporary folder, from a package."""

import itertools
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest


class Postgres:
    """One server; each test has a database of its own."""

    def __init__(self, folder: Path) -> None:
        locks = folder.parent / "locks"
        locks.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(locks))
        import pgserver

        self._server: Any = pgserver.get_server(folder, cleanup_mode="stop")
        self._numbers = itertools.count()

    def new_database(self) -> str:
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return str(self._server.get_uri(database=name))

    def hasten(self) -> None:
        """It waits for no disk any more; for tests that do not kill it."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            for wait in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(f"ALTER SYSTEM SET {wait} = off")
            connection.execute("SELECT pg_reload_conf()")

    def kill(self) -> None:
        """As when the machine loses its power: the postmaster and all it runs, at once."""
        self._end(lambda postmaster: postmaster.kill())

    def stop_at_once(self) -> None:
        """An immediate stop: every transaction under way is given up, as by an operator in a hurry."""
        self._end(lambda postmaster: postmaster.send_signal(signal.SIGQUIT))

    def _end(self, how: Callable[[psutil.Process], None]) -> None:
        postmaster = psutil.Process(self._server.get_pid())
        processes = [postmaster, *postmaster.children()]
        how(postmaster)
        psutil.wait_procs(processes, 20)

    def start(self) -> None:
        """Again, after an end."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        self._server.cleanup()


@contextmanager
def running() -> Iterator[Postgres]:
    """A server in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="cad-pg-"))
    folder.chmod(0o755)  # the server runs as another user when the tests run as root
    server = Postgres(folder / "data")
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        server.hasten()
        yield server
