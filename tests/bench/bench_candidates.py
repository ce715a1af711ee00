"""Who could take an offer among 20,000 residents, half of whom look for work, against the same SQL on plain
SQLite.

python -m tests.bench.bench_candidates
"""

import random
import sqlite3
from statistics import median

from cad.domain.insertion import Insertion
from cad.domain.journey import Journey, Need
from cad.domain.resident import Document
from cad.domain.themes import THEMES
from cad.domain.workplace import MEANS, Availability
from cad.services.candidates import offer_candidates
from cad.services.notebook import Notebook
from cad.services.offers import publish_offer
from cad.store.reads import candidates as reads
from cad.store.work import Act
from tests.bench.bench_plan import copied, timed
from tests.bench.people import temporary
from tests.bench.table import absolute, head, row

RESIDENTS, LIMIT, LIMIT_S, RUNS = 20_000, 2.0, 0.100, 7
TABLES = ("resident", "need", "journey", "follow", "insertion", "document", "availability")


def main() -> bool:
    """Print the lines."""
    book = temporary(RESIDENTS)
    fill(book)
    offer = publish_offer(
        book, title="Agent·e de propreté", hours="lun-ven 6h-9h", means=("bus", "car"), minutes=35
    ).result
    plain = copied(book, TABLES)
    ours, floor = [], []
    for _run in range(RUNS):
        ours.append(timed(lambda: offer_candidates(book, offer.id)))
        floor.append(timed(lambda: bare(plain, book)))
    head()
    kept = row("candidates among 20,000 people", median(ours), median(floor), LIMIT)
    return absolute("the same, in all", median(ours), LIMIT_S) and kept


def fill(book: Notebook) -> None:
    """A journey each, three needs, papers, and what one in five said of their hours."""
    chance = random.Random(3)
    people = [one[0] for one in book.connection.execute("SELECT id FROM resident ORDER BY pk")]
    themes = [theme.key for theme in THEMES]
    week = ("lun-ven 8h30-16h", "lun-ven 6h-14h", "lun-dim 5h-22h", "mar 9h-12h, jeu 9h-12h")
    with book.store.work(Act("bench", "bench", undoable=False), book.me, book.now()) as work:
        work.add_all([Journey(resident=who, opened_on="2026-01-05") for who in people])
        work.add_all(
            [
                Need(resident=who, theme=theme, state=chance.choice(("need", "lifted")), on="2026-02-03")
                for who in people
                for theme in ("recruitment", *chance.sample(themes[1:], 2))
            ]
        )
        work.add_all(
            [
                Document(resident=who, title="Justificatif", expires_on="2027-01-01", adviser=book.me)
                for who in people[::10]
            ]
        )
        work.add_all([Insertion(resident=who, starts_on="2026-02-01") for who in people[::50]])
        work.add_all(
            [
                Availability(
                    resident=who, hours=chance.choice(week), means=(chance.choice([*MEANS]),), minutes=45
                )
                for who in people[::5]
            ]
        )
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def bare(plain: sqlite3.Connection, book: Notebook) -> None:
    """The same statements, their rows fetched and nothing done of them."""
    for sql in reads.statements():
        plain.execute(sql, {"today": "2026-11-23", "me": book.me}).fetchall()


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
