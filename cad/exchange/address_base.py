"""The national address base as published by department (CSV, may be gzipped): the communes one chooses."""

import csv
import gzip
import io
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cad.domain.address import one_repeat
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from cad.exchange.reading import check_file, cut, unreadable
from cad.exchange.sheet import Watch

MAX_BASE = 1 << 30
"""Bytes of a file; a department’s weighs a few dozen million once compressed."""
MAX_ADDRESSES = 400_000
"""Of the communes kept: three times those of the métropole."""
_COLUMNS = ("numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune", "lon", "lat")
_GZIP = b"\x1f\x8b"
_NO_NUMBER = "99999"
"""What older bases give a place that has no number."""


class Way(NamedTuple):
    """A way of a commune."""

    name: str
    postcode: str
    insee: str
    city: str


Door = tuple[int, str, float, float]
"""Number, repetition, longitude, latitude."""


@dataclass(frozen=True, slots=True)
class AddressBase:
    """The ways kept with their doors."""

    ways: dict[Way, list[Door]]

    @property
    def count(self) -> int:
        """How many addresses."""
        return sum(map(len, self.ways.values()))

    @property
    def communes(self) -> dict[str, str]:
        """INSEE code → name."""
        return {way.insee: way.city for way in self.ways}


def read_addresses(path: Path, communes: Collection[str], watch: Watch) -> AddressBase:
    """The addresses of `communes` (names or INSEE codes; none: all), or a refusal: never half of a file."""
    wanted = frozenset(map(fold, communes))
    ways: dict[Way, list[Door]] = {}
    seen: dict[str, str] = {}
    count = 0
    for way, door in _rows(path, watch):
        seen.setdefault(way.insee, way.city)
        if wanted and way.insee.lower() not in wanted and fold(way.city) not in wanted:
            continue
        ways.setdefault(way, []).append(door)
        count += 1
        if count > MAX_ADDRESSES:
            raise Refused(
                _("Ce fichier a plus de {n} adresses\u00a0: choisissez les communes à garder.").format(
                    n=f"{MAX_ADDRESSES:,}".replace(",", "\u202f")
                )
            )
    if not ways:
        raise Refused(_none_of(path.name, communes, seen))
    known = {fold(name) for name in seen.values()} | {insee.lower() for insee in seen}
    if missing := [name for name in communes if fold(name) not in known]:
        raise Refused(
            _("«\u00a0{name}\u00a0» n’a aucune adresse de\u00a0: {missing}.").format(
                name=path.name, missing=", ".join(missing)
            )
        )
    return AddressBase(ways)


def _none_of(name: str, communes: Collection[str], seen: dict[str, str]) -> str:
    if not seen:
        return _("«\u00a0{name}\u00a0» n’a aucune adresse.").format(name=name)
    some = ", ".join(sorted(seen.values())[:5])
    said = _("«\u00a0{name}\u00a0» n’a aucune adresse de {communes}\u00a0; il a, par exemple\u00a0: {some}.")
    return said.format(name=name, communes=", ".join(communes), some=some)


def _rows(path: Path, watch: Watch) -> Iterator[tuple[Way, Door]]:
    """Each line; what is compressed is read as it is uncompressed."""
    try:
        check_file(path, MAX_BASE)
        with path.open("rb") as file:
            packed = file.read(2) == _GZIP
            file.seek(0)
            opened = gzip.GzipFile(fileobj=file) if packed else file
            with io.TextIOWrapper(io.BufferedReader(opened), "utf-8-sig", newline="") as text:
                yield from _parsed(text, file, path, watch)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _cut(path.name) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _foreign(path.name) from error
    except OSError as error:
        raise unreadable(error, path) from None


def _parsed(text: io.TextIOWrapper, file: BinaryIO, path: Path, watch: Watch) -> Iterator[tuple[Way, Door]]:
    size = path.stat().st_size
    rows = csv.reader(text, delimiter=";")
    headings = next(rows, [])
    if missing := [name for name in _COLUMNS if name not in headings]:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» n’est pas la base d’adresses (CSV, avec des points-virgules)\u00a0: il "
                "manque {columns}."
            ).format(name=path.name, columns=", ".join(missing))
        )
    places = [headings.index(name) for name in _COLUMNS]
    for line, row in enumerate(rows, 2):
        if not line % 5_000:
            watch.at(file.tell() / size)
        if not row:
            continue
        if len(row) != len(headings):
            raise _cut(path.name, line)
        number, repeat, name, postcode, insee, city, lon, lat = (row[place] for place in places)
        if name and lon and lat:
            yield Way(name, postcode, insee, city), _door(number, repeat, lon, lat, path.name, line)


def _door(number: str, repeat: str, lon: str, lat: str, name: str, line: int) -> Door:
    try:
        known = int(number) if number and number != _NO_NUMBER else 0
        east, north = float(lon), float(lat)
    except ValueError as error:
        raise _cut(name, line) from error
    if not (abs(east) <= 180 and abs(north) <= 90):
        raise Refused(
            _(
                "Ligne {line} de «\u00a0{name}\u00a0»\u00a0: le point n’est pas en degrés. Rien n’a été "
                "changé."
            ).format(line=line, name=name)
        )
    return known, one_repeat(repeat), east, north


def _cut(name: str, line: int = 0) -> Refused:
    return cut(name, _(" (ligne {line})").format(line=line) if line else "")


def _foreign(name: str) -> Refused:
    return Refused(
        _("«\u00a0{name}\u00a0» n’est pas la base d’adresses\u00a0: ce n’est pas du texte lisible.").format(
            name=name
        )
    )
