"""A centre and its laptops, without a network: the real application, asked in the same process."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import httpx
from argon2 import PasswordHasher
from sqlalchemy import event

from cad.central import accounts
from cad.central import app as central_app
from cad.central.app import make_app
from cad.central.database import Database
from cad.domain.clock import fixed
from cad.services import syncing
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.store.folder import Folder, hold
from cad.store.keys import new_key
from cad.store.store import Store

NOW = fixed("2026-11-22T10:00")
TERRITORY = "Rennes (essai)"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""What is tested is rarely how slowly a code is guessed."""


@dataclass
class InProcess:
    """Asks the application as a network would."""

    app: Any

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        return self.ask("POST", path, content, headers)

    def ask(self, method: str, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        return asyncio.run(self._ask(method, path, content, headers))

    async def _ask(self, method: str, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, content=content, headers=headers)

    def close(self) -> None:
        """Nothing is kept open."""


@dataclass
class Office:
    """A centre on one database, and a way of making laptops that have joined it."""

    database: Database
    folder: Path
    place: str = ""
    organisations: dict[str, str] = field(default_factory=dict)
    laptops: dict[str, "Laptop"] = field(default_factory=dict)

    def open(self) -> None:
        file = Path(self.database.engine.url.database or "")
        if self.database.is_sqlite:
            event.listen(self.database.engine, "connect", _hasten)
        if self.database.is_sqlite and not file.exists():
            shutil.copy(ready().centre, file)
        self.place = accounts.found_territory(self.database, TERRITORY)
        self.app = make_app(self.database, NOW)

    def client(self) -> "InProcess":
        return InProcess(self.app)

    def organisation(self, name: str) -> str:
        if name not in self.organisations:
            self.organisations[name] = accounts.add_organisation(self.database, self.place, name, NOW)
        return self.organisations[name]

    def laptop(self, adviser: str, organisation: str, role: str = "adviser") -> "Laptop":
        who = accounts.add_adviser(
            self.database, self.place, adviser, self.organisation(organisation), NOW, role
        )
        return self.enrolled(who, adviser, organisation)

    def enrolled(self, who: str, adviser: str, organisation: str) -> "Laptop":
        code = accounts.invite_device(self.database, self.place, who, NOW)
        path = self.folder / f"laptop-{len(self.laptops)}"
        book = new_notebook(path)
        set_me(book, adviser, organisation)
        book.confirmed = True  # who joins has just typed the passphrase
        syncing.enrol(book, "http://127.0.0.1:1", code, f"portable de {adviser}", client=self.client())
        one = Laptop(self, book, adviser)
        self.laptops[f"{adviser}-{len(self.laptops)}"] = one
        return one

    def after(self, story: Callable[["Office"], None]) -> list["Laptop"]:
        """The laptops of this new centre once `story` is lived, which a process does once and then copies."""
        if not self.database.is_sqlite:
            story(self)
            return list(self.laptops.values())
        told = _told(story)
        self.database.close()
        shutil.copytree(told.folder, self.folder, dirs_exist_ok=True)
        self.open()
        self.organisations |= told.organisations
        for key, one in told.laptops.items():
            book = _opened(self.folder / one.book.store.folder.path.name, ready().key)
            book.me, book.confirmed = book.store.setting("me", ""), True
            _hasten(book.connection)
            self.laptops[key] = Laptop(self, book, one.name)
        return list(self.laptops.values())


@cache
def _told(story: Callable[[Office], None]) -> Office:
    """A centre where `story` was lived, closed, in a folder of its own."""
    folder = Path(ready().home.name) / story.__name__
    folder.mkdir()
    with office(Database(f"sqlite:///{folder / 'centre.db'}"), folder) as lived:
        story(lived)
    return lived


@dataclass
class Laptop:
    office: Office
    book: Notebook
    name: str

    def sync(self, *, whole: bool = False) -> Any:
        return syncing.sync(self.book, whole=whole, client=self.office.client()).result


def _hasten(connection: Any, _record: object = None) -> None:
    """Nothing waits for the disk: here no power is cut."""
    connection.execute("PRAGMA synchronous = OFF")


async def _at_once(work: Callable[..., Any], *given: Any) -> Any:
    """Each request has a loop of its own here, where nobody else waits: no thread is started for it."""
    return work(*given)


@dataclass
class Ready:
    """An empty notebook and an empty centre, made once in each process: to copy them takes a tenth of that.

    The notebook has a raw key: no passphrase is stretched in each test.
    """

    home: "TemporaryDirectory[str]"
    key: bytes
    notebook: Path
    centre: Path


@cache
def ready() -> Ready:
    home = TemporaryDirectory(prefix="sans-couture-")
    made = Ready(home, new_key(), Path(home.name) / "notebook", Path(home.name) / "centre.db")
    _opened(made.notebook, made.key, new=True).close()
    database = Database(f"sqlite:///{made.centre}")
    accounts.found_territory(database, TERRITORY)
    database.close()
    return made


def new_notebook(path: Path) -> Notebook:
    """An empty notebook of its own."""
    shutil.copytree(ready().notebook, path, dirs_exist_ok=True)
    made = _opened(path, ready().key)
    _hasten(made.connection)
    return made


def _opened(path: Path, key: bytes, *, new: bool = False) -> Notebook:
    folder = Folder(path)
    folder.prepare()
    lock = hold(folder)
    store = Store(folder, key, NOW(), new=new)
    return Notebook(store, store.connection, "", NOW, [], lock)


@contextmanager
def office(database: Database, folder: Path) -> Iterator[Office]:
    made = Office(database, folder)
    try:
        with (
            patch.object(accounts, "HASHER", CHEAP),
            patch.object(central_app, "run_in_threadpool", _at_once),
        ):
            made.open()
            yield made
    finally:
        for one in made.laptops.values():
            one.book.close()
        database.close()
