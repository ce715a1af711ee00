"""The rows of a data.inclusion file one at a time, however large it is: JSON, JSON Lines, CSV, packed or not.

Parquet is refused: the libraries that read it weigh ten times all the others together, and the same data is
published in these forms.
"""

import csv
import gzip
import io
import itertools
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange import reading
from cad.exchange.reading import check_file, unreadable
from cad.exchange.sheet import Watch

MAX_DIRECTORY = 8 << 30
"""Bytes of a file, and of what it holds once it is unpacked: all of France is some hundred million."""
LONGEST_ROW = 1 << 20
"""Signs of one service: a description has 10,000 at most."""
_CHUNK = 1 << 18
_KEY = r'"(?:structures|services|data)"\s*:\s*(?=\[)'
_BETWEEN = re.compile(rf"[\s,\[\]}}]++|{_KEY}|\{{(?=\s*{_KEY})")
"""Part of what stands between two rows: marks of an array, or of an object that only holds arrays of rows."""
_LISTS = frozenset((
    "thematiques", "publics", "modes_accueil", "zone_eligibilite", "modes_mobilisation", "mobilisable_par",
    "reseaux_porteurs",
))  # fmt: skip
_TABLES, _OBJECTS = (".csv",), (".json", ".jsonl", ".ndjson")

Found = tuple[int, dict[str, Any]]
"""Its place in the file, from 1, and a row."""


def rows(path: Path, watch: Watch) -> Iterator[Found]:
    """Every row of a file. Raises `Refused` when it is of another nature, cut or damaged, or too large."""
    try:
        check_file(path, MAX_DIRECTORY)
        size = path.stat().st_size
        with path.open("rb") as file:
            for name, opened in _opened(path, file):
                yield from _read(name, opened, lambda: watch.at(file.tell() / size))
    except (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile) as error:
        raise cut(path.name) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _foreign(path.name) from error
    except OSError as error:
        raise unreadable(error, path) from None


def cut(name: str, row: int = 0) -> Refused:
    """A file that does not end where it should."""
    return reading.cut(name, _(" (après la ligne {row})").format(row=row) if row else "")


def _foreign(name: str) -> Refused:
    return Refused(
        _(
            "«\u00a0{name}\u00a0» n’est pas un fichier data.inclusion\u00a0: choisissez les structures ou "
            "les services en JSON, JSON Lines ou CSV (tels quels, .gz ou .zip)."
        ).format(name=name)
    )


def _opened(path: Path, file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """The file itself, or what is packed in it."""
    start = file.read(4)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        yield path.name.removesuffix(".gz"), gzip.GzipFile(fileobj=file)  # type: ignore[misc]
    elif start == b"PK\x03\x04":
        yield from _members(path, file)
    elif start == b"PAR1":
        raise _foreign(path.name)
    else:
        yield path.name, file


@contextmanager
def _as_text(name: str, opened: BinaryIO) -> Iterator[TextIO]:
    with io.TextIOWrapper(io.BufferedReader(_Bounded(name, opened)), "utf-8-sig", newline="") as text:
        yield text


def _members(path: Path, file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    with zipfile.ZipFile(file) as packed:
        names = [name for name in packed.namelist() if name.lower().endswith(_TABLES + _OBJECTS)]
        if not names:
            raise _foreign(path.name)
        for name in names:
            with packed.open(name) as member:
                yield name, member  # type: ignore[misc]


class _Bounded(io.RawIOBase):
    """Bytes of a file, refused beyond what any directory weighs: little is read of what unpacks endlessly."""

    def __init__(self, name: str, source: BinaryIO) -> None:
        self._name, self._source, self._left = name, source, MAX_DIRECTORY

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = self._source.read(len(buffer))
        self._left -= len(read)
        if self._left < 0:
            raise Refused(_("«\u00a0{name}\u00a0» est trop gros pour un annuaire.").format(name=self._name))
        buffer[: len(read)] = read
        return len(read)


def _read(name: str, opened: BinaryIO, tell: Callable[[], None]) -> Iterator[Found]:
    with _as_text(name, opened) as text:
        if name.lower().endswith(_TABLES):
            yield from _from_table(name, text, tell)
        else:
            yield from _from_objects(name, text, tell)


def _from_objects(name: str, text: TextIO, tell: Callable[[], None]) -> Iterator[Found]:
    """Rows of JSON: only the one being read is kept."""
    decode = json.JSONDecoder().raw_decode
    held, count, depth, ended = "", 0, 0, False
    while not ended:
        more = text.read(_CHUNK)
        ended, held, at = not more, held + more, 0
        tell()
        while True:
            start = _after(held, at)
            depth += held.count("[", at, start) - held.count("]", at, start)
            at = start  # what stands between is not kept, however long
            if start < len(held) and held[start] != "{" and (ended or held[start] != '"'):
                raise _foreign(name) if not count else cut(name, count)
            try:
                row, end = decode(held, start)
            except (ValueError, RecursionError):  # also a number of thousands of figures
                if len(held) - start > LONGEST_ROW or (ended and held[start:].strip()):
                    raise (
                        cut(name, count) if count or held.lstrip()[:1] in ("[", "{") else _foreign(name)
                    ) from None
                break
            if not isinstance(row, dict):
                raise _foreign(name)
            count, at = count + 1, end
            yield count, row
        held = held[at:]
    depth += held.count("[") - held.count("]")
    if depth:
        raise cut(name, count)
    if not count:
        raise _foreign(name)


def _after(held: str, at: int) -> int:
    """Where what stands between two rows ends; part after part, as however many are then never held."""
    while part := _BETWEEN.match(held, at):
        at = part.end()
    return at


def _from_table(name: str, text: TextIO, tell: Callable[[], None]) -> Iterator[Found]:
    """Rows of a table, separated by commas or semicolons; lists as JSON, as PostgreSQL’s, or with commas."""
    lines = _lines(name, text)
    first = next(lines, "")
    separator = ";" if first.count(";") > first.count(",") else ","
    headings = next(csv.reader([first], delimiter=separator), [])
    if not {"id", "nom", "date_maj"} <= {*headings}:
        raise _foreign(name)
    count = 0
    for count, cells in enumerate(csv.reader(lines, delimiter=separator), 1):
        if not count % 2_000:
            tell()
        if not cells:
            continue
        if len(cells) != len(headings):
            raise cut(name, count)
        pairs = zip(headings, cells, strict=True)
        yield count, {key: _several(cell) if key in _LISTS else cell for key, cell in pairs if cell}
    if not count:
        raise _foreign(name)


def _lines(name: str, text: TextIO) -> Iterator[str]:
    """Its lines; one that never ends is not held."""
    for count in itertools.count():
        line = text.readline(LONGEST_ROW)
        if not line:
            return
        if len(line) == LONGEST_ROW:
            raise cut(name, count)
        yield line


def _several(cell: str) -> list[str]:
    inside = cell.strip().strip("[]{}")
    return [one for part in inside.split(",") if (one := part.strip().strip("\"' "))]
