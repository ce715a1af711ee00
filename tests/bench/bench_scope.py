"""How a first pull and a day’s edits grow with what a laptop holds: PostgreSQL, TLS, encrypted laptops.

python -m tests.bench.bench_scope [--sizes 1000 10000 100000]

The pull runs in a process of its own, whose memory is told apart from what it takes to start one. The same
hundred edits follow at each size. Everybody is invented.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.domain.resident import Resident
from cad.services import syncing
from cad.services.notebook import Notebook
from cad.store.connection import connect
from cad.store.table import select
from cad.store.work import Act
from cad.sync import stages
from cad.sync.transport import Transport
from tests.bench.bench_sync import Counting, fill, laptop, served, timed
from tests.central.postgres import running

EDITS = 100


def most_memory() -> int:
    """Kilobytes, at most since this program began (`getrusage` also counts the one that started it)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def pull(record: Path, key: str, url: str, authority: Path, token: str) -> None:
    """What the other process does; it prints seconds, kilobytes before and after."""
    client = Counting(url, authority)
    connection = connect(record, bytes.fromhex(key))
    before, began = most_memory(), time.perf_counter()
    stages.pull(connection, Transport("", token, client=client))
    print(json.dumps([time.perf_counter() - began, before, most_memory()]))


def pulled(book: Notebook, url: str, authority: Path) -> tuple[float, int, int]:
    said = [
        book.store.folder.record,
        book.store.key.hex(),
        url,
        authority,
        book.store.setting("centre")["token"],
    ]
    command = [sys.executable, "-m", "tests.bench.bench_scope", "--pull", *map(str, said)]
    took, before, after = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return took, before, after


def edited(book: Notebook) -> None:
    """A hundred people, spread over all of them."""
    with book.store.work(Act("edit", "Modifier"), book.me, book.now()) as work:
        people = select(book.connection, Resident)
        for one in people[:: len(people) // EDITS][:EDITS]:
            work.change(one, reads_french="fluent")


def measured(rows: int, address: str) -> list[str]:
    """The line of one size."""
    folder = Path(tempfile.mkdtemp(prefix="cad-bench-"))
    database = Database(address)
    place = accounts.found_territory(database, "Essai")
    office = accounts.add_organisation(database, place, "We Ker", system_now)
    with served(address, folder) as where:
        client = Counting(where, folder / "ca.pem")
        a, b = (laptop(database, place, office, n, folder / n, client) for n in ("Anne", "Bilal"))
        for book in (a, b):
            syncing.sync(book, client=client)
        fill(a, rows, office)
        timed(a, client, lambda c, t: stages.push(c, t, system_now))
        timed(a, client, stages.pull)
        took, before, after = pulled(b, where, folder / "ca.pem")
        edited(a)
        sent = timed(a, client, lambda c, t: stages.push(c, t, system_now))
        received = timed(b, client, stages.pull)
        for book in (a, b):
            book.close()
    database.close()
    grown = (after - before) / 1024
    return [
        f"{rows:,}", f"{took:.2f} s", f"{took / rows * 1e6:.0f} µs", f"{grown:.0f} MB",
        f"{sent[0] * 1000:.0f} ms", f"{sent[1] / 1000:.1f} KB",
        f"{received[0] * 1000:.0f} ms", f"{received[1] / 1000:.1f} KB",
    ]  # fmt: skip


def main() -> bool:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--pull", nargs=5)
    given = parser.parse_args()
    if given.pull:
        record, key, url, authority, token = given.pull
        pull(Path(record), key, url, Path(authority), token)
        return True
    heads = ("records", "first pull", "of one", "memory", f"push {EDITS}", "", f"pull {EDITS}", "")
    with running() as postgres:
        lines = [measured(rows, postgres.new_database()) for rows in given.sizes]
    for line in (heads, *lines):
        print(" | ".join(f"{cell:>10}" for cell in line))
    return True


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
