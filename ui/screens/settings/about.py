"""What this app is: its version, where the notebook is kept, what it stands on. No Qt here."""

import platform
import tomllib
from importlib import metadata
from typing import Any, Protocol

from cad.domain.text import RESOURCES, _
from ui.screens.settings.ports import Keeper

NAME = "sans-couture"
PARTS = (
    "PySide6-Essentials",
    "shiboken6",
    "sqlcipher3",
    "sqlite-utils",
    "typst",
    "argon2-cffi",
    "cryptography",
    "icalendar",
    "keyring",
    "rapidfuzz",
    "pyshp",
    "python-calamine",
    "xlsxwriter",
    "charset-normalizer",
    "anyascii",
    "msgspec",
    "opening-hours-py",
    "segno",
    "pypdfium2",
    "platformdirs",
    "data-inclusion-schema",
    "httpx",
    "psutil",
    "zstandard",
    "starlette",
    "uvicorn",
    "sqlalchemy",
    "psycopg",
    "alembic",
    "fontpkg-noto-sans",
    "fontpkg-noto-sans-arabic",
)
"""The packages the app stands on; versions and licences are read from the packages themselves."""
Fact = tuple[str, str]


class View(Protocol):
    """What it asks of the section."""

    def show_facts(self, facts: tuple[Fact, ...], folder: str) -> None:
        """Version and place of the notebook."""

    def show_parts(self, parts: tuple[Fact, ...]) -> None:
        """Name and version, licence, of each package."""


class About:
    """Nothing to change here."""

    def __init__(self, desk: Keeper, view: View) -> None:
        self._desk, self._view = desk, view

    def arrive(self) -> None:
        """Ask where the notebook is, and read the packages in the pool."""
        self._desk.check(lambda book: str(book.store.folder.path), self._placed)
        self._desk.render(lambda _book: parts(), self._view.show_parts)

    def _placed(self, folder: str) -> None:
        facts = (
            (_("Version"), version()),
            (_("Licence"), "Apache-2.0"),
            (_("Carnet"), folder),
            (_("Chiffrement"), _("SQLCipher, AES-256\u00a0; clé protégée par Argon2id")),
            (
                _("Réseau"),
                _("Aucun\u00a0: rien ne quitte cet ordinateur sans que vous l’écriviez dans un fichier."),
            ),
            (_("Système"), f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
        )
        self._view.show_facts(facts, folder)


def version() -> str:
    """The version installed, or that of the sources the app runs from."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return str(
            tomllib.loads((RESOURCES.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]
        )


def parts() -> tuple[Fact, ...]:
    """Name, then version and licence, of each package that is here."""
    found: list[Fact] = []
    for name in PARTS:
        try:
            said: Any = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found.append((name, ", ".join(filter(None, (said["Version"], _licence(said))))))
    return tuple(found)


def _licence(said: Any) -> str:
    """As the package tells it: in one word, in a line, or in a classifier."""
    line = (said.get("License-Expression") or said.get("License") or "").strip().partition("\n")[0]
    told = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or () if c.startswith("License ::")]
    return line if 0 < len(line) < 80 else ", ".join(told)
