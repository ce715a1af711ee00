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
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'centre.db'}"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.new_database()
    with office(Database(url), tmp_path) as made:
        yield made
