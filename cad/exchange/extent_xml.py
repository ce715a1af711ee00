"""How far a workbook’s cells spread, read as XML: slow, but right however the file is written."""

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from cad.exchange.sheet import column_number

Extent = tuple[int, int]
"""Rows and columns from the top left corner."""


def parse(pieces: Iterator[bytes], cells: "XlsxCells | OdsCells") -> Extent:
    """Feed the counter with the entry’s elements. Raises ValueError for what is not XML."""
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


class XlsxCells:
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
            self._column, self._row = column_number(found[1].encode()), int(found[2])
        else:
            raise ValueError(reference)


class OdsCells:
    """Follows rows and cells with their repetitions; what is empty counts once something comes after it."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._seen_rows = self._seen_columns = self._filled_to = 0
        self._repeated_rows = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table":
            self._seen_rows = self.rows
        elif tag == "table-row":
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
