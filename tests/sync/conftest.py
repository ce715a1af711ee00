"""Every test of synchronisation runs on an embedded file and, in the whole suite, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.central.database import Database
from tests.central.postgres import Postgres
from tests.central.postgres import postgres as postgres
from tests.sync.office import Office, office

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]


@pytest.fixture(params=BOTH)
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    with office(database(request, tmp_path), tmp_path) as made:
        yield made


def database(request: pytest.FixtureRequest, folder: Path) -> Database:
    """A new one, of the kind that a fixture with `BOTH` is asked for."""
    if request.param == "sqlite":
        return Database(f"sqlite:///{folder / 'centre.db'}")
    postgres: Postgres = request.getfixturevalue("postgres")
    return Database(postgres.new_database())
