"""Addresses as one types them, against a bare ranked FTS5 query over the same 120,000 on plain SQLite; then
100,000 points against the outlines, one at a time, against Qt’s polygons (C++) behind the same bounds.

python -m tests.bench.bench_addresses
"""

import math
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from cad.domain.names import fold
from cad.domain.outlines import Outline, Outlines
from cad.services.addresses import address_candidates
from cad.services.reference import import_addresses
from tests import places
from tests.bench.bench_search import p95
from tests.bench.people import people, temporary
from tests.bench.table import absolute, head, row

ADDRESSES, WAYS, POINTS, TYPED = 120_000, 4_000, 100_000, 60
KINDS = ("Rue", "Rue", "Rue", "Allée", "Avenue", "Square", "Place", "Impasse", "Boulevard", "Chemin")
LIMIT, LIMIT_S = 1.5, 0.020


def names(chance: random.Random) -> list[str]:
    """Ways as there are in a town, most of them called after somebody."""
    somebody = people(WAYS)
    found: dict[str, None] = {}
    while len(found) < WAYS:
        first, last = chance.choice(somebody).first_name, chance.choice(somebody).usage_name
        whom = chance.choice((f"{first} {last}", f"du Général {last}", f"de {last}"))
        found[f"{chance.choice(KINDS)} {whom}"] = None
    return [*found]


def base(folder: Path, ways: list[str]) -> Path:
    """A file of that many addresses."""
    lines = [places.HEADINGS]
    for number in range(ADDRESSES):
        way = ways[number % WAYS]
        lon, lat = -1.75 + number % 1000 / 8000, 48.07 + number // 1000 / 2000
        door = 1 + number // WAYS
        lines.append(places.door_line(str(door), "", way, "35000", "35238", "Rennes", lon, lat))
    file = folder / "adresses.csv"
    file.write_text("\n".join([*lines, ""]), "utf-8")
    return file


def plain(ways: list[str]) -> sqlite3.Connection:
    """The floor: every address a row, its index as lean as can be."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE fts USING fts5(words, tokenize='ascii', prefix='1 2 3', detail=none)"
    )
    rows = ((f"{1 + n // WAYS} {fold(ways[n % WAYS])} rennes",) for n in range(ADDRESSES))
    connection.executemany("INSERT INTO fts VALUES (?)", rows)
    connection.execute("INSERT INTO fts(fts) VALUES ('optimize')")
    return connection


def strokes(ways: list[str], chance: random.Random) -> list[str]:
    """Every keystroke of addresses that exist, from the first at which something is asked."""
    found = []
    for way in chance.sample(ways, TYPED):
        text = f"{chance.randint(1, 30)} {fold(way)}"
        found += [text[:n] for n in range(len(text.split()[0]) + 4, len(text) + 1) if text[n - 1] != " "]
    return found


def candidates() -> bool:
    """Print its lines."""
    chance = random.Random(5)
    ways, book = names(chance), temporary(10)
    typed, floor = strokes(ways, chance), plain(ways)
    started = time.perf_counter()
    import_addresses(book, str(base(Path(tempfile.mkdtemp()), ways)))
    imported = time.perf_counter() - started
    sql = "SELECT words FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 6"

    def bare(stroke: str) -> object:
        return floor.execute(sql, (" ".join(f'"{word}"*' for word in stroke.split()),)).fetchall()

    with book.reading() as reading:
        ours = p95(lambda stroke: address_candidates(reading, text=stroke), typed)
    kept = row(f"candidates, p95 of {len(typed)} keystrokes", ours, p95(bare, typed), LIMIT)
    kept &= absolute("  the same, under 20 ms", ours, LIMIT_S)
    kept &= absolute("import of 120,000 addresses, under 20 s", imported, 20)
    book.close()
    return kept


def points() -> bool:
    """Print its line: five outlines of a hundred and twenty points, hollow here and there."""
    chance = random.Random(7)
    held = []
    for number in range(5):
        lon, lat = -1.72 + 0.02 * number, 48.09 + 0.01 * (number % 3)
        radii = [chance.uniform(0.5, 1) for _n in range(120)]
        turns = [2 * math.pi * n / 120 for n in range(120)]
        ring = [
            (lon + 0.009 * r * math.cos(a), lat + 0.006 * r * math.sin(a))
            for r, a in zip(radii, turns, strict=True)
        ]
        held.append(Outline(f"Q{number}", "", "35238", "Rennes", ((*ring, ring[0]),)))
    asked = [(chance.uniform(-1.75, -1.61), chance.uniform(48.07, 48.13)) for _n in range(POINTS)]
    ours, shapes = Outlines(held), [QPolygonF([QPointF(*p) for p in one.rings[0]]) for one in held]
    bounded = [(one, one.boundingRect()) for one in shapes]
    rule = Qt.FillRule.OddEvenFill

    def cpp(lon: float, lat: float) -> bool:
        point = QPointF(lon, lat)
        return any(bounds.contains(point) and one.containsPoint(point, rule) for one, bounds in bounded)

    sure = [(where, cpp(*p)) for p in asked[:5_000] if (where := ours.where(*p)).metres is None]
    assert all(bool(where.code) == inside for where, inside in sure)
    return row(
        f"{POINTS:,} points, one by one".replace(",", " "), _all(ours.where, asked), _all(cpp, asked), LIMIT
    )


def _all(ask: Callable[[float, float], object], asked: list[tuple[float, float]]) -> float:
    best = math.inf
    for _turn in range(3):
        start = time.perf_counter()
        for lon, lat in asked:
            ask(lon, lat)
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    head()
    raise SystemExit(0 if all([candidates(), points()]) else 1)
