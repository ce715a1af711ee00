"""A trial centre run by its commands, over TLS, with two notebooks that join it."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trustme

from cad.cli import main

pytestmark = pytest.mark.slow


LONG_S = 60
"""After which what is awaited will not come."""


def free_port() -> int:
    """Below those that systems lend to connections: nobody has it the moment a server is killed."""
    while True:
        port = random.randrange(10_000, 32_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    server = ca.issue_cert("127.0.0.1", "localhost")
    server.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    server.cert_chain_pems[0].write_to_path(str(tmp_path / "cert.pem"))
    return ca


@pytest.fixture
def served(tmp_path: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setenv("CAD_DATABASE", f"sqlite:///{tmp_path / 'centre.db'}")
    assert main(["central", "init"]) == 0
    port = free_port()
    command = [
        *(sys.executable, "-m", "cad", "central", "serve", "--port", str(port)),
        *("--certificate", str(tmp_path / "cert.pem"), "--key", str(tmp_path / "key.pem")),
    ]
    log = (tmp_path / "serve.log").open("wb")
    server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ)
    try:
        _wait(port, server)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(LONG_S) in (0, -signal.SIGTERM)
        log.close()


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    late = time.monotonic() + LONG_S
    while time.monotonic() < late:
        assert server.poll() is None
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.strip().split(" ")[-1]


def test_from_init_to_two_laptops(
    served: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAD_PASSPHRASE", "une phrase pour l’essai")
    capsys.readouterr()
    assert main(["central", "org", "add", "We Ker"]) == 0
    office = said(capsys)
    url = f"https://127.0.0.1:{served}"
    books = [str(tmp_path / name) for name in ("a", "b")]
    for name, folder in zip(("Anne", "Bilal"), books, strict=True):
        assert main(["central", "adviser", "add", name, office]) == 0
        adviser = said(capsys)
        assert main(["central", "invite", adviser]) == 0
        code = said(capsys)
        assert main(["--notebook", folder, "init"]) == 0
        joined = ["--notebook", folder, "join", url, code, "--certificates", str(tmp_path / "ca.pem")]
        assert main(joined) == 0
        capsys.readouterr()
    a, b = books
    assert (
        main(["--notebook", a, "act", "create_resident", '{"usage_name": "Essai", "first_name": "Awa"}']) == 0
    )
    assert main(["--notebook", a, "sync"]) == 0
    assert "Tout est envoyé." in capsys.readouterr().out
    assert main(["--notebook", b, "sync"]) == 0
    capsys.readouterr()
    assert main(["--notebook", b, "search", "awa"]) == 0
    assert "ESSAI" in capsys.readouterr().out
    assert main(["central", "check"]) == 0
    log = (tmp_path / "serve.log").read_text()
    assert '"path": "/v1/push", "status": 200' in log
    assert not [word for word in ("Essai", "ESSAI", "Awa", "Anne", code) if word in log]


def test_a_revoked_laptop_is_shut_out_and_keeps_its_work(
    served: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAD_PASSPHRASE", "une phrase pour l’essai")
    capsys.readouterr()
    main(["central", "org", "add", "We Ker"])
    main(["central", "adviser", "add", "Anne", said(capsys)])
    main(["central", "invite", said(capsys)])
    code, folder = said(capsys), str(tmp_path / "a")
    main(["--notebook", folder, "init"])
    ca = str(tmp_path / "ca.pem")
    main(["--notebook", folder, "join", f"https://127.0.0.1:{served}", code, "--certificates", ca])
    assert main(["central", "lock-after", "30"]) == 0
    assert main(["--notebook", folder, "sync"]) == 0
    capsys.readouterr()
    assert main(["central", "device", "list"]) == 0
    device = capsys.readouterr().out.split()[0]
    assert main(["central", "device", "revoke", device]) == 0
    main(["--notebook", folder, "act", "create_resident", '{"usage_name": "Essai"}'])
    assert main(["--notebook", folder, "sync"]) == 1
    assert "a été révoqué" in capsys.readouterr().err
    assert main(["--notebook", folder, "search", "essai"]) == 0
    assert "ESSAI" in capsys.readouterr().out
    later = (datetime.now() + timedelta(days=40)).isoformat(timespec="minutes")
    assert main(["--as-of", later, "--notebook", folder, "search", "essai"]) == 1
    told = capsys.readouterr().err
    assert "Plus de 30 jours sans échange" in told
    assert "a été révoqué" in told


def test_outside_this_computer_it_serves_with_tls_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAD_DATABASE", f"sqlite:///{tmp_path / 'centre.db'}")
    assert main(["central", "serve", "--host", "192.0.2.1"]) == 1
    assert "TLS" in capsys.readouterr().err
