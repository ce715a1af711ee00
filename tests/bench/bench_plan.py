"""« Le plan » of a year over 20,000 people, 100,000 steps and 200,000 entries of hours of 2,000 contracts,
against the same SQL on plain SQLite.

python -m tests.bench.bench_plan
"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from cad.domain.encounter import Encounter
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.journey import Journey, Need, Step
from cad.domain.organisation import Organisation
from cad.domain.plan import FIGURES
from cad.domain.plan_told import WORKED_OUT
from cad.domain.procurement import Lot
from cad.domain.referral import Referral, ReferralEvent
from cad.domain.themes import THEMES
from cad.services.notebook import Notebook
from cad.services.plan import plan_report
from cad.store.reads import plan as reads
from cad.store.work import Act, Work
from tests.bench.people import temporary
from tests.bench.table import absolute, head, row

RESIDENTS, STEPS, REFERRALS, CONTRACTS, ENTRIES = 20_000, 100_000, 4_000, 2_000, 200_000
MONTHS = 20
"""Of each contract, entered and corrected several times."""
LIMIT, LIMIT_S, RUNS = 2.0, 0.300, 7
TABLES = sorted(
    {figure.happens.kind for figure in FIGURES if figure.happens} - WORKED_OUT.keys()
    | {kind for kinds in WORKED_OUT.values() for kind in kinds}
    | {"resident", "organisation", "observation_week", "seam", "worked_month"}
)
"""What is counted."""
FIRST, LAST = "2025-01-01", "2025-12-31"


def main() -> bool:
    """Print the lines."""
    book = temporary(RESIDENTS)
    fill(book)
    plain = copied(book, TABLES)
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
        fill_clauses(work, people)
    book.connection.execute(
        "UPDATE resident SET qpv = CASE pk % 3 WHEN 0 THEN 'in' WHEN 1 THEN 'out' ELSE '' END"
    )
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def fill_clauses(work: Work, people: list[str]) -> None:
    """Each month of a contract is entered, then corrected again and again."""
    lot = work.add(Lot(title="Gros œuvre", hours_due=400_000))
    contracts = [
        Insertion(
            resident=people[n * 7 % len(people)], lot=lot.id, starts_on="2024-05-01",
            counts_from="2024-05-01", counts_until="2026-05-01", qpv=("in", "out", "")[n % 3],
        )
        for n in range(CONTRACTS)
    ]  # fmt: skip
    work.add_all(contracts)
    for one in contracts:
        entries, before = [], dict[str, str]()
        for n in range(ENTRIES // CONTRACTS):
            rank = 4 + n % MONTHS
            month = f"{2024 + rank // 12}-{rank % 12 + 1:02}"
            amends = (before[month],) if month in before else ()
            entries.append(
                WorkedHours(
                    resident=one.resident, insertion=one.id, month=month, hundredths=7000 + n, amends=amends
                )
            )
            before[month] = entries[-1].id
        work.add_all(entries)


def copied(book: Notebook, tables: Sequence[str]) -> sqlite3.Connection:
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
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            plain.execute("BEGIN")
            plain.executemany(f"INSERT INTO {table} VALUES ({marks})", map(tuple, rows))
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
