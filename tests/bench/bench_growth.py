"""What a day of an adviser weighs, on the wire, at the centre and in its database (PostgreSQL).

python -m tests.bench.bench_growth [--days N] [--people N]

A day is twelve interviews (a note of 400 signs, a need, a next step), two new people, six steps done, three
referrals, and an exchange after each interview, by one adviser; a colleague receives all of it, an adviser
of another organisation, who may read nothing of it, exchanges once at the end. Everybody is invented.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import text

from cad.central import accounts
from cad.domain.clock import system_now
from cad.domain.journey import Step
from cad.domain.resident import Resident
from cad.services import encounters, journeys, partners, referrals, residents, syncing
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.bench.bench_sync import fill
from tests.central.postgres import running
from tests.central.storm import Storm, storm
from tests.sync.lived import enrolled

NOTE = "Reçue à la permanence, elle cherche une garde d’enfant avant de reprendre la formation."
INTERVIEWS, NEW, DONE, REFERRALS = 12, 2, 6, 3


def day(book: Notebook, luck: random.Random, service: str, exchange: Any) -> None:
    """What is described above."""
    people = [one.id for one in select(book.connection, Resident)]
    for number in range(INTERVIEWS):
        if number < NEW:
            people.append(residents.create_resident(book, usage_name=f"Essai{luck.random()}").result.id)
        who = luck.choice(people)
        encounters.record_encounter(
            book, resident=who, text=" ".join(luck.choices(NOTE.split(), k=60))[:400],
            visibility="organisation",
            needs=({"theme": "mobility", "state": "need", "detail": "pas de permis"},),
            steps=({"title": "Appeler la crèche", "due_on": "2027-01-15"},),
        )  # fmt: skip
        if number < REFERRALS:
            referrals.refer(book, who, service, "Place en crèche", consent_how="oral")
        if number < DONE:
            step = luck.choice(select(book.connection, Step, "state <> 'done'"))
            journeys.complete_step(book, step=step.id)
        exchange()


def served(lived: Storm) -> dict[str, list[tuple[float, int]]]:
    """Address → (milliseconds, bytes of the answer) of each answer since the last time."""
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for worker in lived.workers:
        for line in worker.log.read_text().splitlines():
            said = json.loads(line) if line.startswith("{") else {}
            if "path" in said:
                found[said["path"]].append((said["ms"], said["bytes"]))
        worker.log.write_text("")  # opened to append: what comes is written at its beginning
    return found


def rows(lived: Storm) -> tuple[int, int, int]:
    """Bytes of the database, records, changes."""
    with lived.database.read() as connection:
        one = connection.execute(
            text(
                "SELECT pg_database_size(current_database()), (SELECT count(*) FROM record), "
                "(SELECT count(*) FROM change)"
            )
        ).one()
    return int(one[0]), int(one[1]), int(one[2])


def spent(lived: Storm) -> str:
    """What was answered since the last time, by address."""
    said = []
    for path, new in sorted(served(lived).items()):
        mean = sum(ms for ms, _bytes in new) / len(new)
        said.append(f"{path} {len(new)} × {mean:.1f} ms, {sum(size for _ms, size in new) / 1000:.0f} ko")
    return " ; ".join(said)


def main() -> bool:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--people", type=int, default=2_000)
    given = parser.parse_args()
    with (
        running() as postgres,
        tempfile.TemporaryDirectory() as folder,
        storm(postgres.new_database(), Path(folder)) as lived,
    ):
        measure(lived, given.people, given.days)
    return True


def measure(lived: Storm, people: int, days: int) -> None:
    """Both tables: the records that come first, then the days."""
    other = accounts.add_organisation(lived.database, lived.place, "CCAS", system_now)
    offices = {"anne": lived.office, "bilal": lived.office, "carine": other}
    a, b, c = (
        enrolled(lived.database, lived.place, office, name, lived.folder / name, lived.url)
        for name, office in offices.items()
    )
    service = partners.add_service(a, organisation=lived.office, name="Accueil").result.id
    for book in (a, b, c):
        syncing.sync(book)
    served(lived)
    start = rows(lived)
    fill(a, people, lived.office)
    syncing.sync(a)
    size, records, changes = (after - before for after, before in zip(rows(lived), start, strict=True))
    print(
        f"{people} personnes : {size / records:.0f} octets par personne en base, historique et accès compris"
    )
    print("  elle envoie : " + spent(lived))
    syncing.sync(b)
    print("  un·e collègue reçoit : " + spent(lived))
    syncing.sync(c)
    luck, start, _done = random.Random(5), rows(lived), served(lived)
    sent, received = bytes_of(a), bytes_of(b)
    for _day in range(days):
        day(a, luck, service, lambda: syncing.sync(a))
        syncing.sync(b)
    size, records, changes = (after - before for after, before in zip(rows(lived), start, strict=True))
    print(
        f"une journée : {changes / days:.0f} changements, {records / days:.0f} enregistrements, "
        f"{size / days / 1000:.0f} ko en base ; "
        f"{(bytes_of(a) - sent) / days / 1000:.0f} ko et {(bytes_of(b) - received) / days / 1000:.0f} ko "
        "dans le carnet qui écrit et dans celui qui reçoit"
    )
    print(f"  en {days} jours : " + spent(lived))
    syncing.sync(c)
    print(f"  qui n’en lit rien, en une fois : {spent(lived)} pour {changes} changements")
    syncing.sync(b, whole=True)
    print(f"  la vérification de tout ce qui est tenu : {spent(lived)} pour {rows(lived)[1]} enregistrements")
    for book in (a, b, c):
        book.close()


def bytes_of(book: Notebook) -> int:
    """Of the notebook on the disk, without its journal."""
    said = [book.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")]
    return int(said[0]) * int(said[1])


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
