"""Common ground of all tests: a stray warning, log line or thread fails the test that left it."""

import gc
import logging
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # this machine’s own is left alone

import pytest

from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.notebook import Notebook
from cad.store import keys
from tests import drawn as drawn

if TYPE_CHECKING:
    from tests.sync.office import Office

TODAY = "2026-11-23"
NOW = f"{TODAY}T10:00"
CHEAP = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
"""Argon2id at its least: what is tested is rarely the lock."""
PASSPHRASE = "quatre mots à deviner"


def pytest_collection_finish() -> None:
    """What was collected lives until the end: no test pays for looking whether it is garbage."""
    gc.freeze()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key takes a millisecond instead of a tenth of a second."""
    monkeypatch.setattr(keys, "ARGON", CHEAP)


@pytest.fixture(scope="session")
def new_notebook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The folder and the key of a notebook just created: to copy it takes a tenth of creating another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON", CHEAP)
        folder = tmp_path_factory.mktemp("new") / "carnet"
        made, _code = notebook.create(folder, PASSPHRASE, fixed(NOW))
    made.close()
    return folder, made.store.key


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None, new_notebook: tuple[Path, bytes]) -> Iterator[Notebook]:
    """A fresh notebook, empty, on Monday 23 November 2026 at ten."""
    folder, key = new_notebook
    shutil.copytree(folder, tmp_path / "carnet")
    made = notebook.open_with_key(tmp_path / "carnet", key, fixed(NOW))
    made.connection.execute("PRAGMA synchronous = OFF")  # here no power is cut
    yield made
    made.close()


@pytest.fixture(autouse=True)
def nothing_stray(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No warning logged, no thread left behind."""
    before = set(threading.enumerate())
    yield
    logged = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not logged, f"stray log lines: {logged}"
    for thread in set(threading.enumerate()) - before:
        thread.join(20)  # one that was told to stop may need a moment
    left = [t.name for t in set(threading.enumerate()) - before]
    assert not left, f"stray threads: {left}"


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[Office]":
    """A centre that the app reaches by itself."""
    from cad.central.database import Database
    from cad.sync import transport
    from tests.sync.office import office

    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        monkeypatch.setattr(transport, "_client", lambda *_given: made.client())
        yield made
