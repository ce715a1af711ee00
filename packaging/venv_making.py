"""Making `.venv`: one process at a time, from nothing or from what a cut set-up left."""

import contextlib
import importlib.util
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pip_run import install_lock, sentence_for
from setup_venv import COVERS, ROOT, Stamp, Trouble, digest, is_ready, python_of, read_stamp, say, this_python
from setup_venv import write_stamp as note

LOCK_FILE, STAMP_FILE, LOG_FILE = "setup.lock", "setup.json", "setup.log"


def install(lock: str, venv: Path) -> None:
    """Make the environment or complete it with `lock`. Raises Trouble.

    Until it is whole its stamp is empty, so that a cut is seen.
    """
    try:
        venv.mkdir(exist_ok=True)
        with alone(venv):
            if not is_ready(venv, lock):  # else another start has just done it while this one waited
                fill(lock, venv)
    except OSError as error:
        raise Trouble(sentence_for(str(error), venv)) from error


def fill(lock: str, venv: Path) -> None:
    say("Préparation de Sans couture (une seule fois, quelques minutes selon le réseau)…")
    stamp = read_stamp(venv)
    kept = stamp or {}
    note(venv, {})
    if not is_sound(venv, stamp):
        kept = {}
        make(venv)
    install_lock(python_of(venv), ROOT / "packaging" / lock, venv / LOG_FILE)
    link_project(venv)
    note(venv, {**kept, **{name: digest(name) for name in COVERS[lock]}, "python": this_python()})
    say("Sans couture est prête.")


def is_sound(venv: Path, stamp: Stamp | None) -> bool:
    """Whether `venv` can be completed as it is.

    One that a developer made by hand has no stamp and is kept if it is of this Python and has pip.
    """
    if stamp is not None:
        return stamp.get("python") == this_python() and answers(venv, "import pip")
    return answers(
        venv, f"import pip, sys; sys.exit(sys.implementation.cache_tag != {sys.implementation.cache_tag!r})"
    )


def answers(venv: Path, code: str) -> bool:
    try:
        return subprocess.run([python_of(venv), "-I", "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def make(venv: Path) -> None:
    """An environment with pip and nothing else, in place of whatever was there."""
    require_venv()
    for path in venv.iterdir():
        if path.name not in (LOCK_FILE, STAMP_FILE):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    made = subprocess.run([sys.executable, "-I", "-m", "venv", venv], capture_output=True, text=True)
    if made.returncode:
        raise Trouble(sentence_for(made.stdout + made.stderr, venv))


def require_venv() -> None:
    """Debian keeps venv and its pip in a package apart."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    from system_libraries import provide_venv

    provide_venv()


def link_project(venv: Path) -> None:
    """Let `python -m cad` find this project from any folder, and give it its short name, `cad`.

    The link is relative: project and environment can be moved together.
    """
    places = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", "venv", places))
    way_up = "/".join([".."] * len(packages.relative_to(venv.parent).parts))
    (packages / "sans_couture.pth").write_text(way_up + "\n", encoding="ascii")
    scripts = python_of(venv).parent
    if sys.platform == "win32":
        (scripts / "cad.cmd").write_text('@"%~dp0python.exe" -I -X utf8 -m cad %*\n', encoding="ascii")
        return
    command = scripts / "cad"
    command.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -I -X utf8 -m cad "$@"\n')
    command.chmod(0o755)


@contextlib.contextmanager
def alone(venv: Path) -> Iterator[None]:
    """Hold the set-up for one process. The system lets go if that process dies."""
    with (venv / LOCK_FILE).open("w") as held:
        if not holds(held):
            say("Une autre commande prépare déjà Sans couture ; celle-ci attend qu’elle ait fini…")
            while not holds(held):
                time.sleep(0.5)
        yield


def holds(held: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
