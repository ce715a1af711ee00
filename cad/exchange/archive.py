"""Is a zipped workbook safe to open? Its real contents are counted before the reader sees it.

The directory of a zip file says what each entry weighs, but nothing forces it to be true: each entry is
inflated here, piece by piece, and left as soon as it is too much.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange import extent
from cad.exchange.filetype import ODS, damaged, protected
from cad.exchange.sheet import MAX_CELLS, Watch, column_letter

MAX_INFLATED = 512 * 1024 * 1024
"""Bytes of all entries together: a million styled empty rows weigh a fifth of it."""
SUSPECT = 64 * 1024 * 1024
"""From this many bytes on, the ratio counts too."""
MAX_RATIO = 200
"""Inflated to packed: real workbooks are between 4 and 40."""
SHARE = 0.3
"""Of the whole reading, for the progress bar."""
_PIECE = 1024 * 1024
_LOCAL_HEADER = 30


def examine(path: Path, kind: str, watch: Watch) -> None:
    """Raise Refused for a bomb, an encrypted or damaged archive, or a table too wide and deep for memory."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            entries = archive.infolist()
            _weigh(sum(entry.file_size for entry in entries), path.stat().st_size)
            scales = _Scales(file, max(1, sum(entry.compress_size for entry in entries)), watch)
            cells = 0
            for entry in entries:
                rows, columns = _extent(scales.reader(entry), kind, entry.filename)
                cells += rows * columns
                if cells > MAX_CELLS:
                    raise _too_spread(rows, columns)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError):
        raise damaged() from None


class _Scales:
    """Weighs entries while they are read; an entry read twice weighs once."""

    def __init__(self, file: BinaryIO, packed: int, watch: Watch) -> None:
        self._file, self._packed, self._watch = file, packed, watch
        self._inflated = 0
        self._read = 0

    def reader(self, entry: zipfile.ZipInfo) -> extent.Pieces:
        before, read = self._inflated, self._read
        self._read += entry.compress_size

        def pieces() -> Iterator[bytes]:
            self._inflated = before
            for piece in _inflate(self._file, entry):
                self._inflated += len(piece)
                _weigh(self._inflated, self._packed)
                self._watch.at(SHARE * read / self._packed)
                yield piece

        return pieces


def _extent(read: extent.Pieces, kind: str, name: str) -> tuple[int, int]:
    if kind != ODS:
        return extent.of_xlsx(read)
    return extent.of_ods(read) if name == "content.xml" else extent.of_other(read)


def _weigh(inflated: int, packed: int) -> None:
    if inflated > MAX_INFLATED or (inflated > SUSPECT and inflated > MAX_RATIO * packed):
        raise Refused(
            _(
                "Ce fichier se déplie en plus de {n} Mo\u00a0: ce n’est pas un tableau ordinaire, il n’a "
                "pas été ouvert. Copiez les lignes utiles dans un nouveau classeur et recommencez."
            ).format(n=inflated // (1024 * 1024))
        )


def _too_spread(rows: int, columns: int) -> Refused:
    corner = f"{column_letter(columns - 1)}{rows}"
    return Refused(
        _(
            "Ce tableau s’étend jusqu’à la cellule {corner}\u00a0: c’est trop pour être lu. Une cellule "
            "isolée, très loin des autres, en est souvent la cause. Copiez les lignes "
            "utiles dans un nouveau classeur et recommencez."
        ).format(corner=corner)
    )


def _inflate(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What the entry really holds, whatever the directory declares, in pieces of at most 1 MiB."""
    if entry.flag_bits & 1:
        raise protected()
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged()
    file.seek(entry.header_offset)
    name, extra = struct.unpack_from("<HH", file.read(_LOCAL_HEADER), 26)
    file.seek(name + extra, 1)
    stored = _stored(file, entry.compress_size)
    yield from stored if entry.compress_type == zipfile.ZIP_STORED else _deflated(stored)


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left:
        data = file.read(min(left, _PIECE))
        if not data:
            raise damaged()
        left -= len(data)
        yield data


def _deflated(stored: Iterator[bytes]) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for data in stored:
        while data and not stream.eof:
            yield stream.decompress(data, _PIECE)
            data = stream.unconsumed_tail
    if not stream.eof:
        raise damaged()
