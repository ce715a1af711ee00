"""Kill -9 of the workers, then of PostgreSQL: nothing acknowledged is lost or done twice."""

import random
import time
from collections.abc import Callable

import pytest

from tests.central.postgres import Postgres
from tests.central.storm import POSIX, Storm

KILLS = 12
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSIX, reason="kill -9 is of POSIX systems")]


def test_workers_killed_in_turn(lived: Storm) -> None:
    luck = random.Random(1)
    lived.enrol()
    with lived.living():
        for turn in range(KILLS):
            time.sleep(luck.uniform(0.1, 1.0))
            worker = lived.workers[turn % 2]
            worker.kill()
            worker.start()
            worker.wait()
    lived.check()
    assert {"sync", "away"} <= {line[0] for line in lived.said()}


@pytest.mark.parametrize("end", [Postgres.kill, Postgres.stop_at_once])
def test_postgresql_killed(own_postgres: Postgres, lived: Storm, end: Callable[[Postgres], None]) -> None:
    luck = random.Random(2)
    lived.enrol()
    with lived.living():
        for _turn in range(KILLS // 2):
            time.sleep(luck.uniform(0.5, 2.0))
            end(own_postgres)
            time.sleep(luck.uniform(0.0, 0.3))
            own_postgres.start()
        lived.workers[0].wait()
    lived.check()
    assert {"sync", "away"} <= {line[0] for line in lived.said()}
