"""Making `.venv`: links, one process at a time, and what a cut set-up leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import setup_venv
import venv_making
from setup_venv import RUN_LOCK, Trouble, is_ready, python_of, read_stamp, this_python, write_stamp
from venv_making import alone, answers, holds, install, is_sound, link_project

POSIX = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell command")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an accent in its path, whose lock asks for nothing."""
    root = tmp_path / "carnet été"
    (root / "packaging").mkdir(parents=True)
    (root / "packaging" / RUN_LOCK).write_text("# nothing\n", encoding="utf-8")
    (root / "cad").mkdir()
    (root / "cad" / "__main__.py").write_text("import sys; print('carnet', sys.argv[1:])", encoding="utf-8")
    monkeypatch.setattr(setup_venv, "ROOT", root)
    monkeypatch.setattr(venv_making, "ROOT", root)
    return root


def test_what_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venv_making, "answers", lambda _venv, _code: True)
    assert is_sound(tmp_path, {"python": this_python()})
    assert is_sound(tmp_path, None), "made by hand"
    assert not is_sound(tmp_path, {}), "cut short"
    assert not is_sound(tmp_path, {"python": "cpython-39 linux"})


def test_an_absent_or_broken_interpreter_does_not_answer(tmp_path: Path) -> None:
    assert not answers(tmp_path, "")
    python_of(tmp_path).parent.mkdir(exist_ok=True)
    python_of(tmp_path).write_text("not a program", encoding="utf-8")
    assert not answers(tmp_path, "")


def test_the_link_leads_from_the_packages_to_the_project(tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    packages = (
        venv / ("Lib" if os.name == "nt" else "lib/python{}.{}".format(*sys.version_info)) / "site-packages"
    )
    packages.mkdir(parents=True)
    python_of(venv).parent.mkdir()
    link_project(venv)
    way = (packages / "sans_couture.pth").read_text(encoding="utf-8").strip()
    assert (packages / way).resolve() == tmp_path


def test_one_set_up_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path), (tmp_path / venv_making.LOCK_FILE).open("w") as second:
        assert not holds(second)
    with (tmp_path / venv_making.LOCK_FILE).open("w") as third:
        assert holds(third)


def test_a_second_set_up_finds_the_work_done(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = project / ".venv"
    monkeypatch.setattr(venv_making, "is_ready", lambda _venv, _lock: True)
    monkeypatch.setattr(venv_making, "fill", None)
    install(RUN_LOCK, venv)


def test_a_folder_one_cannot_write_in_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Trouble, match=r"Impossible d’écrire dans .*carnet été"):
        install(RUN_LOCK, project / ".venv")


def test_a_failed_set_up_leaves_the_stamp_of_a_cut_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Path) -> None:
        raise Trouble("Pas de réseau.")

    monkeypatch.setattr(venv_making, "make", lambda _venv: None)
    monkeypatch.setattr(venv_making, "install_lock", fail)
    with pytest.raises(Trouble):
        install(RUN_LOCK, project / ".venv")
    assert read_stamp(project / ".venv") == {}


def test_completing_keeps_what_was_known(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = project / ".venv"
    venv.mkdir()
    write_stamp(venv, {"python": this_python(), "libraries": "qt"})
    monkeypatch.setattr(venv_making, "answers", lambda _venv, _code: True)
    monkeypatch.setattr(venv_making, "install_lock", lambda *_arguments: None)
    monkeypatch.setattr(venv_making, "link_project", lambda _venv: None)
    install(RUN_LOCK, venv)
    assert (read_stamp(venv) or {})["libraries"] == "qt"


@POSIX
@pytest.mark.slow
def test_a_half_made_environment_is_made_again_and_runs_from_anywhere(project: Path, tmp_path: Path) -> None:
    venv = project / ".venv"
    (venv / "lib" / "left over").mkdir(parents=True)
    write_stamp(venv, {})
    install(RUN_LOCK, venv)
    assert is_ready(venv, RUN_LOCK)
    assert not (venv / "lib" / "left over").exists()
    moved = project.rename(tmp_path / "ailleurs")
    said = subprocess.run(
        [moved / ".venv" / "bin" / "cad", "--help"], cwd=tmp_path, capture_output=True, text=True
    )
    assert said.stdout == "carnet ['--help']\n"
