"""Importing a spreadsheet of 10,000 people, duplicates checked, against reading it and inserting bare rows.

python -m tests.bench.bench_import [--rows N] [--runs N]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from cad.services import history
from cad.services.importing import import_residents
from cad.services.notebook import Notebook
from cad.store.connection import connect
from cad.store.keys import new_key
from tests.bench.people import people, temporary
from tests.bench.table import head, row

HEADINGS = ("NOM", "Prénom", "Date de naissance", "Adresse", "CP", "Ville", "Tél")
KNOWN = 20_000
"""People already in the notebook, whom every row is compared with."""


def spreadsheet(folder: Path, rows: int) -> Path:
    """A file as advisers have them."""
    path = folder / "liste.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    for number, p in enumerate(people(rows, seed=12), 1):
        born = "/".join(reversed(p.birth_date.split("-")))
        cells = (p.usage_name.upper(), p.first_name, born, p.address, p.postcode, p.city, p.phones[0])
        sheet.write_row(number, 0, cells)
    book.close()
    return path


def bare(path: Path, folder: Path) -> None:
    """The floor: read the file, insert its rows in an encrypted table, commit."""
    with path.open("rb") as file:
        rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    connection = connect(folder / f"floor-{time.monotonic_ns()}.db", new_key())
    connection.execute("CREATE TABLE t(pk INTEGER PRIMARY KEY, a, b, c, d, e, f, g)")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO t(a, b, c, d, e, f, g) VALUES (?, ?, ?, ?, ?, ?, ?)", rows[1:])
    connection.execute("COMMIT")
    connection.close()


def seconds(act: Callable[[], object]) -> float:
    """How long `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> bool:
    """Print the line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cad-bench-"))
    path, book = spreadsheet(folder, given.rows), temporary(KNOWN)
    import_residents(book, path, dry_run=True)  # the modules are imported once in a day
    times = [(_imported(book, path), seconds(lambda: bare(path, folder))) for _turn in range(given.runs)]
    ours, floor = (statistics.median(turn) for turn in zip(*times, strict=True))
    head()
    kept = row(f"import of {given.rows} rows, duplicates checked", ours, floor, 8)
    book.close()
    return kept


def _imported(book: Notebook, path: Path) -> float:
    """One import, taken back afterwards so that the next finds the same notebook, as one opens it."""
    took = seconds(lambda: import_residents(book, path))
    history.undo(book)
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return took


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
