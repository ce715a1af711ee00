"""« Le plan » of a year over 20,000 residents and 100,000 steps, against the same SQL on plain SQLite.

python -m tests.bench.bench_plan
"""

import random
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from cad.domain.encounter import Encounter
from cad.domain.journey import Journey, Need, Step
from cad.domain.organisation import Organisation
from cad.domain.referral import Referral, ReferralEvent
from cad.domain.themes import THEMES
from cad.services.notebook import Notebook
from cad.services.plan import plan_report
from cad.store.reads import plan as reads
from cad.store.work import Act
from tests.bench.people import temporary
from tests.bench.table import absolute, head, row

RESIDENTS, STEPS, REFERRALS = 20_000, 100_000, 4_000
LIMIT, LIMIT_S, RUNS = 2.0, 0.300, 7
FIRST, LAST = "2025-01-01", "2025-12-31"
TABLES = ("resident", "encounter", "journey", "need", "step", "referral", "seam", "organisation")


def main() -> bool:
    """Print the lines."""
    book = temporary(RESIDENTS)
    fill(book)
    plain = copied(book)
    ours, floor = [], []
    for _run in range(RUNS):
        ours.append(timed(lambda: plan_report(book, first=FIRST, last=LAST)))
        floor.append(timed(lambda: bare(plain)))
    head()
    kept = row("plan, a year of 20,000 people", median(ours), median(floor), LIMIT)
    return absolute("the same, in all", median(ours), LIMIT_S) and kept


def fill(book: Notebook) -> None:
    """What happens in two years: 5 steps each, 2 encounters, needs, a journey, some referrals."""
    chance = random.Random(3)
    people = [one[0] for one in book.connection.execute("SELECT id FROM resident ORDER BY pk")]
    themes = [theme.key for theme in THEMES]

    def day() -> str:
        return f"202{chance.choice('45')}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    with book.store.work(Act("bench", "bench", undoable=False), book.me, book.now()) as work:
        offices = [Organisation(name=f"Structure {n}") for n in range(12)]
        work.add_all(offices)
        work.add_all(
            Step(resident=chance.choice(people), theme=chance.choice(themes), title="Appeler la crèche",
                 state="done", closed_on=day())
            for _n in range(STEPS)
        )  # fmt: skip
        work.add_all(Encounter(resident=who, at=f"{day()}T10:00") for who in people * 2)
        work.add_all(
            Need(resident=who, theme=chance.choice(themes), state="need", on=day()) for who in people
        )
        work.add_all(Journey(resident=who, opened_on=day()) for who in people)
        events = []
        for _n in range(REFERRALS):
            one, (giver, receiver) = day(), chance.sample(offices, 2)
            handed = Referral(
                resident=chance.choice(people), organisation=receiver.id, from_organisation=giver.id,
                theme=chance.choice(themes), state=chance.choice(("handed_over", "came", "missed")),
            )  # fmt: skip
            work.add(handed)
            events.append(
                ReferralEvent(referral=handed.id, resident=handed.resident, state="handed_over", on=one)
            )
            events.append(
                ReferralEvent(referral=handed.id, resident=handed.resident, state=handed.state, on=one)
            )
        work.add_all(events)
    book.connection.execute(
        "UPDATE resident SET qpv = CASE pk % 3 WHEN 0 THEN 'in' WHEN 1 THEN 'out' ELSE '' END"
    )
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copied(book: Notebook, tables: tuple[str, ...] = TABLES) -> sqlite3.Connection:
    """The tables that are counted, with their indexes, in a plain file."""
    plain = sqlite3.connect(Path(tempfile.mkdtemp(prefix="cad-bench-")) / "plain.db", isolation_level=None)
    plain.execute("PRAGMA cache_size = -65536")
    for table in tables:
        wanted = (
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') AND sql <> ''"
        )
        found = [sql for (sql,) in book.connection.execute(f"{wanted} ORDER BY type = 'index'", (table,))]
        plain.execute(found[0])
        rows = book.connection.execute(f"SELECT * FROM {table}").fetchall()
        plain.execute("BEGIN")
        plain.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", map(tuple, rows))
        plain.execute("COMMIT")
        for sql in found[1:]:
            plain.execute(sql)
    return plain


def bare(plain: sqlite3.Connection) -> None:
    """The same statements, their rows fetched and nothing done of them."""
    bound = {
        "before": "2024-01-01",
        "first": FIRST,
        "last": LAST,
        "after": "2026-01-01",
        "invented": 1,
        "base": 2025 * 12,
    }
    for sql in reads.statements():
        plain.execute(sql, bound).fetchall()


def timed(work) -> float:  # type: ignore[no-untyped-def]
    """Seconds it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
