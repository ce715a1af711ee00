"""Kill -9 on either side while a laptop joins and receives everything: it is in or not, and lacks nothing."""

import random
import subprocess
import sys
import time

import pytest

from cad.central import accounts, push
from cad.domain.clock import system_now, utc
from cad.domain.ids import new_id
from cad.services import residents
from cad.services.notebook import open_with_key
from cad.services.settings import set_me
from cad.store.reads.laptop import kept
from cad.sync.protocol import BATCH, NOTHING, Act, Change, Push, as_raw
from tests.central.storm import POSIX, Storm
from tests.sync.lived import ROOT
from tests.sync.office import new_notebook

LAPTOPS = 3
KILLS = 3
"""Of each laptop’s tries: at once, then as soon as it has joined, then whenever."""
PAGES = 2
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSIX, reason="kill -9 is of POSIX systems")]


def test_killed_while_joining(lived: Storm) -> None:
    luck = random.Random(3)
    lived.enrol(("Anne",))
    _fill(lived)
    came: list[str] = []
    for number in range(LAPTOPS):
        came += _join(lived, f"Prénom{number}", luck)
    lived.check()
    assert {"", "joined", "synced"} == {*came}, "each of these moments was interrupted"


def _fill(lived: Storm) -> None:
    """Invented people, several pages of them, pushed by a laptop that is there already."""
    book = open_with_key(*lived.laptops["Anne"])
    token = kept(book.connection, "centre")["token"]
    book.close()
    with lived.database.read() as connection:
        caller = accounts.caller(connection, token)
    assert caller
    now, about = utc(system_now()), {"organisation": lived.office, "lead_adviser": caller.adviser}
    for page in range(PAGES):
        changes = [
            Change(
                n + 1, "resident", new_id(), True, 0, now,
                as_raw(about | {"usage_name": f"Essai{page}x{n}"}), NOTHING,
            )
            for n in range(BATCH)
        ]  # fmt: skip
        act = Act(new_id(), "import_residents", "Importer", now, changes)
        assert push.take(lived.database, caller, Push(now, [act]), system_now).refused == []


def _join(lived: Storm, name: str, luck: random.Random) -> list[str]:
    """How far each try came, the last one to the end."""
    who = accounts.add_adviser(lived.database, lived.place, name, lived.office, system_now)
    book = new_notebook(lived.folder / name)
    set_me(book, name, "We Ker")
    own = residents.create_resident(book, usage_name=f"Premier{name}").result.id
    lived.laptops[name] = (book.store.folder.path, book.store.key)
    book.close()
    (lived.folder / f"{name}.said").write_text(f"resident {own} Premier{name}\n")
    code = accounts.invite_device(lived.database, lived.place, who, system_now)  # the same each time
    came: list[str] = []
    while not came or came[-1] != "synced":
        came.append(_try(lived, name, code, len(came), luck))
    return came


def _try(lived: Storm, name: str, code: str, tries: int, luck: random.Random) -> str:
    """How far it came, killed on one side unless it was killed enough."""
    path, key = lived.laptops[name]
    command = [sys.executable, "-m", "tests.sync.joining_process", str(path), key.hex(), lived.url, code]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as laptop:
        assert laptop.stdout
        assert laptop.stdout.readline() == "open\n"
        lines: list[str] = []
        if tries == 0:
            laptop.kill()
        elif tries == 1:
            lines = laptop.stdout.readline().split()
            laptop.kill()
        elif tries < KILLS:
            time.sleep(luck.uniform(0.0, 1.0))
            _kill(lived, laptop, luck)
        lines += laptop.stdout.read().split()
    return lines[-1] if lines else ""


def _kill(lived: Storm, laptop: "subprocess.Popen[str]", luck: random.Random) -> None:
    """The laptop, or the whole of the centre but its database."""
    if luck.random() < 0.5:
        laptop.kill()
        return
    for worker in lived.workers:
        worker.kill()
        worker.start()
    for worker in lived.workers:
        worker.wait()
