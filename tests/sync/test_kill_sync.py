"""Kill -9 of a laptop while it pushes, pulls and applies: nothing acknowledged is lost or done twice."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.services import residents, syncing
from cad.services.notebook import Notebook
from tests.doomed import Doomed
from tests.sync.laptop_process import main
from tests.sync.lived import ROOT, all_there, enrolled, reopened
from tests.sync.oracle import held

KILLS, WORDS = 48, 10
"""The kills, spread over so many moments of an exchange; to go through it whole takes a dozen."""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX systems")


@contextmanager
def centre(database: Path) -> Iterator[str]:
    """The address of a centre that runs on this file."""
    command = [sys.executable, "-m", "tests.sync.centre_process", str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = process.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'centre.db'}")
    yield made
    made.close()


@pytest.mark.slow
def test_kill_while_exchanging(tmp_path: Path, database: Database) -> None:
    place = accounts.found_territory(database, "Essai")
    office = accounts.add_organisation(database, place, "We Ker", system_now)
    with centre(tmp_path / "centre.db") as url:
        anne, bilal = (
            enrolled(database, place, office, name, tmp_path / name, url) for name in ("Anne", "Bilal")
        )
        folder, key = anne.store.folder.path, anne.store.key
        residents.create_resident(anne, usage_name="Premier")
        syncing.sync(anne)
        anne.close()
        said: list[list[str]] = []
        for seed in range(KILLS):
            said += _live_and_kill(folder, key, seed)
            _colleague(bilal, seed)
        books = {"Anne": (folder, key), "Bilal": (bilal.store.folder.path, bilal.store.key)}
        bilal.close()
        world = reopened(database, place, office, books)
        try:
            all_there(world, said)
            assert ["synced"] in said
        finally:
            for station in world.stations:
                station.book.close()


def _live_and_kill(folder: Path, key: bytes, seed: int) -> list[list[str]]:
    with Doomed(main, folder, key, seed) as laptop:
        lines, moment = list[str](), seed % WORDS
        while moment:  # then anywhere up to the next: the same on a slow machine
            lines.append(laptop.line())
            assert lines[-1], "it ended by itself"
            moment -= lines[-1].startswith(("asks", "told", "synced"))
        time.sleep(random.Random(seed).uniform(0, 0.02))
        laptop.kill()
        return [line.split() for line in [*lines, *laptop.rest()]]


def _colleague(book: Notebook, seed: int) -> None:
    """Somebody else writes on the same people meanwhile, so that pulls bring something."""
    syncing.sync(book)
    for who in sorted(r for r, (kind, _fields) in held(book).items() if kind == "resident")[-3:]:
        residents.change_resident(book, resident=who, city=f"Chantepie {seed}", email=f"b{seed}@example.org")
    syncing.sync(book)
