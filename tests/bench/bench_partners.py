"""A partner’s page and who waits at each partner, with many referrals, most of them to the same partner.

python -m tests.bench.bench_partners [--referrals N]
"""

import argparse
import random
import time
from collections.abc import Callable

from cad.domain.organisation import Organisation, Service
from cad.domain.referral import Referral, ReferralEvent
from cad.services.notebook import Notebook
from cad.services.partners import partner_page, waiting_at_partners
from cad.services.referrals import list_referrals
from cad.store.reads.settings import me
from cad.store.work import Act
from tests.bench.people import temporary
from tests.bench.table import absolute, head

TURNS = 60
LIMIT = 0.020
STATES = ("handed_over", "received", "appointment", "came", "outcome", "missed", "declined", "no_answer")


def entrust(book: Notebook, referrals: int) -> str:
    """That many referrals to forty partners, half of them to the first one, whose id is returned."""
    chance = random.Random(3)
    ours = me(book.connection, book.me).organisation
    people = [row[0] for row in book.connection.execute("SELECT id FROM resident")]
    with book.store.work(Act("bench", "bench", undoable=False), book.me, book.now()) as work:
        partners = work.add_all([Organisation(name=f"Partenaire {n}") for n in range(40)])
        services = work.add_all([Service(organisation=p.id, name="Accueil") for p in partners])
        made = []
        for number in range(referrals):
            which = 0 if number % 2 else chance.randrange(40)
            due = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            made.append(
                Referral(
                    reference=f"BENCH{number}", resident=chance.choice(people), answer_by=due,
                    organisation=partners[which].id, service=services[which].id, from_adviser=book.me,
                    from_organisation=ours.id if ours else "", state=chance.choice(STATES),
                )
            )  # fmt: skip
        work.add_all(made)
        work.add_all(
            [ReferralEvent(referral=r.id, resident=r.resident, state=r.state, on=r.answer_by) for r in made]
        )
    return partners[0].id


def p95(ask: Callable[[], object]) -> float:
    """Seconds, nineteen times out of twenty."""
    times = []
    for _turn in range(TURNS):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    return sorted(times)[int(TURNS * 0.95)]


def main() -> bool:
    """Print the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--referrals", type=int, default=50_000)
    given = parser.parse_args()
    book = temporary(20_000)
    busiest = entrust(book, given.referrals)
    head()
    asked: dict[str, Callable[[], object]] = {
        "a partner’s page, half of them there": lambda: partner_page(book, organisation=busiest),
        "waiting at partners": lambda: waiting_at_partners(book),
        "late answers, first page": lambda: list_referrals(book, late=True),
        "referrals of a partner by its name": lambda: list_referrals(book, text="Partenaire 7"),
    }
    kept = [absolute(f"{what}, p95", p95(ask), LIMIT) for what, ask in asked.items()]
    book.close()
    return all(kept)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
