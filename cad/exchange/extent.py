"""How far a workbook’s cells spread, before the reader lays them out in memory.

The reader (calamine) keeps every cell between the first and the last that hold something, 32 bytes each: two
cells at opposite corners of a sheet of 5 kB would ask for 550 GB and end the process. Only what is filled
counts; a million styled empty rows are nothing.
"""

import re
from collections.abc import Callable, Iterator

from cad.exchange.extent_xml import Extent, OdsCells, XlsxCells, parse
from cad.exchange.sheet import MAX_CELLS, column_number

Pieces = Callable[[], Iterator[bytes]]
"""Starts again, at each call, the reading of one entry’s bytes."""

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

    Every writer we know of writes cells the same way and a search over the bytes is enough (40 ms for
    150,000). Any other way, or a spread that seems too large, is read as XML.
    """
    found = _search(read())
    if found is None or found[0] * found[1] > MAX_CELLS:
        return parse(read(), XlsxCells())
    return found


def of_ods(read: Pieces) -> Extent:
    """The extent of ``content.xml``, its sheets put one under the other. Raises ValueError."""
    return parse(read(), OdsCells())


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
        if first and not (start := data[:64].lstrip(_BLANK)).startswith(b"<"):
            return _read_out(pieces) if start else None
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
    return rows, max(map(column_number, letters), default=0)


def _is_unusual(data: bytes) -> bool:
    prefixed = b":c" in data and _PREFIXED.search(data)
    return b"\x00" in data[:8] or bool(prefixed) or _BARE.search(data) is not None


def _read_out(pieces: Iterator[bytes]) -> Extent:
    """Read to its end, for its weight."""
    for _piece in pieces:
        pass
    return 0, 0
