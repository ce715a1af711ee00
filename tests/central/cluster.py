"""Three PostgreSQL nodes under Patroni and three etcd, on loopback, configured by packaging/patroni.yml."""

import os
import pwd
import secrets
import shutil
import signal
import string
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import trustme

from tests.central.test_by_command import free_port
from tests.sync.lived import ROOT

NODES = range(3)
LONG = 120.0
"""Seconds that nothing here takes."""


class Cluster:
    """Its processes run as `postgres` when we are root; each is ended by its own number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.password = secrets.token_hex(8)
        self.ports = [free_port() for _node in NODES]
        self.rest = [free_port() for _node in NODES]
        self.etcd = [(free_port(), free_port()) for _node in NODES]
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._certify()

    def _certify(self) -> None:
        pair = trustme.CA().issue_cert("127.0.0.1")
        pair.private_key_pem.write_to_path(str(self.folder / "key.pem"))
        pair.cert_chain_pems[0].write_to_path(str(self.folder / "cert.pem"))
        (self.folder / "key.pem").chmod(0o600)
        if os.geteuid() == 0:
            who = pwd.getpwnam("postgres")
            for path in (self.folder, self.folder / "key.pem"):
                os.chown(path, who.pw_uid, who.pw_gid)

    @property
    def url(self) -> str:
        """For `--database`: whichever node takes writes."""
        hosts = "&".join(f"host=127.0.0.1:{port}" for port in self.ports)
        return f"postgresql://postgres:{self.password}@/cad?{hosts}&target_session_attrs=read-write"

    def start(self) -> None:
        """All of it, until the primary has its two followers, and a database for the centre."""
        members = ",".join(f"e{n}=http://127.0.0.1:{peer}" for n, (_client, peer) in enumerate(self.etcd))
        for number, (client, peer) in enumerate(self.etcd):
            here, there = f"http://127.0.0.1:{client}", f"http://127.0.0.1:{peer}"
            self._run(
                f"e{number}", "etcd", "--name", f"e{number}", "--data-dir", str(self.folder / f"e{number}"),
                "--listen-client-urls", here, "--advertise-client-urls", here, "--listen-peer-urls", there,
                "--initial-advertise-peer-urls", there, "--initial-cluster", members,
            )  # fmt: skip
        for node in NODES:
            self.start_node(node)
        primary = self.wait()
        with self.connect(primary) as connection:
            connection.execute("CREATE DATABASE cad")

    def start_node(self, node: int) -> None:
        _comment, start, text = (ROOT / "packaging" / "patroni.yml").read_text().partition("scope:")
        path = self.folder / f"n{node}.yml"
        path.write_text(
            string.Template(start + text).substitute(
                NAME=f"n{node}", ADDRESS="127.0.0.1", REST_PORT=self.rest[node], PORT=self.ports[node],
                ETCD=",".join(f"127.0.0.1:{client}" for client, _peer in self.etcd), NETWORK="127.0.0.1/32",
                DATA=self.folder / f"n{node}", PROGRAMS=self.programs, PASSWORD=self.password,
                PGPASS=self.folder / f"pgpass{node}", SOCKETS=self.folder,
                CERTIFICATE=self.folder / "cert.pem", KEY=self.folder / "key.pem",
            )
        )  # fmt: skip
        self._run(f"n{node}", "patroni", str(path))

    def _run(self, name: str, *command: str) -> None:
        user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
                env={"PATH": f"{self.programs}:/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8"},
                **user,
            )  # type: ignore[call-overload]  # fmt: skip

    def connect(self, node: int) -> "psycopg.Connection[tuple[int]]":
        where = f"host=127.0.0.1 port={self.ports[node]} user=postgres password={self.password}"
        return psycopg.connect(f"{where} dbname=postgres connect_timeout=2", autocommit=True)

    def primary(self) -> int | None:
        """Which node takes writes, if any."""
        for node in NODES:
            try:
                if httpx.get(f"http://127.0.0.1:{self.rest[node]}/primary", timeout=1).status_code == 200:
                    return node
            except httpx.HTTPError:
                continue
        return None

    def wait(self) -> int:
        """The primary, once both others follow it and one of them must have each commit."""
        until(lambda: self._followed() == (2, 1))
        found = self.primary()
        assert found is not None
        return found

    def _followed(self) -> tuple[int, int]:
        primary = self.primary()
        try:
            if primary is None:
                return 0, 0
            with self.connect(primary) as connection:
                states = connection.execute(
                    "SELECT count(*), count(*) FILTER (WHERE sync_state = 'sync') FROM pg_stat_replication "
                    "WHERE state = 'streaming'"
                ).fetchall()
        except psycopg.Error:
            return 0, 0
        return states[0][0], states[0][1]

    def lose(self, node: int) -> None:
        """The machine is lost: Patroni and PostgreSQL on it, at once."""
        self.running[f"n{node}"].kill()
        os.kill(self._postmaster(node), signal.SIGKILL)
        self.running[f"n{node}"].wait()

    def _postmaster(self, node: int) -> int:
        return int((self.folder / f"n{node}" / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        """Patroni first: it stops its PostgreSQL; what would not is ended."""
        for name, process in sorted(self.running.items(), reverse=True):  # n… before e…
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if name.startswith("n") and (self.folder / name / "postmaster.pid").exists():
                os.kill(self._postmaster(int(name[1:])), signal.SIGQUIT)


def until(holds: Callable[[], bool]) -> float:
    """Wait; how long it took. Raises `TimeoutError`."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > LONG:
            raise TimeoutError
        time.sleep(0.1)
    return time.monotonic() - began


@contextmanager
def cluster() -> Iterator[Cluster]:
    """One in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="cad-ha-"))
    folder.chmod(0o755)
    made = Cluster(folder)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)
