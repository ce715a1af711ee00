"""Search as you type, through the service, against the bare first-20 FTS5 query on plain SQLite.

python -m tests.bench.bench_search [--residents N]...
"""

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable

from cad.domain.names import fold
from cad.services.residents import find_residents
from tests.bench.people import people, temporary
from tests.bench.table import absolute, head, row

QUERIES = 150
TIMES = 3


def plain(count: int) -> sqlite3.Connection:
    """The floor: the same people in plain SQLite, its index as lean as can be."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE res(id INTEGER PRIMARY KEY, last, first, address, phone, born)")
    rows = [
        (i, p.usage_name, p.first_name, p.address, p.phones[0], p.birth_date)
        for i, p in enumerate(people(count), 1)
    ]
    connection.executemany("INSERT INTO res VALUES (?, ?, ?, ?, ?, ?)", rows)
    options = "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3'"
    columns = "last, first, address, phone"
    connection.execute(
        f"CREATE VIRTUAL TABLE fts USING fts5({columns}, content='res', content_rowid='id', {options})"
    )
    connection.execute("INSERT INTO fts(fts) VALUES ('rebuild')")
    connection.execute("INSERT INTO fts(fts) VALUES ('optimize')")
    return connection


def typed(count: int) -> list[str]:
    """Every keystroke of names that exist: most a surname, some a surname and the start of a first name."""
    chance = random.Random(5)
    strokes = []
    for person in chance.sample(people(count), QUERIES):
        last, first = fold(person.usage_name), fold(person.first_name)
        full = last[:8] if chance.random() < 0.6 else f"{last[:6]} {first[:3]}"
        strokes += [full[:n] for n in range(1, len(full) + 1) if not full[:n].endswith(" ")]
    return strokes


def p95(act: Callable[[str], object], strokes: list[str]) -> float:
    """Seconds under which 95 of 100 keystrokes are answered."""
    times = []
    for _round in range(TIMES):
        for stroke in strokes:
            start = time.perf_counter()
            act(stroke)
            times.append(time.perf_counter() - start)
    return statistics.quantiles(times, n=20)[-1]


def measure(count: int) -> bool:
    """Print the lines of one size."""
    strokes, book, floor = typed(count), temporary(count), plain(count)
    sql = "SELECT * FROM res WHERE id IN (SELECT rowid FROM fts WHERE fts MATCH ? LIMIT 20)"

    def bare(stroke: str) -> object:
        return floor.execute(sql, (" ".join(f'"{word}"*' for word in stroke.split()),)).fetchall()

    with book.reading() as reading:
        ours = p95(lambda stroke: find_residents(reading, text=stroke), strokes)
    label = f"search, p95 per keystroke, {count:,} residents".replace(",", " ")
    kept = row(label, ours, p95(bare, strokes), 3)
    kept &= absolute(f"  the same, under 5 ms ({len(strokes)} keystrokes)", ours, 0.005)
    book.close()
    return kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, nargs="*", default=[20_000, 100_000])
    head()
    raise SystemExit(0 if all(measure(count) for count in parser.parse_args().residents) else 1)
