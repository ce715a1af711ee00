"""Kill -9 at any instant, hundreds of times: what was acknowledged is there, and the file is whole."""

import os
import random
import time
from pathlib import Path

import pytest

from cad.domain.encounter import Encounter, Note
from cad.domain.journey import Journey, Step
from cad.domain.resident import Resident
from cad.services import drafts, notebook
from cad.services.notebook import Notebook
from cad.store.health import problems
from cad.store.table import select
from tests.conftest import PASSPHRASE
from tests.doomed import Doomed
from tests.store.writer import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX systems")


@pytest.mark.parametrize("kills", [pytest.param(4), pytest.param(300, marks=pytest.mark.slow)])
def test_kill_at_any_instant(tmp_path: Path, cheap_keys: None, kills: int) -> None:
    book, _code = notebook.create(tmp_path / "n", PASSPHRASE)
    key = book.store.key
    book.close()
    said: list[list[str]] = []
    for seed in range(kills):
        said += _write_and_kill(tmp_path / "n", key, seed)
    assert sum(line[0] == "resident" for line in said) >= kills
    after = notebook.open_with_key(tmp_path / "n", key)
    try:
        assert problems(after.connection) == []
        _all_there(after, said)
        _no_half_act(after)
    finally:
        after.close()


def _write_and_kill(folder: Path, key: bytes, seed: int) -> list[list[str]]:
    with Doomed(main, folder, key, seed) as writer:
        assert writer.line() == "open\n"
        chance = random.Random(seed)  # so many acts, then anywhere in one: the same on a slow machine
        lines = [writer.line() for _act in range(chance.randint(0, 24))]
        time.sleep(chance.uniform(0, 0.008))
        writer.kill()
        return [line.split() for line in [*lines, *writer.rest()]]


def _all_there(book: Notebook, said: list[list[str]]) -> None:
    """Every acknowledged act is in the record, word for word or overwritten by a later one."""
    names = {r.id: r.usage_name for r in select(book.connection, Resident)}
    cities = {r.id: r.city for r in select(book.connection, Resident)}
    encounters = {e.id for e in select(book.connection, Encounter)}
    notes = {n.text for n in select(book.connection, Note)}
    steps = {s.title for s in select(book.connection, Step)}
    goals = {j.resident: j.goal for j in select(book.connection, Journey)}
    kept = {d.subject: d.value["text"] for d in drafts.drafts(book)}
    for kind, record, word in said:
        if kind == "resident":
            assert names[record] == word
        elif kind == "encounter":
            assert record in encounters
            assert word in notes
            assert word in steps
        elif kind == "undone":
            assert not cities[record] or _number(cities[record]) > _number(word)
        elif kind == "goal":
            assert _number(goals[record]) >= _number(word)
        else:
            assert _number(kept[record]) >= _number(word)


def _number(word: str) -> tuple[int, int]:
    """Run and act a word was written in: the act cut off by the kill may have gone through."""
    run, act = word.removeprefix("mot").split("x")
    return int(run), int(act)


def _no_half_act(book: Notebook) -> None:
    """Each act of the log has its changes; each encounter its note and its step."""
    lonely = book.connection.execute(
        "SELECT count(*) FROM act WHERE pk NOT IN (SELECT act FROM change) AND kind = 'act'"
    ).fetchone()
    assert lonely == (0,)
    whole = book.connection.execute(
        "SELECT count(*) FROM encounter e WHERE NOT EXISTS (SELECT 1 FROM note WHERE encounter = e.id) "
        "OR NOT EXISTS (SELECT 1 FROM step WHERE encounter = e.id)"
    ).fetchone()
    assert whole == (0,)
    counts = book.connection.execute(
        "SELECT (SELECT count(*) FROM resident), (SELECT count(*) FROM resident_search)"
    ).fetchone()
    assert counts[0] == counts[1]
