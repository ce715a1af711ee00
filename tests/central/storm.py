"""A centre of two workers behind a balancer, and laptops that write and exchange without end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.services import residents
from tests.central.balancer import balancer
from tests.central.test_by_command import LONG_S, free_port
from tests.sync.lived import ROOT, all_there, enrolled, patiently, reopened
from tests.sync.world import World

NAMES = ("Anne", "Bilal", "Carine")


@dataclass
class Worker:
    """One process that serves; its log is kept from one life to the next."""

    url: str
    log: Path
    port: int = field(default_factory=free_port)

    def start(self) -> None:
        command = [sys.executable, "-m", "cad", "central", "--database", self.url, "serve", "--port"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([*command, str(self.port)], cwd=ROOT, stdout=log, stderr=log)

    def wait(self) -> None:
        """Until it answers."""
        late = time.monotonic() + LONG_S
        while time.monotonic() < late:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health", trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise TimeoutError(self.log.read_text())

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@dataclass
class Storm:
    """What a test lives in."""

    folder: Path
    database: Database
    place: str
    office: str
    workers: list[Worker]
    url: str
    laptops: dict[str, tuple[Path, bytes]] = field(default_factory=dict)
    lives: int = 0

    def enrol(self, names: tuple[str, ...] = NAMES) -> None:
        """Laptops of one organisation, each with a person the others know."""
        books = [
            enrolled(self.database, self.place, self.office, name, self.folder / name, self.url)
            for name in names
        ]
        for name, book in zip(names, books, strict=True):
            residents.create_resident(book, usage_name=f"Premier {name}")
            self.laptops[name] = (book.store.folder.path, book.store.key)
        for book in [*books, *books]:
            patiently(book)
        for book in books:
            book.close()

    @contextmanager
    def living(self) -> Iterator[None]:
        """While the laptops write and exchange. At the end they are killed too, as soon as the block ends."""
        with ExitStack() as stack:
            living = []
            for seed, (name, (path, key)) in enumerate(self.laptops.items()):
                said = stack.enter_context((self.folder / f"{name}.said").open("ab"))
                command = [*_LAPTOP, str(path), key.hex(), str(seed + len(NAMES) * self.lives)]
                living.append(subprocess.Popen(command, cwd=ROOT, stdout=said))
            self.lives += 1
            try:
                yield
            finally:
                stopped = [process for process in living if process.poll() is not None]
                for process in living:
                    process.kill()
                    process.wait()
            assert not stopped, "a laptop stopped by itself"

    def hears(self, word: str, *names: str) -> None:
        """These laptops, or each, one after the other, say it again."""
        for name in names or self.laptops:
            path = self.folder / f"{name}.said"
            start, late = path.stat().st_size, time.monotonic() + LONG_S
            while f"\n{word}" not in path.read_text()[start:]:
                assert time.monotonic() < late, f"{name} never says {word!r}"
                time.sleep(0.01)

    def said(self) -> list[list[str]]:
        """What the laptops acknowledged, line by line."""
        texts = [path.read_text() for path in sorted(self.folder.glob("*.said"))]
        lines = [line for text in texts for line in text.splitlines(keepends=True)]
        return [line.split() for line in lines if line.endswith("\n")]

    @contextmanager
    def world(self) -> Iterator[World]:
        """The laptops, once none of them lives, opened again."""
        world = reopened(self.database, self.place, self.office, self.laptops)
        try:
            yield world
        finally:
            for station in world.stations:
                station.book.close()

    def check(self) -> None:
        """Nothing acknowledged is missing, nothing is twice, no word of it is in a log."""
        said = self.said()
        assert said
        with self.world() as world:
            all_there(world, said)
        logs = "".join(worker.log.read_text() for worker in self.workers)
        assert '"path": "/v1/push", "status": 200' in logs
        assert not [line for line in said if len(line) == 3 and (line[1] in logs or line[2] in logs)]


_LAPTOP = (sys.executable, "-m", "tests.sync.laptop_process")


@contextmanager
def storm(url: str, folder: Path) -> Iterator[Storm]:
    """Two workers on this database."""
    database = Database(url)
    place = accounts.found_territory(database, "Essai")
    office = accounts.add_organisation(database, place, "We Ker", system_now)
    workers = [Worker(url, folder / f"worker-{number}.log") for number in range(2)]
    for one in workers:
        one.start()
    try:
        for one in workers:
            one.wait()
        with balancer([one.port for one in workers]) as port:
            yield Storm(folder, database, place, office, workers, f"http://127.0.0.1:{port}")
    finally:
        for one in workers:
            one.kill()
        database.close()


POSIX = os.name == "posix"
