"""Structures and services of data.inclusion files: checked row by row, those of an area kept.

A row that lacks what it must have is refused; of one that only has a value nobody knows, the rest is kept.
Either is told, with its place in the file.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cad.domain.directory import REMOTE
from cad.domain.directory_row import Row, kept
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _, n_
from cad.exchange.directory_checks import Told, checked, models
from cad.exchange.directory_rows import rows
from cad.exchange.sheet import Watch

MAX_SERVICES = 60_000
"""Of the area, or as many structures: a big region’s. They are held in memory, two kilobytes each, until all
is read."""
MAX_SIGNS = 300_000_000
"""Of all these together, twice as many as there could be."""
MAX_TOLD = 5_000
"""Refused rows listed; the others are counted."""
_EVERYWHERE = frozenset(("france", "99100"))


@dataclass(slots=True)
class Directory:
    """Rows of some files by their identifier, of an area; `seen`: how many in all; `refused` and `mended`, of
    which `told` some.
    """

    structures: dict[str, Row] = field(default_factory=dict)
    services: dict[str, Row] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    seen: int = 0
    refused: int = 0
    mended: int = 0
    has_services: bool = False
    has_structures: bool = False

    def tell(self, one: Told) -> None:
        """Count it, and keep it while the list can still be read."""
        self.mended += one.kept
        self.refused += not one.kept
        if len(self.told) < MAX_TOLD:
            self.told.append(one)


def read_directory(
    paths: Sequence[Path], area: Collection[str], watch: Watch, known: Collection[str] = ()
) -> Directory:
    """Structures and services in any order. `known`: structures to keep wherever they are.

    Raises `Refused` when a file is none of these, is cut, or when nothing in it is of the area.
    """
    reader = _Reader(Area(area), {*known})
    for path in paths:
        for place, row in rows(path, watch):
            reader.take(path.name, place, row)
    found = reader.found
    missing = {one["structure_id"] for one in found.services.values()} - found.structures.keys()
    if found.has_structures and missing:  # they came before the service that needs them: read again, not held
        reader.only = missing
        for path in paths:
            for place, row in rows(path, watch):
                reader.take(path.name, place, row)
    if not found.services and (found.has_services or not found.structures):
        read = n_("{n} ligne a été lue", "{n} lignes ont été lues", found.seen)
        raise Refused(
            _("Rien dans ce fichier n’est de\u00a0: {area}. {read}, dont {refused} refusées. {why}")
            .format(
                area=", ".join(area) or _("partout"),
                read=read,
                refused=found.refused,
                why=found.told[0].why if found.told else "",
            )
            .strip()
        )
    return found


class _Reader:
    """Gathers what is of an area; `only`, once set: these structures and nothing else."""

    def __init__(self, area: "Area", known: set[str]) -> None:
        self.found, self._area, self._needed = Directory(), area, known
        self.only: set[str] = set()
        self._signs = 0

    def take(self, file: str, place: int, row: dict[str, Any]) -> None:
        """One row of a file."""
        if self.only:
            if str(row.get("id")) in self.only and "structure_id" not in row:
                self._structure(file, place, row)
        elif "structure_id" in row:
            self._counts(services=True)
            if self._area.serves(row):
                self._service(file, place, row)
        else:
            self._counts(services=False)
            if self._area.holds(row) or str(row.get("id")) in self._needed:
                self._structure(file, place, row)

    def _counts(self, *, services: bool) -> None:
        self.found.seen += 1
        self.found.has_services |= services
        self.found.has_structures |= not services

    def _service(self, file: str, place: int, row: dict[str, Any]) -> None:
        good = checked(self.found.tell, (file, place), row, models()[0])
        if good is None:
            return
        self._keep(self.found.services, good)
        self._needed.add(good["structure_id"])

    def _structure(self, file: str, place: int, row: dict[str, Any]) -> None:
        good = checked(self.found.tell, (file, place), row, models()[1])
        if good is not None:
            self._keep(self.found.structures, good)

    def _keep(self, among: dict[str, Row], good: dict[str, Any]) -> None:
        among[good["id"]] = row = kept(good)
        self._signs += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(among) > MAX_SERVICES or self._signs > MAX_SIGNS:
            raise Refused(
                _(
                    "Ce fichier a plus de {n} services de ce secteur, ou d’une longueur inhabituelle\u00a0: "
                    "choisissez-en un plus petit."
                ).format(n=f"{MAX_SERVICES:,}".replace(",", "\u202f"))
            )


class Area:
    """Communes by INSEE code or name, departments by number, groups of communes by SIREN."""

    def __init__(self, said: Collection[str]) -> None:
        self._codes = frozenset(one.strip().upper() for one in said)
        self._names = frozenset(map(fold, said))

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a place is of the area; everything is when none is said."""
        code = str(row.get("code_insee") or row.get("code_postal") or "").upper()
        inside = not {code, code[:2], code[:3]}.isdisjoint(self._codes)
        return not self._codes or inside or fold(str(row.get("commune") or "")) in self._names

    def serves(self, row: Mapping[str, Any]) -> bool:
        """Whether a service is there, or is for people of there, or at a distance for anybody."""
        if self.holds(row):
            return True
        zone = {str(one).upper() for one in _listed(row, "zone_eligibilite")}
        if not zone.isdisjoint(self._codes):
            return True
        far = REMOTE in _listed(row, "modes_accueil")
        return far and (not zone or not {one.lower() for one in zone}.isdisjoint(_EVERYWHERE))


def _listed(row: Mapping[str, Any], name: str) -> list[Any]:
    """The values of a list; none when a row, which is not checked yet, has something else there."""
    value = row.get(name)
    return value if isinstance(value, list) else []


def told_rows(told: Iterable[Told]) -> Iterator[tuple[str, ...]]:
    """The report, as a table."""
    yield (_("Fichier"), _("Ligne"), _("Identifiant"), _("Nom"), _("Raison"), _("Suite"))
    for one in told:
        after = _("gardé sans cela") if one.kept else _("refusé")
        yield (one.file, str(one.row), one.id, one.name, one.why, after)
