"""How far a workbook’s cells spread, before the reader lays them out in memory.

The reader (calamine) keeps every cell between the first and the last that hold something, 32 bytes each: two
cells at opposite corners of a sheet of 5 kB would ask for 550 GB and end the process. Only what is filled
counts; a million styled empty rows are nothing.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from cad.exchange.sheet import MAX_CELLS

Pieces = Callable[[], Iterator[bytes]]
"""Starts again, at each call, the reading of one entry’s bytes."""
Extent = tuple[int, int]
"""Rows and columns from the top left corner."""

_CELL = re.compile(rb'<c r="([A-Z]{1,3}[1-9]\d{0,6})"')
_BARE = re.compile(rb"<c[^ a-z]")
_PREFIXED = re.compile(rb"<[^\s<>/!?:]+:c[\s/>]")
"""Unusual cells: without attributes, or with a namespace prefix."""
_LETTERS = bytes(range(65, 91))
_DIGITS = bytes(range(48, 58))
_ANNOUNCED = re.compile(rb"ount\s*=\s*[\"']\s*\+?\d{8}")
"""A count or uniqueCount of ten million and more: the reader would set that much memory aside on its word."""
_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"
_LONGEST_TAG = 1024 * 1024


def of_xlsx(read: Pieces) -> Extent:
    """The extent of one entry of an XLSX, whichever it is: only sheets have cells. Raises ValueError.

    Every writer we know of writes cells the same way and a search over the bytes is enough (30 ms for
    150,000);
    any other way, or a spread that seems too large, is read as XML.
    """
    found = _search(read())
    if found is None or found[0] * found[1] > MAX_CELLS:
        return _parse(read(), _XlsxCells())
    return found


def of_ods(read: Pieces) -> Extent:
    """The extent of ``content.xml``, its sheets put one under the other. Raises ValueError."""
    return _parse(read(), _OdsCells())


def of_other(read: Pieces) -> Extent:
    """An image, a style sheet: read for its weight, without cells."""
    return _read_out(read())


def _search(pieces: Iterator[bytes]) -> Extent | None:
    rows = 0
    letters: set[bytes] = set()
    rest = b""
    first = True
    for piece in pieces:
        data = rest + piece
        if first and not data.lstrip(_BLANK).startswith(b"<"):
            return _read_out(pieces)
        if b"ount" in data and _ANNOUNCED.search(data):
            raise ValueError("count")
        first, cut = False, max(0, data.rfind(b"<"))
        data, rest = data[:cut], data[cut:]
        cells = _CELL.findall(data)
        if len(cells) != data.count(b"<c ") or len(rest) > _LONGEST_TAG or _is_unusual(data):
            return None
        references = b" ".join(cells)
        letters.update(references.translate(None, _DIGITS).split())
        rows = max(rows, max(map(int, set(references.translate(None, _LETTERS).split())), default=0))
    return rows, max(map(_column_number, letters), default=0)


def _is_unusual(data: bytes) -> bool:
    prefixed = b":c" in data and _PREFIXED.search(data)
    return b"\x00" in data[:8] or bool(prefixed) or _BARE.search(data) is not None


def _read_out(pieces: Iterator[bytes]) -> Extent:
    """Read to its end, for its weight."""
    for _piece in pieces:
        pass
    return 0, 0


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _XlsxCells:
    """Follows rows and cells; one without a reference comes after the one before it."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._in_cell = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self._row, self._column = int(attributes.get("r") or self._row + 1), 0
        elif tag == "c":
            self._place(attributes.get("r", ""))
        elif self._in_cell and tag in ("v", "is", "f"):
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "c":
            self._in_cell = False

    def _place(self, reference: str) -> None:
        self._in_cell = True
        if not reference:
            self._column += 1
        elif found := re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", reference):
            self._column, self._row = _column_number(found[1].encode()), int(found[2])
        else:
            raise ValueError(reference)


class _OdsCells:
    """Follows rows and cells with their repetitions; what is empty counts once something comes after it."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._seen_rows = self._seen_columns = self._filled_to = 0
        self._repeated_rows = self._repeated_cells = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table-row":
            self._repeated_rows = _repetition(attributes, "rows")
            self._seen_columns = self._filled_to = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self._seen_columns += _repetition(attributes, "columns")
            if any(key.startswith("office:value") or key == "table:formula" for key in attributes):
                self._filled_to = self._seen_columns
        elif tag == "p":
            self._filled_to = self._seen_columns
        elif tag == "s":
            _repetition(attributes, "", "text:c", 10_000)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._seen_rows += self._repeated_rows
            if self._filled_to:
                self.rows = self._seen_rows
                self.columns = max(self.columns, self._filled_to)


def _repetition(attributes: dict[str, str], what: str, key: str = "", most: int = 1 << 31) -> int:
    times = int(attributes.get(key or f"table:number-{what}-repeated", "1"))
    if not 0 <= times <= most:
        raise ValueError(times)
    return times


def _parse(pieces: Iterator[bytes], cells: _XlsxCells | _OdsCells) -> Extent:
    parser = expat.ParserCreate()
    parser.StartElementHandler = cells.start
    parser.EndElementHandler = cells.end
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from None
    return cells.rows, cells.columns


def _no_doctype(*_what: Any) -> None:
    """A workbook declares no entities; only a bomb does."""
    raise ValueError("doctype")
