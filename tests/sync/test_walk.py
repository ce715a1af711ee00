"""Hundreds of random weeks: whatever is done, lost, restarted or mistaken, everyone ends with what is theirs.

`CAD_WALKS=5000` tries as many; `CAD_WALK=1234` lives one again.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.sync.acts import ACTS, PASSING_ON, Doing, act, wrong_clock
from tests.sync.erasing import erase_someone
from tests.sync.oracle import check
from tests.sync.world import Station, Template, World, make_template, world

WALKS = int(os.environ.get("CAD_WALKS", "0"))
ONE = os.environ.get("CAD_WALK")
LENGTH = 60


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("modele") / "m")


def walk(template: Template, folder: Path, seed: int, among: tuple[Doing, ...] = ACTS) -> Counter[str]:
    """One walk; how many acts it did, by name. Where fewer things are done, laptops meet more often."""
    done = Counter[str]()
    with world(template, folder, seed) as lived:
        for number in range(LENGTH if among is ACTS else 2 * LENGTH):
            station, word = lived.luck.choice(lived.stations), f"mot{seed}x{number}"
            if among is not ACTS and lived.luck.random() < 0.5:
                lived.sync(station)
            elif name := _step(lived, station, word, among):
                done[name] += 1
        lived.settle()
        check(lived)
    return done


def _step(lived: World, station: Station, word: str, among: tuple[Doing, ...]) -> str:
    chance = lived.luck.random()
    if chance < 0.78:
        return act(lived, station, word, among)
    if chance < 0.95:
        lived.sync(station, chance=lived.luck.choice((0.0, 0.3, 0.7)), whole=lived.luck.random() < 0.1)
    elif chance < 0.97:
        lived.restart(station)
    elif chance < 0.98:
        erase_someone(lived)
    else:
        wrong_clock(station, lived.luck)
    return ""


def lived_through(
    template: Template, folder: Path, walks: int, among: tuple[Doing, ...] = ACTS
) -> Counter[str]:
    """Every walk, or the one asked for; what was done in all of them."""
    seeds = [int(ONE)] if ONE else range(walks)
    wrong = []
    done = Counter[str]()
    for seed in seeds:
        try:
            done += walk(template, folder / str(seed), seed, among)
        except AssertionError as error:
            wrong.append(f"CAD_WALK={seed}: {error}")
    assert not wrong, f"{len(wrong)} of {len(seeds)}\n" + "\n".join(wrong[:10])
    return done


@pytest.mark.parametrize("walks", [pytest.param(2), pytest.param(WALKS or 150, marks=pytest.mark.slow)])
def test_walks(template: Template, tmp_path: Path, walks: int) -> None:
    done = lived_through(template, tmp_path, walks)
    assert done.total() > 20 * (1 if ONE else walks)


@pytest.mark.slow
def test_walks_of_people_passed_on(template: Template, tmp_path: Path) -> None:
    done = lived_through(template, tmp_path, WALKS or 30, PASSING_ON)
    assert ONE or min(done[name] for name in ("propose", "reply", "take_back")) > 10, done
