"""The command line called in the same process, on a notebook of one’s own."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cad.cli import main
from tests.conftest import PASSPHRASE, TODAY


class Said(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)


Cad = Callable[..., Said]


@pytest.fixture
def cad(
    tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cad:
    """Run one command; `stdin` is what is typed or piped in. The clock stands at ten on TODAY."""
    monkeypatch.setenv("CAD_NOTEBOOK", str(tmp_path / "carnet"))
    monkeypatch.setenv("CAD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes = "") -> Said:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        status = main(["--as-of", f"{TODAY}T10:00", *arguments])
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def made(cad: Cad) -> Cad:
    """The same, once a notebook exists."""
    assert cad("init").status == 0
    return cad


@pytest.fixture
def town(cad: Cad) -> Cad:
    """The same, on forty invented people."""
    assert cad("demo", "--residents", "40").status == 0
    return cad
