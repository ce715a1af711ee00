"""One user action, committed, against the bare encrypted one-row commit; and opening a resident’s page.

python -m tests.bench.bench_act [--residents N]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from cad.services.encounters import add_note
from cad.services.journeys import complete_step, reopen_step
from cad.services.page import resident_page
from cad.services.residents import change_resident
from cad.store.connection import connect
from cad.store.keys import new_key
from tests.bench.people import eventful, temporary
from tests.bench.table import absolute, head, row

TIMES = 300


def median(act: Callable[[int], object]) -> float:
    """Seconds of one call, in the middle of `TIMES`."""
    times = []
    for number in range(TIMES):
        start = time.perf_counter()
        act(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def bare(folder: Path) -> float:
    """The floor: one row into an encrypted file, synced to the disk."""
    connection = connect(folder / "floor.db", new_key())
    connection.execute("CREATE TABLE t(pk INTEGER PRIMARY KEY, a TEXT)")

    def commit(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t(a) VALUES (?)", (f"une note {number}",))
        connection.execute("COMMIT")

    seconds = median(commit)
    connection.close()
    return seconds


def main() -> bool:
    """Print the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, default=100_000)
    book = temporary(parser.parse_args().residents)
    who = eventful(book, 300)
    step = resident_page(book, who).steps[0].id
    head()
    floor = bare(book.store.folder.path)
    acts: dict[str, Callable[[int], object]] = {
        "write a note": lambda n: add_note(book, who, f"Une note de mesure, la {n}"),
        "change a resident": lambda n: change_resident(book, who, city=f"Rennes {n}"),
        "a step done, then reopened": lambda n: (complete_step if n % 2 else reopen_step)(book, step),
    }
    kept = [row(f"act, committed: {name}", median(act), floor, 5) for name, act in acts.items()]
    times = sorted(_timed(lambda: resident_page(book, who)) for _turn in range(100))
    kept.append(absolute("a resident’s page, 300 entries, p95, service", times[94], 0.05))
    book.close()
    return all(kept)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
