"""The environment: when it is taken as it is, when it is made again, and how the app is launched from it."""

import ast
import os
import sys
from collections import namedtuple
from pathlib import Path

import pytest

import setup_venv
from setup_venv import DEV_LOCK, RUN_LOCK, Trouble, digest, is_ready, prepare, python_of, this_python

SOURCE = Path(setup_venv.__file__)


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """An environment that looks made, with the app's lock installed."""
    made = tmp_path / ".venv"
    python_of(made).parent.mkdir(parents=True)
    python_of(made).touch(mode=0o755)
    setup_venv.write_stamp(made, {"python": this_python(), RUN_LOCK: digest(RUN_LOCK)})
    return made


def test_ready_when_the_stamp_names_this_lock_and_this_python(venv: Path) -> None:
    assert is_ready(venv, RUN_LOCK)
    assert not is_ready(venv, DEV_LOCK)


@pytest.mark.parametrize(
    "stamp",
    [
        {},
        {"python": "cpython-39 linux", RUN_LOCK: digest(RUN_LOCK)},
        {"python": this_python(), RUN_LOCK: "0" * 64},
    ],
    ids=["cut short", "another Python", "another lock"],
)
def test_not_ready_otherwise(venv: Path, stamp: dict[str, str]) -> None:
    setup_venv.write_stamp(venv, stamp)
    assert not is_ready(venv, RUN_LOCK)


def test_not_ready_when_the_interpreter_is_gone(venv: Path) -> None:
    python_of(venv).unlink()
    assert not is_ready(venv, RUN_LOCK)


def test_a_stamp_cut_in_the_middle_counts_as_a_cut_set_up(venv: Path) -> None:
    (venv / "setup.json").write_text('{"python": "cpy', encoding="utf-8")
    assert setup_venv.read_stamp(venv) == {}
    assert setup_venv.read_stamp(venv / "nowhere") is None


def test_a_second_start_installs_nothing(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "venv_making", None)
    assert prepare(RUN_LOCK, venv=venv) == python_of(venv)


def test_libraries_are_looked_for_once(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("system_libraries.provide", asked.extend)
    prepare(RUN_LOCK, ["qt"], venv)
    prepare(RUN_LOCK, ["qt", "x11"], venv)
    prepare(RUN_LOCK, ["x11", "qt"], venv)
    assert asked == ["qt", "x11"]


def test_missing_libraries_are_told_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_groups: list[str]) -> None:
        raise Trouble("Il manque libGL.")

    monkeypatch.setattr("system_libraries.provide", refuse)
    monkeypatch.setitem(sys.modules, "venv_making", None)
    with pytest.raises(Trouble, match="libGL"):
        prepare(RUN_LOCK, ["qt"], tmp_path / ".venv")


def test_the_lock_is_the_same_with_any_line_endings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_venv, "ROOT", tmp_path)
    (tmp_path / "packaging").mkdir()
    lock = tmp_path / "packaging" / RUN_LOCK
    lock.write_bytes(b"a==1\nb==2\n")
    unix = digest(RUN_LOCK)
    lock.write_bytes(b"a==1\r\nb==2\r\n")
    assert digest(RUN_LOCK) == unix


@pytest.mark.parametrize("name", ["run.py", "test.py", "setup_venv.py"])
def test_an_old_python_can_read_as_far_as_the_refusal(name: str) -> None:
    ast.parse(SOURCE.with_name(name).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    version = namedtuple("version", "major minor micro")
    monkeypatch.setattr(sys, "version_info", version(3, 10, 2))
    with pytest.raises(SystemExit, match=r"demande Python 3\.11 ou plus récent.*version 3\.10"):
        exec(compile(SOURCE.read_text(encoding="utf-8"), SOURCE, "exec"), {"__file__": str(SOURCE)})


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot replace a process")
def test_launch_becomes_the_environment_s_python(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, command: became.append(command))
    setup_venv.launch(Path("/somewhere/bin/python"), ["-m", "cad", "--help"])
    assert became == [["/somewhere/bin/python", "-I", "-X", "utf8", "-m", "cad", "--help"]]


def test_trouble_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(_arguments: list[str]) -> int:
        raise Trouble("Le disque est plein.")

    with pytest.raises(SystemExit) as left:
        setup_venv.start(fails)
    assert left.value.code == 1
    assert capsys.readouterr() == ("", "Le disque est plein.\n")
