"""Run by the kill tests: acts and exchanges for ever, saying each act once it is acknowledged, each question.

python -m tests.sync.laptop_process FOLDER KEY SEED
"""

import random
import sys
from pathlib import Path

from cad.domain.resident import Resident
from cad.services import encounters, journeys, notebook, residents, syncing
from cad.services.notebook import Notebook
from cad.store.table import select
from cad.sync.transport import NoNetwork
from tests.sync.telling import Words, tell_exchanges


def main(folder: Path, key: bytes, seed: int) -> None:
    luck = random.Random(seed)
    book = notebook.open_with_key(folder, key)
    words = Words()
    tell_exchanges(words)
    people = [one.id for one in select(book.connection, Resident)]
    words.say("open")
    number = 0
    while True:
        for _act in range(luck.randrange(1, 12)):
            number += 1
            words.say(*_one(book, luck, people, f"mot{seed}x{number}"))
        try:
            syncing.sync(book, whole=luck.random() < 0.3)
            words.say("synced")
        except NoNetwork:
            words.say("away")


def _one(book: Notebook, luck: random.Random, people: list[str], word: str) -> tuple[str, str, str]:
    if luck.random() < 0.3:
        people.append(residents.create_resident(book, usage_name=word).result.id)
        return "resident", people[-1], word
    who = luck.choice(people)
    if luck.random() < 0.5:
        return "note", encounters.add_note(book, who, word, visibility="organisation").result.id, word
    if luck.random() < 0.5:
        return "step", journeys.add_step(book, resident=who, title=word).result.id, word
    residents.change_resident(book, resident=who, city=word)
    return "city", who, word


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
