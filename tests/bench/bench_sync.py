"""Synchronisation with everything on (TLS, tokens, merge, history, rights, encrypted laptops, PostgreSQL).

python -m tests.bench.bench_sync [--rows N] [--runs N] [--sqlite]

10,000 people of 13 filled fields pushed by one laptop, pulled by an empty one, then 1,000 one-field edits.
Beside each leg, on PostgreSQL, what the two databases alone take for its rows (`sync_floor`).
"""

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import trustme

from cad.central import accounts
from cad.central.database import Database
from cad.domain.clock import system_now
from cad.domain.resident import Resident
from cad.services import syncing
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.store.connection import connect
from cad.store.table import select
from cad.store.work import Act
from cad.sync import stages
from cad.sync.transport import Transport
from tests.bench.people import people
from tests.bench.sync_floor import floors
from tests.sync.office import new_notebook

LEGS = ("push", "pull", "dpush", "dpull")
EDITS = 10
"""One person in so many is edited."""


class Counting:
    """A client that counts the bytes of bodies, both ways."""

    def __init__(self, url: str, authority: Path) -> None:
        import ssl

        context = ssl.create_default_context(cafile=str(authority))
        self._client = httpx.Client(base_url=url, verify=context, timeout=120, trust_env=False)
        self.bytes = 0

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        answer = self._client.post(path, content=content, headers=headers)
        self.bytes += len(content) + len(answer.content)
        return answer

    def close(self) -> None:
        """Kept from one leg to the next, as a sync keeps its own."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(database: str, folder: Path, workers: int = 1) -> Iterator[str]:
    """A centre answering over TLS in other processes."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    pair = ca.issue_cert("127.0.0.1")
    pair.private_key_pem.write_to_path(str(folder / "key.pem"))
    pair.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    port = free_port()
    command = [
        *(sys.executable, "-m", "cad", "central", "--database", database, "serve", "--port", str(port)),
        *("--workers", str(workers)),
        *("--certificate", str(folder / "cert.pem"), "--key", str(folder / "key.pem")),
    ]
    server = subprocess.Popen(command, env=os.environ, stderr=subprocess.DEVNULL)
    try:
        for _turn in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"https://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def laptop(database: Database, place: str, office: str, name: str, path: Path, client: Counting) -> Notebook:
    who = accounts.add_adviser(database, place, name, office, system_now)
    code = accounts.invite_device(database, place, who, system_now)
    book = new_notebook(path)
    book.now = system_now
    set_me(book, name, "We Ker")
    book.confirmed = True
    syncing.enrol(book, "https://127.0.0.1", code, name, client=client)
    return book


def fill(book: Notebook, rows: int, office: str) -> None:
    with book.store.work(Act("import_residents", "Importer"), book.me, book.now()) as work:
        work.add_all(
            [
                Resident(
                    usage_name=p.usage_name, first_name=p.first_name, birth_date=p.birth_date,
                    address=p.address, postcode=p.postcode, city=p.city, phones=p.phones,
                    email=f"p{n}@example.org", civility="mme", ft_number=f"{n:08d}A", reads_french="some",
                    lead_adviser=book.me, organisation=office,
                )
                for n, p in enumerate(people(rows, seed=12))
            ]
        )  # fmt: skip


def edit(book: Notebook) -> None:
    with book.store.work(Act("edit", "Modifier"), book.me, book.now()) as work:
        for one in select(book.connection, Resident)[::EDITS]:
            work.change(one, reads_french="fluent")


def run(rows: int, url: str | None) -> dict[str, tuple[float, int, float]]:
    """Leg → seconds, bytes, seconds of its floor (0 on SQLite)."""
    folder = Path(tempfile.mkdtemp(prefix="cad-bench-"))
    address = url or f"sqlite:///{folder / 'centre.db'}"
    database = Database(address)
    place = accounts.found_territory(database, "Essai")
    office = accounts.add_organisation(database, place, "We Ker", system_now)
    legs: dict[str, tuple[float, int]] = {}
    with served(address, folder) as where:
        client = Counting(where, folder / "ca.pem")
        a, b = (laptop(database, place, office, n, folder / n, client) for n in ("Anne", "Bilal"))
        for book in (a, b):
            syncing.sync(book, client=client)
        fill(a, rows, office)
        legs["push"] = timed(a, client, lambda c, t: stages.push(c, t, system_now))
        legs["pull"] = timed(b, client, stages.pull)
        timed(a, client, stages.pull)
        edit(a)
        legs["dpush"] = timed(a, client, lambda c, t: stages.push(c, t, system_now))
        legs["dpull"] = timed(b, client, stages.pull)
        assert len(select(b.connection, Resident, "reads_french = 'fluent'")) == len(range(0, rows, EDITS))
        bare = floors(a, b, url, len(range(0, rows, EDITS))) if url else {}
        a.close()
        b.close()
    database.close()
    return {leg: (*found, bare.get(leg, 0.0)) for leg, found in legs.items()}


def timed(book: Notebook, client: Any, stage: Callable[[Any, Transport], object]) -> tuple[float, int]:
    centre = book.store.setting("centre")
    transport = Transport("", centre["token"], client=client)
    connection = connect(book.store.folder.record, book.store.key)
    before, start = client.bytes, time.perf_counter()
    stage(connection, transport)
    took = time.perf_counter() - start
    connection.close()
    return took, client.bytes - before


def main() -> bool:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sqlite", action="store_true")
    given = parser.parse_args()
    if given.sqlite:
        found = [run(given.rows, None) for _turn in range(given.runs)]
    else:
        from tests.central.postgres import Postgres

        folder = Path(tempfile.mkdtemp(prefix="cad-pg-"))
        folder.chmod(0o755)
        postgres = Postgres(folder / "data")
        found = [run(given.rows, postgres.new_database()) for _turn in range(given.runs)]
        postgres.stop()
    print(f"{'leg':<8} | {'median':>10} | {'floor':>10} | {'KB':>8}")
    for leg in LEGS:
        seconds, bare = (statistics.median(one[leg][part] for one in found) for part in (0, 2))
        print(
            f"{leg:<8} | {seconds * 1000:>7.0f} ms | {bare * 1000:>7.0f} ms | {found[0][leg][1] / 1000:>8.0f}"
        )
    return True


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
