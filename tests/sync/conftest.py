"""Every test of synchronisation runs on an embedded file and, in the whole suite, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.central.database import Database
from tests.sync.office import Office, office


@pytest.fixture(params=["sqlite"])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield made
