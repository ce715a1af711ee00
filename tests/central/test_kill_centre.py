"""Kill -9 of the workers, then of PostgreSQL: nothing acknowledged is lost or done twice."""

from collections.abc import Callable

import pytest

from tests.central.postgres import Postgres
from tests.central.storm import POSIX, Storm

TURNS = 3
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not POSIX, reason="kill -9 is of POSIX systems")]


def test_workers_killed_in_turn(lived: Storm) -> None:
    lived.enrol()
    with lived.living():
        for turn in range(TURNS):
            for kill in ([lived.workers[turn % 2]], lived.workers):  # one, which the other replaces; both
                lived.hears("asks", "Anne")
                for worker in kill:
                    worker.kill()
                lived.hears("synced" if len(kill) == 1 else "away")
                for worker in kill:
                    worker.start()
                for worker in kill:
                    worker.wait()
        lived.hears("synced")
    lived.check()


@pytest.mark.parametrize("end", [Postgres.kill, Postgres.stop_at_once])
def test_postgresql_killed(own_postgres: Postgres, lived: Storm, end: Callable[[Postgres], None]) -> None:
    lived.enrol()
    with lived.living():
        for _turn in range(TURNS):
            lived.hears("asks", "Anne")
            end(own_postgres)
            lived.hears("away")
            own_postgres.start()
            lived.hears("synced")
        lived.workers[0].wait()
    lived.check()
