"""Nothing is skipped: what a laptop resumes from is never beyond a version that is committed later."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import event, select

from cad.central import tables
from cad.central.app import make_app
from cad.central.database import Database
from cad.domain.ids import new_id
from cad.store.reads.laptop import kept
from cad.sync import protocol, stages
from cad.sync.transport import Transport
from tests.sync.office import NOW, InProcess, Laptop, Office
from tests.sync.oracle import held, scope
from tests.sync.world import Station, World

AT = "2026-11-22T10:00:00.000Z"
LOCKED, GIVEN = "SELECT territory.version", "UPDATE territory"
"""The statements of a push after which it is about to give its versions, and after which it gave them."""
LONG_S = 60
"""After which what is awaited will not come."""
PLACES = 20
"""Where a laptop has resumed from, one after the other, while others pushed."""
Pause = Callable[[str], None]


class Worker:
    """Another worker of the same centre, that may be slow between two statements of a push."""

    def __init__(self, office: Office, pause: Pause = lambda statement: None) -> None:
        self.database = Database(office.database.engine.url.render_as_string(hide_password=False))
        self.client = InProcess(make_app(self.database, NOW))
        self.pause = pause
        event.listen(self.database.engine, "after_cursor_execute", self._after)

    def _after(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        self.pause(statement)

    def push(self, laptop: Laptop) -> None:
        """A person made on this laptop, who is invented."""
        house = laptop.office.organisation("We Ker")
        about = protocol.as_raw({"usage_name": "Essai", "organisation": house})
        change = protocol.Change(1, "resident", new_id(), True, 0, AT, about, protocol.NOTHING)
        act = protocol.Act(new_id(), "create_resident", "Créer", AT, [change])
        headers = {"Authorization": f"Bearer {kept(laptop.book.connection, 'centre')['token']}"}
        answer = self.client.post("/v1/push", protocol.pack(protocol.Push(AT, [act])), headers)
        assert answer.status_code == 200
        assert protocol.unpack(answer.content, protocol.Pushed).refused == []

    def close(self) -> None:
        self.database.close()


class Reader:
    """A laptop that only pulls, and what was committed up to where it resumes from, each time."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.seen: list[tuple[int, set[int]]] = []

    def pull(self) -> None:
        token = kept(self.laptop.book.connection, "centre")["token"]
        stages.pull(self.laptop.book.connection, Transport("", token, client=self.laptop.office.client()))
        since = kept(self.laptop.book.connection, "sync/since", 0)
        self.seen.append((since, self.committed(since)))

    def committed(self, upto: int) -> set[int]:
        versions = select(tables.change.c.version).where(tables.change.c.version <= upto)
        with self.laptop.office.database.read() as connection:
            return {*connection.execute(versions).scalars()}

    def check(self) -> None:
        """Nothing came later below any of these versions, and all of it is on the laptop."""
        for since, then in self.seen:
            assert self.committed(since) == then
        office, book = self.laptop.office, self.laptop.book
        world = World(office.database, office.place, [], (), random.Random(0))
        assert held(book) == scope(world, Station(book, "", "").book)


@pytest.mark.parametrize("moment", [LOCKED, GIVEN], ids=["about to give", "given"])
def test_others_wait_for_a_push_that_holds_its_versions(centre: Office, moment: str) -> None:
    slow, *others = (centre.laptop(name, "We Ker") for name in ("Anne", "Bilal", "Carine"))
    reader = Reader(centre.laptop("Denis", "We Ker"))
    reader.pull()
    reached, go_on = threading.Event(), threading.Event()

    def stop(statement: str) -> None:
        if statement.startswith(moment) and not reached.is_set():
            reached.set()
            assert go_on.wait(LONG_S)

    with closing(Worker(centre, stop)) as stopped, closing(Worker(centre)) as free:
        with ThreadPoolExecutor(3) as pool:
            pushes: list[Future[None]] = [pool.submit(stopped.push, slow)]
            assert reached.wait(LONG_S)
            pushes += [pool.submit(free.push, one) for one in others]
            for _turn in range(3):
                time.sleep(0.03)
                reader.pull()
            go_on.set()
            for one in pushes:
                one.result()
        reader.pull()
    reader.check()


@pytest.mark.slow
def test_many_slow_pushes_at_once(centre: Office) -> None:
    luck = random.Random(7)

    def dawdle(statement: str) -> None:
        if statement.startswith((LOCKED, GIVEN)):
            time.sleep(luck.uniform(0, 0.03))

    laptops = [centre.laptop(f"Prénom {number}", "We Ker") for number in range(4)]
    reader = Reader(centre.laptop("Denis", "We Ker"))
    enough = threading.Event()

    def push_on(laptop: Laptop) -> None:
        with closing(Worker(centre, dawdle)) as worker:
            while not enough.is_set():
                worker.push(laptop)

    with ThreadPoolExecutor(len(laptops)) as pool:
        pushing = [pool.submit(push_on, laptop) for laptop in laptops]
        try:
            while len(dict(reader.seen)) < PLACES and not any(one.done() for one in pushing):
                reader.pull()
        finally:
            enough.set()
        for one in pushing:
            one.result()
    reader.pull()
    reader.check()
