"""A centre as synchronisation is tried on; one to kill, two workers on a PostgreSQL of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.postgres import Postgres, running
from tests.central.postgres import postgres as postgres
from tests.central.storm import Storm, storm
from tests.sync.conftest import centre as centre


@pytest.fixture(scope="session")
def own_postgres() -> Iterator[Postgres]:
    """That no other test uses, for it is killed."""
    with running() as server:
        yield server


@pytest.fixture
def lived(own_postgres: Postgres, tmp_path: Path) -> Iterator[Storm]:
    with storm(own_postgres.new_database(), tmp_path) as made:
        yield made
