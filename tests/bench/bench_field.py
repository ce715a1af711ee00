"""Someone who comes in, and a contact outside, written down among 50,000 people: against one bare encrypted
transaction that writes the same rows in the same tables.

python -m tests.bench.bench_field [--residents N]

Limits: 100 ms each, whatever happens; three times the floor, which checks nothing, finds nobody, and reads
nothing to know that the session is open, who came last, or what this act changed.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

from cad.domain.ids import new_id
from cad.services.finding import find_residents, list_residents
from cad.services.notebook import Notebook
from cad.services.passages import arrive, note_contact
from cad.services.session_pages import session_page
from cad.services.sessions import plan_session
from cad.store.connection import Connection, connect
from cad.store.keys import new_key
from tests.bench.people import temporary
from tests.bench.table import absolute, head, row

RESIDENTS, RUNS, LIMIT, LIMIT_S = 50_000, 200, 3.0, 0.100
SAID = {
    "name": "Moussa", "themes": ("childcare", "training"), "heard": "Cherche une crèche du soir",
    "phone": "06 39 98 00 11", "call_back": "yes", "language": "peul",
}  # fmt: skip


def main() -> bool:
    """Print the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    book = temporary(parser.parse_args().residents)
    known = list_residents(book, limit=1)[0].id
    day = f"{book.now().date().isoformat()}T00:01"
    drop_in = plan_session(book, place="Maison inventée", starts_at=day).result.id
    market = plan_session(book, nature="outreach", place="Marché inventé", starts_at=day).result.id
    acts: dict[str, Callable[[], Any]] = {
        "arrival: a name and a reason": lambda: arrive(
            book, session=drop_in, name="Mme B.", reason="Un courrier"
        ),
        "arrival: someone known": lambda: arrive(book, session=drop_in, resident=known),
        "contact: three fields": lambda: note_contact(book, session=market, **SAID),
        "contact: nobody in particular": lambda: note_contact(book, session=market),
        "contact: someone known, in their file": lambda: note_contact(
            book, session=market, **{**SAID, "name": "", "resident": known}
        ),
    }
    head()
    kept = []
    for name, act in acts.items():
        act()  # the session opens, the journey begins: what follows is what every other one costs
        rows = written_by(book, act)
        ours, floor = medians(act, bare(book, rows))
        kept += [row(name, ours, floor, LIMIT), absolute("the same, in all", ours, LIMIT_S)]
    typed = lambda: find_residents(book, text="dia", limit=3)  # noqa: E731
    kept.append(absolute("who is called so, three letters", timed(typed), 0.05))
    shown = timed(lambda: session_page(book, session=market))
    kept.append(absolute(f"the session, with {3 * (RUNS + 2)} contacts", shown, LIMIT_S))
    book.close()
    return all(kept)


def written_by(book: Notebook, act: Callable[[], Any]) -> dict[str, list[dict[str, Any]]]:
    """Table → the rows that an act adds."""
    tables = [
        name
        for (name,) in book.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' "
            "AND name NOT LIKE 'sqlite_%' AND sql LIKE 'CREATE TABLE%' AND sql NOT LIKE '%WITHOUT ROWID%'"
        )
    ]
    last = {name: _last(book.connection, name) for name in tables}
    act()
    added = {}
    for name in tables:
        found = book.connection.execute(f"SELECT * FROM {name} WHERE rowid > ?", (last[name],))
        columns = [one[0] for one in found.description]
        if rows := [dict(zip(columns, values, strict=True)) for values in found]:
            added[name] = rows
    return added


def _last(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def bare(book: Notebook, rows: dict[str, list[dict[str, Any]]]) -> Callable[[], None]:
    """The floor: these rows, in tables and indexes like ours, in one transaction synced to the disk."""
    connection = connect(book.store.folder.path / f"floor-{new_id()}.db", new_key())
    statements = []
    for table, added in rows.items():
        marks = (table,)
        sql = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql <> '' AND type IN ('table', 'index')"
        for (statement,) in book.connection.execute(sql, marks).fetchall():
            connection.execute(statement)
        for one in added:
            names = ", ".join(f'"{name}"' for name in one)
            statements.append((f"INSERT INTO {table}({names}) VALUES ({', '.join('?' * len(one))})", one))

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for insert, one in statements:
            connection.execute(insert, [_fresh(name, value) for name, value in one.items()])
        connection.execute("COMMIT")

    return write


def _fresh(name: str, value: Any) -> Any:
    """What makes a row another row."""
    return None if name == "pk" else new_id() if name in ("id", "record") else value


def medians(ours: Callable[[], Any], floor: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of each, taken in turn so that the machine treats both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _run in range(RUNS):
        for kept, act in zip(times, (ours, floor), strict=True):
            start = time.perf_counter()
            act()
            kept.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def timed(act: Callable[[], Any]) -> float:
    """Seconds at the 95th hundredth of twenty."""
    times = []
    for _run in range(20):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return sorted(times)[18]


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
