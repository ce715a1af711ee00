"""What the centre counts, record by record, is what a notebook counts by SQL."""

import random

from cad.domain.catalogue import RECORDS
from cad.domain.plan_counting import Counting
from cad.domain.plan_period import span
from cad.domain.plan_told import Told, home_of, with_worked_out
from cad.services.demo import fill_demo
from cad.services.duplicates import merge_residents
from cad.services.notebook import Notebook
from cad.store.reads.plan import counted, handovers
from cad.store.table import select

PERIOD = span("2026-01-01", "2026-11-23", "2026-11-23")


def everyone(book: Notebook) -> dict[str, list[Told]]:
    """Every person → all that is known of them, under their surviving file."""
    into = dict(book.connection.execute("SELECT id, merged_into FROM resident").fetchall())
    found: dict[str, list[Told]] = {}
    for kind, described in RECORDS.items():
        for one in select(book.connection, described.cls):
            person = one.id if kind == "resident" else getattr(one, "resident", "")
            while into.get(person):
                person = into[person]
            if person:
                values = {name: getattr(one, name) for name in described.fields}
                found.setdefault(person, []).append(Told(kind, one.id, one.created_at, values))
    return found


def weeks(book: Notebook) -> dict[str, list[str]]:
    """School → when its weeks begin."""
    found: dict[str, list[str]] = {}
    for one in select(book.connection, RECORDS["observation_week"].cls, "removed = 0"):
        found.setdefault(getattr(one, "school"), []).append(getattr(one, "starts_on"))  # noqa: B009
    return found


def test_both_count_the_same(book: Notebook) -> None:
    fill_demo(book, residents=150)
    ids = [one for (one,) in book.connection.execute("SELECT id FROM resident ORDER BY pk LIMIT 12")]
    chance = random.Random(5)
    for _merge in range(3):
        survivor, absorbed = chance.sample(ids, 2)
        merge_residents(book, survivor, absorbed)
        ids.remove(absorbed)
    counting, seams, closing = Counting(PERIOD), 0, weeks(book)
    for person, known in everyone(book).items():
        survivor = next(one for one in known if one.id == person)
        if not survivor.values["removed"]:
            told = with_worked_out(known, closing)
            counting.add(told, home_of(survivor.values))
            seams += sum(one.kind == "seam" and one.values["between_two"] for one in told)
    ours, theirs = counting.counted(), counted(book.connection, PERIOD, True)
    assert ours.keys() == theirs.keys()
    for key, one in ours.items():
        assert one == theirs[key], key
    assert seams >= len(handovers(book.connection, PERIOD, True)) > 50
    counted_here = [key for key, one in ours.items() if one.whole.number]
    assert len(counted_here) > 12, counted_here
