"""Check everything: `python3 packaging/test.py` runs linters, types, layers and tests, without a screen."""

import argparse
import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setup_venv import DEV_LOCK, ROOT, prepare, start
from system_libraries import groups_for_tests

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS, "--no-logo"],
}

Checked = tuple[bool, float, str]
FAST = ["-m", "not slow", "--hypothesis-profile", "fast"]


def main(arguments: list[str]) -> int:
    wanted, extra = options().parse_known_args(arguments)
    python = prepare(DEV_LOCK, groups_for_tests())
    with tempfile.TemporaryDirectory(prefix="sans-couture-", ignore_cleanup_errors=True) as home:
        run = Runner(python, Path(home))
        if wanted.screens:
            return run.module("tests.screens", [wanted.screens.resolve(), *extra])
        if wanted.bench:
            return run.benchmarks(extra)
        return run.everything([*FAST, *extra] if wanted.fast else extra)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Les vérifications de Sans couture : linters, types, couches et tests.",
        epilog="Les autres arguments sont transmis à pytest, aux mesures ou aux écrans.",
        allow_abbrev=False,
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--fast", action="store_true", help="sans les tests longs : moins d’une minute")
    one.add_argument("--bench", action="store_true", help="les mesures de vitesse et de mémoire, une à une")
    one.add_argument(
        "--screens", metavar="DIR", type=Path, help="enregistre dans DIR une image de chaque écran"
    )
    return parser


class Runner:
    """Runs the environment's tools at the root of the project, away from the person's own settings."""

    def __init__(self, python: Path, home: Path) -> None:
        self.python = python
        self.environment = neutral_environment(dict(os.environ), home)

    def command(
        self, arguments: list[str | Path], *, quiet: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run the environment's Python; `quiet` keeps what it says for later."""
        return subprocess.run(
            [self.python, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            encoding="utf-8",
            errors="replace",
        )

    def module(self, name: str, arguments: list[str | Path]) -> int:
        return self.command(["-m", name, *arguments]).returncode

    def benchmarks(self, extra: list[str]) -> int:
        """Each alone, so that none disturbs another."""
        failed = []
        for path in sorted((ROOT / "tests" / "bench").glob("bench_*.py")):
            print(f"\n── {path.stem}", flush=True)
            if self.module(f"tests.bench.{path.stem}", [*extra]):
                failed.append(path.stem)
        return conclude(failed)

    def everything(self, pytest: list[str]) -> int:
        """The tests on every core; beside them the checks, told in order at the end."""
        began = time.monotonic()
        with ThreadPoolExecutor() as pool:
            checks = pool.map(self.check, CHECKS)
            untested = self.module("pytest", ["-n", str(os.cpu_count() or 1), "--dist", "worksteal", *pytest])
        failed = [name for name, passed in zip(CHECKS, map(tell, CHECKS, checks), strict=True) if not passed]
        print(f"En {time.monotonic() - began:.0f} s.", flush=True)
        return conclude([*failed, "pytest"] if untested else failed)

    def check(self, name: str) -> Checked:
        """Whether it passes, in how many seconds, and what it says."""
        began = time.monotonic()
        done = self.command([*CHECKS[name]], quiet=True)
        return not done.returncode, time.monotonic() - began, done.stdout.rstrip()


def tell(name: str, checked: Checked) -> bool:
    """A line for one check, with what it found when it fails; returns whether it passed."""
    passed, seconds, found = checked
    print(f"{name:<14} {'passe' if passed else 'ÉCHEC'}  {seconds:5.1f} s", flush=True)
    if not passed:
        print(found, flush=True)
    return passed


def neutral_environment(environment: dict[str, str], home: Path) -> dict[str, str]:
    """`environment` without the person's own settings: a home of its own, no keyring, no screen, UTF-8."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    personal = ("QT_", "XDG_", "PYTHON", "CAD_", "LC_", "PYTEST_")
    kept = {name: value for name, value in environment.items() if not name.startswith(personal)}
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }


def conclude(failed: list[str]) -> int:
    """The one line to read, and the exit status."""
    print(f"ÉCHEC : {', '.join(failed)}." if failed else "Tout passe.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    start(main)
