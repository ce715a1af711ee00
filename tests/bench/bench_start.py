"""From starting the interpreter to a usable list of 20,000 people, and the memory of the open app.

    python -m tests.bench.bench_start [--runs N]

The floor is a bare PySide6 window in the same interpreter, run turn by turn with ours.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

from tests.bench.people import temporary
from tests.bench.table import head, row

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
BARE = ["-m", "tests.bench.start_bare"]
MEGABYTE = 1_000_000


def run(arguments: list[str]) -> tuple[float, str]:
    """Seconds of the whole process, and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], env=ENVIRONMENT, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, done.stdout


def main() -> bool:
    """Print the two lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    head()
    kept = _start(runs)
    return _memory() and kept


def _start(runs: int) -> bool:
    app = _app(20_000)
    times = [(run(app)[0], run(BARE)[0]) for _turn in range(runs + 1)][1:]
    ours, floor = (statistics.median(turn) for turn in zip(*times, strict=True))
    return row("start to a usable list, 20 000 residents", ours, floor, 2)


def _memory() -> bool:
    ours = int(run([*_app(100_000), "--memory"])[1].split()[-1]) / MEGABYTE
    floor = int(run([*BARE, "--memory"])[1].split()[-1]) / MEGABYTE
    limit = 1.5 * floor + 60
    kept = ours <= limit
    print(
        f"memory, 100 000 residents: {ours:.0f} MB, bare window {floor:.0f} MB, "
        f"limit 1.5 × bare + 60 = {limit:.0f} MB: {'ok' if kept else 'NON'}"
    )
    return kept


def _app(residents: int) -> list[str]:
    book = temporary(residents)
    folder, key = str(book.store.folder.path), book.store.key.hex()
    book.close()
    return ["-m", "tests.bench.start_app", folder, key]


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
