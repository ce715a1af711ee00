"""The locks: exact, hashed, without an address, and no wider or narrower than what the code imports."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lock import split_for_intel_macs
from setup_venv import DEV_LOCK, ROOT, RUN_LOCK

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of the lock and its hashes."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return [
        (Requirement(line.split("--hash")[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
        for line in lines
    ]


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_every_line_is_one_version_with_its_hashes_and_no_address(lock: str) -> None:
    for requirement, hashes in entries(lock):
        assert [each.operator for each in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|[^-]-(i|f)\b|index|find-links|@", text, re.MULTILINE)


def test_the_developers_lock_holds_the_app_s() -> None:
    app, developers = (
        {(str(one), *sorted(hashes)) for one, hashes in entries(lock)} for lock in (RUN_LOCK, DEV_LOCK)
    )
    assert app < developers


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        (RUN_LOCK, PROJECT["project"]["dependencies"]),
        (DEV_LOCK, PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_the_lock_is_that_of_pyproject(lock: str, asked: list[str]) -> None:
    locked = {canonicalize_name(one.name): next(iter(one.specifier)).version for one, _ in entries(lock)}
    for line in asked:
        wanted = Requirement(line)
        name = canonicalize_name(wanted.name)
        assert name in locked, f"{name}: run packaging/lock.py"
        assert wanted.specifier.contains(locked[name]), f"{name}: run packaging/lock.py"


def test_intel_macs_get_versions_of_their_own() -> None:
    assert all(Requirement(line).marker for line in split_for_intel_macs().splitlines())


@cache
def imported(folder: Path) -> list[tuple[Path, str]]:
    """Each file of `folder` with the top-level name of each of its imports."""
    found: list[tuple[Path, str]] = []
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found += ((path, alias.name.split(".")[0]) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.append((path, node.module.split(".")[0]))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["cad", "ui"])
def test_the_app_imports_only_what_pyproject_asks_for(folder: str) -> None:
    asked = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    ours = {"cad", "ui", *sys.stdlib_module_names}
    brought = packages_distributions()
    for path, name in imported(ROOT / folder):
        makers = {canonicalize_name(maker) for maker in brought.get(name, [])}
        assert name in ours or makers & asked, (
            f"{path.relative_to(ROOT)} imports {name}: ask for it in pyproject"
        )


@pytest.mark.parametrize("name", ["setup_venv", "venv_making", "pip_run", "system_libraries", "run", "test"])
def test_the_two_commands_need_the_standard_library_only(name: str) -> None:
    folder = ROOT / "packaging"
    ours = {path.stem for path in folder.glob("*.py")}
    used = {module for path, module in imported(folder) if path.stem == name}
    assert used <= ours | set(sys.stdlib_module_names)
