"""The environment of Sans couture: `.venv` at the root, made from a lock, kept from one start to the next.

`prepare` gives the Python to launch. When the stamp in `.venv` says that this very lock is installed for this
very Python, that costs a few milliseconds; else the environment is made, completed or, if it was left
half-made, made again. Only the standard library is used, and nothing here may stop an old Python from reading
as far as the sentence that says it is too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Sans couture demande Python 3.11 ou plus récent ; celui-ci est en version %d.%d (%s).\n"
        "Installez un Python plus récent, puis relancez la commande avec lui, par exemple : "
        "python3.12 packaging/run.py" % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN_LOCK = "lock.txt"
DEV_LOCK = "lock-dev.txt"
# What is installed once a lock is: the developers' lock holds the app's.
COVERS = {RUN_LOCK: (RUN_LOCK,), DEV_LOCK: (RUN_LOCK, DEV_LOCK)}

Stamp = dict[str, str]


class Trouble(Exception):
    """What stops the set-up, as French sentences: what happened, what to do."""


def say(text: str) -> None:
    """Speak to the person on standard error: standard output belongs to the command that follows."""
    print(text, file=sys.stderr, flush=True)


def python_of(venv: Path) -> Path:
    """Where the interpreter of `venv` is, made or not yet."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def this_python() -> str:
    """What compiled packages depend on, as "cpython-311 linux"."""
    return f"{sys.implementation.cache_tag} {sys.platform}"


def digest(lock: str) -> str:
    """The lock's fingerprint, the same whatever line endings the clone was given."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def read_stamp(venv: Path) -> Stamp | None:
    """What was installed in `venv`: None when nothing was ever noted, {} when a set-up was cut short."""
    try:
        return dict(json.loads((venv / "setup.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:
        return {}


def write_stamp(venv: Path, stamp: Stamp) -> None:
    (venv / "setup.json").write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def is_ready(venv: Path, lock: str) -> bool:
    stamp = read_stamp(venv) or {}
    runs = os.access(python_of(venv), os.X_OK)
    return runs and stamp.get("python") == this_python() and stamp.get(lock) == digest(lock)


def prepare(lock: str, groups: Sequence[str] = (), venv: Path = VENV) -> Path:
    """The Python of an environment where `lock` is installed, on a system with these `groups` of libraries.

    The libraries are looked for first, because the person may have to act, and once per environment.
    Raises Trouble.
    """
    known = (read_stamp(venv) or {}).get("libraries", "").split()
    unseen = [group for group in groups if group not in known]
    if unseen:
        from system_libraries import provide

        provide(unseen)
    if not is_ready(venv, lock):
        from venv_making import install

        install(lock, venv)
    if unseen:
        with contextlib.suppress(OSError):  # a folder made read-only since: looked at again next time
            write_stamp(venv, {**(read_stamp(venv) or {}), "libraries": " ".join([*known, *unseen])})
    return python_of(venv)


def launch(python: Path, arguments: Sequence[str]) -> NoReturn:
    """Become that Python, deaf to the machine's own Python settings (-I) and in UTF-8 everywhere."""
    command = [str(python), "-I", "-X", "utf8", *arguments]
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def start(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a command's `main` and leave with its status. Trouble is told without a traceback."""
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        say(str(trouble))
        sys.exit(1)
    except KeyboardInterrupt:
        say("Interrompu. Relancez la même commande : la préparation reprendra.")
        sys.exit(130)
