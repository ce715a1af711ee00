"""Run by the kill test: acts on a notebook for ever, saying each one once it is acknowledged.

Prints ``kind id text`` lines, flushed, only after the service function returned.
"""

import random
from pathlib import Path

from cad.services import drafts, encounters, history, journeys, notebook, residents


def main(folder: Path, key: bytes, seed: int) -> None:
    chance = random.Random(seed)
    book = notebook.open_with_key(folder, key)
    print("open", flush=True)
    people: list[str] = []
    number = 0
    while True:
        number += 1
        word = f"mot{seed}x{number}"
        if not people or chance.random() < 0.4:
            person = residents.create_resident(book, usage_name=word).result
            people.append(person.id)
            print("resident", person.id, word, flush=True)
        elif chance.random() < 0.6:
            who = chance.choice(people)
            step = ({"title": word},)
            made = encounters.record_encounter(book, who, text=word, steps=step).result
            print("encounter", made.id, word, flush=True)
        elif chance.random() < 0.5:
            journeys.set_goal(book, people[-1], word)
            print("goal", people[-1], word, flush=True)
        elif chance.random() < 0.5:
            drafts.keep_draft(book, "memo", people[0], {"text": word})
            print("draft", people[0], word, flush=True)
        else:
            residents.change_resident(book, people[0], city=word)
            history.undo(book)
            print("undone", people[0], word, flush=True)
