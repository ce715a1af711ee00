"""The two commands: what each asks for, and what it says."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
import test as command
from setup_venv import DEV_LOCK, ROOT, RUN_LOCK, Trouble
from test import Runner, conclude, neutral_environment

PYTHON = Path("python")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What `run.main` prepares and launches, in order."""
    seen: list[object] = []

    def prepare(*what: object) -> Path:
        seen.append(what)
        return PYTHON

    def launch(_python: Path, arguments: list[str]) -> int:
        seen.append(arguments)
        return 0

    monkeypatch.setattr(run, "prepare", prepare)
    monkeypatch.setattr(run, "launch", launch)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return seen


def test_the_command_line_needs_no_screen(asked: list[object]) -> None:
    run.main(["cad", "search", "Le Gall"])
    assert asked == [(RUN_LOCK,), ["-m", "cad", "search", "Le Gall"]]


def test_the_app_gets_its_arguments(asked: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    run.main(["--notebook", "carnet"])
    assert asked == [(RUN_LOCK, ("qt",)), ["-m", "ui", "--notebook", "carnet"]]


def test_without_a_screen_nothing_is_installed(asked: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("system_libraries.groups_for_window.__defaults__", ("linux",))
    with pytest.raises(Trouble):
        run.main([])
    assert asked == []


def test_help_explains(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    assert "packaging/run.py cad --help" in capsys.readouterr().out
    assert asked == []


@pytest.fixture
def runner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[str], set[str]], list[list[str]]]:
    """Runs `test.main` with arguments, the steps named in a set failing; gives the commands of all steps."""
    commands: list[list[str]] = []

    def main(arguments: list[str], failing: set[str]) -> list[list[str]]:
        def step(_self: Runner, line: list[str], *, quiet: bool = False) -> argparse.Namespace:
            commands.append([str(word) for word in line])
            return argparse.Namespace(returncode=int(bool(failing & set(commands[-1]))), stdout="")

        monkeypatch.setattr(Runner, "command", step)
        monkeypatch.setattr(command, "prepare", lambda *what: PYTHON if what[0] == DEV_LOCK else None)
        assert command.main(arguments) == int(bool(failing))
        return commands

    return main


def test_everything_is_run_and_extra_arguments_reach_pytest(runner: Callable[..., list[list[str]]]) -> None:
    commands = runner(["--fast", "tests/domain", "-k", "names"], set())
    assert ["-m", "mypy"] in commands
    (tests,) = [line for line in commands if line[:3] == ["-m", "pytest", "-n"]]
    assert tests[-7:-3] == command.FAST
    assert tests[-3:] == ["tests/domain", "-k", "names"]


@pytest.mark.parametrize("failing", ["mypy", "pytest"])
def test_one_failure_fails_all_and_stops_nothing(
    failing: str, runner: Callable[..., list[list[str]]]
) -> None:
    assert len(runner([], {failing})) == len(command.CHECKS) + 1


def test_screens_go_where_asked(runner: Callable[..., list[list[str]]], tmp_path: Path) -> None:
    assert runner(["--screens", str(tmp_path), "--only", "aujourdhui"], set()) == [
        ["-m", "tests.screens", str(tmp_path), "--only", "aujourdhui"]
    ]


def test_benchmarks_run_one_by_one(runner: Callable[..., list[list[str]]]) -> None:
    written = sorted(path.stem for path in (ROOT / "tests" / "bench").glob("bench_*.py"))
    assert runner(["--bench"], set()) == [["-m", f"tests.bench.{name}"] for name in written]


def test_tests_see_nothing_of_the_person(tmp_path: Path) -> None:
    theirs = {
        "PATH": "/bin",
        "HOME": "/home/moi",
        "QT_SCALE_FACTOR": "2",
        "LC_TIME": "de",
        "CAD_PASSPHRASE": "x",
    }
    seen = neutral_environment(theirs, tmp_path)
    assert seen["PATH"] == "/bin"
    assert seen["HOME"] == str(tmp_path)
    assert seen["QT_QPA_PLATFORM"] == "offscreen"
    assert seen["PYTHON_KEYRING_BACKEND"].endswith("null.Keyring")
    assert not seen.keys() & {"QT_SCALE_FACTOR", "LC_TIME", "CAD_PASSPHRASE"}


def test_the_last_line_tells_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert (conclude([]), conclude(["mypy", "pytest"])) == (0, 1)
    assert capsys.readouterr().out == "Tout passe.\nÉCHEC\u00a0: mypy, pytest.\n"
