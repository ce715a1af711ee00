"""The primary of an available centre is lost in a storm of exchanges; every acknowledged change is there.

python -m tests.central.fail_over [--losses N]

Needs the Debian packages patroni, etcd-server and postgresql; see packaging/high_availability.py.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import psycopg

from tests.central.cluster import Cluster, cluster, until
from tests.central.storm import Storm, storm
from tests.sync.lived import acknowledged, lost


def main() -> bool:
    """Whether nothing was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--losses", type=int, default=3)
    losses = parser.parse_args().losses
    luck = random.Random(11)
    with tempfile.TemporaryDirectory() as folder, cluster() as nodes:
        print(f"trois nœuds, primaire n{nodes.primary()}, un suiveur synchrone", flush=True)
        with storm(nodes.url, Path(folder)) as lived:
            lived.enrol()
            missing = [_lose(nodes, lived, luck) for _turn in range(losses)]
            _live_through(nodes, lived)
            lived.check()
        _logs_name_nobody(nodes, lived)
    print("À la fin, tous les carnets ont exchangé : rien ne manque, rien n’est en double.")
    return not any(missing)


def _lose(nodes: Cluster, lived: Storm, luck: random.Random) -> int:
    """One loss; how many acknowledged changes the new primary lacks, before anything is sent again."""
    primary = nodes.wait()
    with lived.living():
        time.sleep(luck.uniform(5.0, 8.0))
        nodes.lose(primary)
    began = time.monotonic()  # the laptops were killed with it: none sends again what it had sent
    until(lambda: nodes.primary() not in (None, primary))
    for worker in lived.workers:
        worker.wait()
    away = time.monotonic() - began
    with lived.world() as world:
        told = sum(len(acknowledged(station.book)) for station in world.stations)
        missing = len(lost(world))
    print(
        f"n{primary} perdu, n{nodes.primary()} répond après {away:.1f} s ; "
        f"{told} changements acquittés, {missing} manquent",
        flush=True,
    )
    nodes.start_node(primary)
    nodes.wait()
    return missing


def _live_through(nodes: Cluster, lived: Storm) -> None:
    """A loss that the laptops live through: they are told that the centre is away, and go on."""
    primary = nodes.wait()
    with lived.living():
        time.sleep(3)
        nodes.lose(primary)
        until(lambda: nodes.primary() not in (None, primary))
        for worker in lived.workers:
            worker.wait()
        nodes.start_node(primary)
        nodes.wait()
    print(f"n{primary} perdu puis revenu pendant que les carnets échangent", flush=True)


def _logs_name_nobody(nodes: Cluster, lived: Storm) -> None:
    words = {line[2] for line in lived.said() if len(line) == 3}
    for path in nodes.folder.glob("n*.log"):
        text = path.read_text()
        assert not [word for word in words if word in text], path


if __name__ == "__main__":
    try:
        raise SystemExit(0 if main() else 1)
    except psycopg.Error as error:
        raise SystemExit(str(error)) from error
