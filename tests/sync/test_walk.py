"""Hundreds of random weeks: whatever is done, lost, restarted or mistaken, everyone ends with what is theirs.

`CAD_WALKS=5000` tries as many; `CAD_WALK=1234` lives one again.
"""

import os
from pathlib import Path

import pytest

from tests.sync.acts import act, wrong_clock
from tests.sync.erasing import erase_someone
from tests.sync.oracle import check
from tests.sync.world import Station, Template, World, make_template, world

WALKS = int(os.environ.get("CAD_WALKS", "0"))
ONE = os.environ.get("CAD_WALK")
LENGTH = 60


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("modele") / "m")


def walk(template: Template, folder: Path, seed: int) -> int:
    """One walk; how many acts it did."""
    done = 0
    with world(template, folder, seed) as lived:
        for number in range(LENGTH):
            done += _step(lived, lived.luck.choice(lived.stations), f"mot{seed}x{number}")
        lived.settle()
        check(lived)
    return done


def _step(lived: World, station: Station, word: str) -> int:
    chance = lived.luck.random()
    if chance < 0.78:
        return bool(act(lived, station, word))
    if chance < 0.95:
        lived.sync(station, chance=lived.luck.choice((0.0, 0.3, 0.7)), whole=lived.luck.random() < 0.1)
    elif chance < 0.97:
        lived.restart(station)
    elif chance < 0.98:
        erase_someone(lived)
    else:
        wrong_clock(station, lived.luck)
    return 0


@pytest.mark.parametrize("walks", [pytest.param(4), pytest.param(WALKS or 150, marks=pytest.mark.slow)])
def test_walks(template: Template, tmp_path: Path, walks: int) -> None:
    seeds = [int(ONE)] if ONE else range(walks)
    wrong = []
    done = 0
    for seed in seeds:
        try:
            done += walk(template, tmp_path / str(seed), seed)
        except AssertionError as error:
            wrong.append(f"CAD_WALK={seed}: {error}")
    assert not wrong, f"{len(wrong)} of {len(seeds)}\n" + "\n".join(wrong[:10])
    assert done > 20 * len(seeds)
