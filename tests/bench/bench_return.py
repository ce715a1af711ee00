"""Fifty laptops that come back at once, each with a day’s work of forty acts; TLS and PostgreSQL, as ever.

python -m tests.bench.bench_return [--laptops N]

The floor is one laptop that sends the same acts. Offices have five laptops each, which then receive each
other’s day. Everybody is invented.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.services import encounters, residents, syncing
from cad.services.notebook import Notebook
from cad.store.connection import Connection, connect
from cad.sync import stages
from cad.sync.transport import Transport
from tests.bench.bench_sync import Counting, laptop, served
from tests.central.postgres import running

ACTS, OFFICE = 40, 5
WORKERS = 2
NOTE = "Reçue à la permanence, elle cherche une garde d’enfant avant de reprendre la formation. " * 4
MOST, SENT = 2.0, 50_000
"""Times the floor; bytes of a day’s work, both ways."""


def day(book: Notebook, acts: int = ACTS) -> None:
    """One act in eight opens a file, one in four corrects one, the others are interviews with their note."""
    people: list[str] = []
    for number in range(acts):
        if number % 8 == 0:
            people.append(
                residents.create_resident(book, usage_name=f"Essai{number}", first_name="A").result.id
            )
        elif number % 4 == 2:
            residents.change_resident(book, people[-1], address=f"{number} rue d’Essai")
        else:
            encounters.record_encounter(book, resident=people[-1], text=NOTE, visibility="organisation")


def sent(laptops: Sequence[tuple[Notebook, Counting]]) -> tuple[float, list[float]]:
    """Seconds until everything was acknowledged, and of each laptop; their notebooks are open already."""
    ready = [
        (connect(book.store.folder.record, book.store.key), book.store.setting("centre")["token"], client)
        for book, client in laptops
    ]

    def send(connection: Connection, token: str, client: Counting) -> None:
        stages.push(connection, Transport("", token, client=client), system_now)

    began = time.perf_counter()
    waits = at_once(ready, send)
    took = time.perf_counter() - began
    for connection, _token, _client in ready:
        connection.close()
    return took, waits


def at_once(laptops: Sequence[tuple[Any, ...]], act: Callable[..., object]) -> list[float]:
    """Each in a thread of its own; how long each took."""

    def timed(given: tuple[Any, ...]) -> float:
        began = time.perf_counter()
        act(*given)
        return time.perf_counter() - began

    with ThreadPoolExecutor(len(laptops)) as threads:
        return list(threads.map(timed, laptops))


def exchanged(book: Notebook, client: Counting) -> None:
    """A whole exchange."""
    syncing.sync(book, client=client)


def main() -> bool:
    """Print the table; whether the limits hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--laptops", type=int, default=50)
    count = parser.parse_args().laptops
    folder = Path(tempfile.mkdtemp(prefix="cad-bench-"))
    with running() as postgres:
        address = postgres.new_database()
        database = Database(address)
        place = accounts.found_territory(database, "Essai")
        with served(address, folder, WORKERS) as where:
            many: list[tuple[Notebook, Counting]] = []
            for number in range(count + 1):
                if number % OFFICE == 0:
                    office = accounts.add_organisation(database, place, f"Structure {number}", system_now)
                client = Counting(where, folder / "ca.pem")
                name = f"Laptop{number}"
                many.append((laptop(database, place, office, name, folder / name, client), client))
                syncing.sync(many[-1][0], client=client)
            alone, alone_client = many.pop()
            for _turn in range(count):
                day(alone)
            for book, client in many:
                day(book)
                client.bytes = 0
            floor, _one = sent([(alone, alone_client)])
            before = time.process_time()
            total, waits = sent(many)
            theirs = time.process_time() - before
            one, one_client = many[0]
            one_client.bytes, of_pushes = 0, one_client.bytes
            exchanged(one, one_client)
            day_bytes = of_pushes + one_client.bytes
            began = time.perf_counter()
            whole = at_once(many, exchanged)
            exchange = time.perf_counter() - began
        database.close()
    times = total / floor
    print(f"one laptop sends {count * ACTS} acts: {floor * 1000:.0f} ms")
    print(f"{count} laptops send {ACTS} acts each: {total * 1000:.0f} ms, {times:.2f} × (limit {MOST})")
    print(f"of which the laptops themselves, all on this machine: {theirs * 1000:.0f} ms of processor")
    print(f"wait of one: median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s")
    print(f"then a whole exchange each: {exchange:.2f} s, longest {max(whole):.2f} s")
    print(f"a day of one and its colleagues’, both ways: {day_bytes / 1000:.1f} KB (limit {SENT / 1000:.0f})")
    return total <= MOST * floor and day_bytes <= SENT


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
