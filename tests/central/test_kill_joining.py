"""Kill -9 on either side while a laptop joins and receives everything: it is in or not, and lacks nothing."""

import itertools
import signal

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
from tests.doomed import Doomed
from tests.sync.joining_process import main
from tests.sync.office import new_notebook

PAGES = 2
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSIX, reason="kill -9 is of POSIX systems")]


def test_killed_while_joining(lived: Storm) -> None:
    lived.enrol(("Anne",))
    _fill(lived)
    _die_in_turn(lived, *_invited(lived, "Bilal"))
    _lose_the_centre_in_turn(lived, *_invited(lived, "Carine"))
    lived.check()


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


def _invited(lived: Storm, name: str) -> tuple[str, str]:
    """A laptop with a person of its own, and the code with which it may join."""
    who = accounts.add_adviser(lived.database, lived.place, name, lived.office, system_now)
    book = new_notebook(lived.folder / name)
    set_me(book, name, "We Ker")
    own = residents.create_resident(book, usage_name=f"Premier{name}").result.id
    lived.laptops[name] = (book.store.folder.path, book.store.key)
    book.close()
    (lived.folder / f"{name}.said").write_text(f"resident {own} Premier{name}\n")
    return name, accounts.invite_device(lived.database, lived.place, who, system_now)


def _die_in_turn(lived: Storm, name: str, code: str) -> None:
    """The laptop dies after the first thing it says, then tries again and dies after the second…"""
    died = set[str]()
    for words in itertools.count(1):
        with Doomed(main, *lived.laptops[name], lived.url, code, words) as laptop:
            said, ended = laptop.rest(), laptop.ended()
        if not ended:
            break
        assert ended == -signal.SIGKILL
        died.add(said[-1].rstrip())
    asked = {f"{word} /v1/{what}" for word in ("asks", "told") for what in ("enrol", "push", "pull")}
    assert {"joined", *asked} <= died


def _lose_the_centre_in_turn(lived: Storm, name: str, code: str) -> None:
    """All of the centre but its database dies at the first question, at the next try at the second…"""
    for questions in itertools.count(1):
        with Doomed(main, *lived.laptops[name], lived.url, code, 0) as laptop:
            asked = 0
            while asked < questions and (line := laptop.line()):
                asked += line.startswith("asks")
            if asked == questions:
                _kill_workers(lived)
            laptop.rest()
            ended = laptop.ended()
        if asked < questions:
            assert ended == 0
            return


def _kill_workers(lived: Storm) -> None:
    """Both; one comes back, which is enough to go on."""
    for worker in lived.workers:
        worker.kill()
    lived.workers[0].start()
    lived.workers[0].wait()
