"""A notebook of one’s own, on a day that never moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.notebook import Notebook
from cad.store import keys

TODAY = "2026-11-23"
CHEAP = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
"""Argon2id at its least: what is tested here is not the lock."""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notebook]:
    """A fresh notebook, empty, on Monday 23 November 2026 at ten."""
    monkeypatch.setattr(keys, "ARGON", CHEAP)
    made, _code = notebook.create(tmp_path / "carnet", "quatre mots à deviner", fixed(f"{TODAY}T10:00"))
    yield made
    made.close()
