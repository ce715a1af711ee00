"""Opening: the passphrase from the variable, the terminal or a pipe; usage; encodings; processes."""

import getpass
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cad.cli import main
from tests.cli.conftest import Cad
from tests.conftest import PASSPHRASE


class Terminal(io.StringIO):
    """A keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "line",
    [
        (),
        ("voler",),
        ("search",),
        ("show",),
        ("letter", "X"),
        ("search", "a", "--limit", "beaucoup"),
        ("search", "a", "--limit", "0"),
        ("demo", "--residents", "-1"),
        ("check", "--as-of", "hier"),
        ("check", "--encore"),
        ("check", "--notebook"),
        ("act",),
    ],
)
def test_a_misuse_is_one_french_sentence_and_status_2(cad: Cad, line: tuple[str, ...]) -> None:
    said = cad(*line)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert not [
        w for w in ("error", "required", "expected", "invalid", "unrecognized", "choose") if w in said.err
    ]


def test_help_is_in_french(cad: Cad) -> None:
    for line in (("--help",), ("import", "-h")):
        said = cad(*line)
        assert said.status == 0
        assert "usage\u00a0:" in said.out
        assert "show this help" not in said.out
        assert "positional" not in said.out


def test_no_notebook_says_how_to_make_one_before_asking_anything(
    cad: Cad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CAD_PASSPHRASE")
    said = cad("check")
    assert (said.status, "cad init" in said.err) == (1, True)


def test_a_wrong_passphrase_is_refused(made: Cad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAD_PASSPHRASE", "autre chose de long")
    said = made("check")
    assert (said.status, said.out) == (1, "")
    assert "incorrecte" in said.err


def test_a_short_passphrase_makes_nothing(cad: Cad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAD_PASSPHRASE", "court")
    assert cad("init").status == 1
    assert not (tmp_path / "carnet" / "carnet.db").exists()


def test_the_passphrase_can_come_down_a_pipe(made: Cad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAD_PASSPHRASE")
    assert made("check", stdin=f"{PASSPHRASE}\n").status == 0
    missing = made("check")
    assert (missing.status, "CAD_PASSPHRASE" in missing.err) == (1, True)
    assert PASSPHRASE not in missing.err


def test_at_a_terminal_it_is_asked_without_echo_and_twice_for_a_new_one(
    made: Cad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CAD_PASSPHRASE")
    typed = [
        PASSPHRASE,
        "une phrase toute neuve",
        "une autre",
        "une phrase toute neuve",
        "une phrase toute neuve",
    ]
    monkeypatch.setattr(getpass, "getpass", lambda prompt: typed.pop(0))
    monkeypatch.setattr(sys, "stdin", Terminal())
    other = str(tmp_path / "autre")
    assert main(["check"]) == 0
    assert main(["init", "--notebook", other]) == 1
    assert main(["init", "--notebook", other]) == 0
    assert typed == []
    assert PASSPHRASE not in "".join(capsys.readouterr())


def test_a_notebook_in_use_says_so(made: Cad, tmp_path: Path) -> None:
    from cad.services import notebook

    book = notebook.unlock(tmp_path / "carnet", PASSPHRASE)
    try:
        for line in (("check",), ("restore", "x")):
            assert made(*line).status == 1
        said = made("act", "count_residents")
        assert (said.status, "déjà ouvert" in said.err) == (1, True)
    finally:
        book.close()


def run(tmp_path: Path, *line: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "HOME", "TEMP", "TMP")}
    settings = {
        "XDG_STATE_HOME": str(tmp_path),
        "CAD_NOTEBOOK": str(tmp_path / "carnet"),
        "CAD_PASSPHRASE": PASSPHRASE,
        **keep,
        **env,
    }
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "cad", *line],
        input=stdin,
        capture_output=True,
        env=settings,
        cwd=root,
        timeout=60,
    )


def test_as_a_process_in_a_poor_locale_it_speaks_utf8(made: Cad, tmp_path: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    made("act", "create_resident", '{"first_name": "Zoé", "usage_name": "Škoda 😀"}')
    said = run(tmp_path, "search", "zoe", **env)
    assert said.returncode == 0, said.stderr
    assert "ŠKODA 😀 Zoé" in said.stdout.decode("utf-8")
    again = run(tmp_path, "search", "ŠKÖDA", **env)
    assert "😀" in again.stdout.decode("utf-8")
    refused = run(tmp_path, "init", **env)
    assert (refused.returncode, "déjà" in refused.stderr.decode("utf-8")) == (1, True)


def test_a_stream_answers_at_once(made: Cad, tmp_path: Path) -> None:
    env = {**os.environ, "CAD_NOTEBOOK": str(tmp_path / "carnet"), "CAD_PASSPHRASE": PASSPHRASE}
    with subprocess.Popen(
        [sys.executable, "-m", "cad", "act", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in ("Awa", "Yann"):
            process.stdin.write(json.dumps({"act": "create_resident", "first_name": name}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["result"]["first_name"] == name
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_reader_that_leaves_is_no_error(made: Cad, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cad", "acts"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CAD_NOTEBOOK": str(tmp_path / "carnet")},
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)
