"""The command line called in the same process, on a notebook of one’s own."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cad import cli
from cad.cli import main
from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.demo import fill_demo
from tests.conftest import NOW, PASSPHRASE, TODAY


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
parser = cache(cli.parser)
"""To describe every command takes longer than most of them."""


@pytest.fixture
def cad(
    tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cad:
    """Run one command; `stdin` is what is typed or piped in. The clock stands at ten on TODAY."""
    monkeypatch.setattr(cli, "parser", parser)
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
def made(cad: Cad, new_notebook: tuple[Path, bytes], tmp_path: Path) -> Cad:
    """The same, once a notebook exists."""
    shutil.copytree(new_notebook[0], tmp_path / "carnet")
    return cad


@pytest.fixture(scope="session")
def filled(new_notebook: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a notebook of forty invented people."""
    folder = tmp_path_factory.mktemp("town") / "carnet"
    shutil.copytree(new_notebook[0], folder)
    book = notebook.open_with_key(folder, new_notebook[1], fixed(NOW))
    fill_demo(book, residents=40)
    book.close()
    return folder


@pytest.fixture
def town(cad: Cad, filled: Path, tmp_path: Path) -> Cad:
    """The same, on forty invented people."""
    shutil.copytree(filled, tmp_path / "carnet")
    return cad
