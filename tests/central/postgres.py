"""A PostgreSQL of the tests’ own, on a socket in a temporary folder, from a package."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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

    def stop(self) -> None:
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="cad-pg-"))
    folder.chmod(0o755)  # the server runs as another user when the tests run as root
    server = Postgres(folder / "data")
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
