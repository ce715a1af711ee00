"""Notebooks that live in processes of their own, and what must be true once they were killed."""

import random
import time
from pathlib import Path
from typing import Any

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.services import syncing
from cad.services.notebook import Notebook, open_with_key
from cad.services.settings import set_me
from cad.store.health import problems
from cad.sync.transport import NoNetwork
from tests.sync.acts import remember_all
from tests.sync.office import new_notebook
from tests.sync.oracle import check, held, history
from tests.sync.world import Station, World

ROOT = Path(__file__).resolve().parents[2]


def enrolled(database: Database, place: str, office: str, name: str, path: Path, url: str) -> Notebook:
    """A notebook that has joined the centre at this address."""
    who = accounts.add_adviser(database, place, name, office, system_now)
    book = new_notebook(path)
    book.now = system_now
    set_me(book, name, "We Ker")
    book.confirmed = True
    code = accounts.invite_device(database, place, who, system_now)
    syncing.enrol(book, url, code, f"portable de {name}")
    return book


def acknowledged(book: Notebook) -> set[tuple[str, str]]:
    """The changes (act, record) that this laptop was told are safe at the centre."""
    return set(
        book.connection.execute(
            "SELECT a.id, c.record FROM change c JOIN act a ON a.pk = c.act "
            "WHERE a.kind <> 'sync' AND a.name <> 'set_me' AND c.sent > 0"
        ).fetchall()
    )


def lost(world: World) -> set[tuple[str, str]]:
    """What was acknowledged, and is not in the centre’s history."""
    there = {(row.act, row.record) for row in history(world)}
    return set().union(*(acknowledged(station.book) for station in world.stations)) - there


def all_there(world: World, said: list[list[str]]) -> None:
    """Everything the laptops said they kept is at the centre, once, and everyone holds what is theirs."""
    assert lost(world) == set()
    for station in world.stations:
        assert problems(station.book.connection) == []
        remember_all(station)
    for _turn in range(2):
        for station in world.stations:
            patiently(station.book)
    check(world)
    for station in world.stations:
        there = held(station.book)
        for kind, record, word in (line for line in said if len(line) == 3):
            name = {"resident": "usage_name", "note": "text", "step": "title", "city": "city"}[kind]
            assert kind == "city" or there[record][1][name] == word


def patiently(book: Notebook) -> Any:
    """An exchange, tried again while the centre that was killed comes back."""
    for _turn in range(50):
        try:
            return syncing.sync(book).result
        except NoNetwork:
            time.sleep(0.2)
    return syncing.sync(book).result


def reopened(database: Database, place: str, office: str, books: dict[str, tuple[Path, bytes]]) -> World:
    """The laptops that were killed, opened again."""
    stations = [Station(open_with_key(*book), name, office) for name, book in books.items()]
    return World(database, place, stations, (office,), random.Random(0))
