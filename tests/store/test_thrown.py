"""What the machine throws at the record: a full disk, a folder that refuses, a clock set back."""

import subprocess
import sys
from pathlib import Path

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import MachineTrouble
from cad.services import encounters, journeys, notebook, residents
from cad.services.clock import clock_trouble
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.store.health import problems
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
FULL_DISK = """
import resource, sys
from pathlib import Path
from cad.domain.errors import MachineTrouble
from cad.services import notebook, residents
book = notebook.open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
made = 0
try:
    while made < 5000:
        residents.create_resident(book, usage_name=f"Nom{made}", address="x" * 150)
        made += 1
except MachineTrouble as trouble:
    print(made, trouble, sep="|", flush=True)
import os
os._exit(0)
"""
"""Files may not grow past 600 kB: what SQLite sees when the disk is full."""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit on Windows")
def test_a_full_disk_keeps_what_was_acknowledged(book: Notebook) -> None:
    book.close()
    arguments = [str(book.store.folder.path), book.store.key.hex()]
    ran = subprocess.run(
        [sys.executable, "-c", FULL_DISK, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    made, _bar, sentence = ran.stdout.strip().partition("|")
    assert "n’a pas été enregistrée" in sentence, ran.stderr
    again = notebook.open_with_key(book.store.folder.path, book.store.key)
    assert residents.count_residents(again) == int(made) > 0
    assert problems(again.connection) == []
    residents.create_resident(again, usage_name="Après")
    again.close()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder where nobody writes")
def test_a_folder_where_nobody_writes(cheap_keys: None) -> None:
    with pytest.raises(MachineTrouble, match="ne peut pas être créé"):
        notebook.create(Path("/proc/self/carnet"), PASSPHRASE)


def test_a_clock_set_back_is_said_and_blocks_nobody(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result.id
    journeys.assess_need(book, person, "mobility", "need")
    assert clock_trouble(book) == ""
    book.now = fixed("2026-11-23T09:51")
    assert clock_trouble(book) == "", "clocks are put right by a few minutes now and then"
    book.now = fixed("2026-11-20T08:00")
    assert "retarde" in clock_trouble(book)
    encounters.add_note(book, person, "Écrit pendant que l’horloge retarde")
    assert len(resident_page(book, person).timeline) >= 2


def test_two_looks_on_one_day_are_in_the_order_they_were_written(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result.id
    for state in ("need", "in_progress", "lifted"):
        journeys.assess_need(book, person, "mobility", state)
    states = {t.theme: t for t in resident_page(book, person).themes}
    assert states["mobility"].state == "lifted"
    assert [look.state for look in states["mobility"].history] == ["need", "in_progress", "lifted"]
