"""Spreadsheets and JSON Lines out. What people typed is always text there, never a formula."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.cells import Value
from cad.store.atomic import replacing, sweep

Worksheet = Any
"""xlsxwriter’s; it has no types of its own."""
Table = tuple[str, Sequence[str], Iterable[Sequence[Value]]]
"""The name of a sheet, its headings, its rows."""

MAX_ROWS = 1_048_575
"""Under the headings, in a sheet of an XLSX."""
MAX_TEXT = 32_767
"""Characters of a cell."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What makes a formula of a text, if someone saves the sheet as CSV and opens it again."""
_SCRATCH = ".sans-couture-export-"
_WIDEST = 60
_MEASURED = 200


def write_xlsx(path: Path | str, tables: Sequence[Table]) -> None:
    """One sheet for each table: headings in bold that stay in view and filter, columns as wide as needed.

    The file is private to its owner and appears whole or not at all. Raises Refused for too many rows,
    MachineTrouble when the disk fails.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    with replacing(path) as draft:
        sweep(draft.parent, f"{_SCRATCH}*")
        scratch = tempfile.mkdtemp(prefix=_SCRATCH, dir=draft.parent)
        book = xlsxwriter.Workbook(draft, _options(scratch))
        try:
            styles = _Styles(book)
            names: list[str] = []
            for name, headings, rows in tables:
                names.append(sheet_name(name, names))
                _fill(book.add_worksheet(names[-1]), headings, rows, styles)
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise (error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))) from None
        finally:
            _close_scratch(book)
            shutil.rmtree(scratch, ignore_errors=True)


def write_jsonl(path: Path | str, records: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object per line, UTF-8. Same promises as `write_xlsx`."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    with replacing(path) as draft, draft.open("wb") as file:
        file.writelines(encode(record) + b"\n" for record in records)


def sheet_name(wanted: str, taken: Sequence[str] = ()) -> str:
    """A name Excel accepts: 31 characters, no []:*?/\\, no quote at an end, not twice the same."""
    clean = "".join(" " if c in "[]:*?/\\" or ord(c) < 32 else c for c in wanted).strip(" '")[:31] or _(
        "Feuille"
    )
    lower = {name.casefold() for name in taken}
    name, times = clean, 1
    while name.casefold() in lower:
        times += 1
        name = f"{clean[: 31 - len(f' ({times})')]} ({times})"
    return name


def _options(scratch: str) -> dict[str, Any]:
    """Rows go to disk as they come, in a private folder beside the file and not in the shared one."""
    return {
        "constant_memory": True,
        "tmpdir": scratch,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }


def _close_scratch(book: Any) -> None:
    """The library leaves its scratch files open when it fails; Windows would not remove them."""
    for sheet in book.worksheets():
        sheet.row_data_fh.close()


class _Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.date = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        self.quoted = book.add_format({"quote_prefix": True})


def _fill(
    sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence[Value]], styles: _Styles
) -> None:
    """Widths come before rows in the file: they are measured on the first ones."""
    waiting = iter(rows)
    first = [row for _i, row in zip(range(_MEASURED), waiting, strict=False)]
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _width(heading, [row[column] for row in first]))
        sheet.write_string(0, column, heading, styles.heading)
    sheet.freeze_panes(1, 0)
    last = 0
    for chunk in (first, waiting):
        for row in chunk:
            last += 1
            if last > MAX_ROWS:
                raise Refused(
                    _(
                        "Un classeur ne peut pas contenir autant de lignes\u00a0: exportez au format JSON "
                        "Lines."
                    )
                )
            for column, value in enumerate(row):
                _write(sheet, last, column, value, styles)
    if headings:
        sheet.autofilter(0, 0, last, len(headings) - 1)


def _write(sheet: Worksheet, row: int, column: int, value: Value, styles: _Styles) -> None:
    if isinstance(value, str):
        _write_text(sheet, row, column, value, styles)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date) and value.year < 1900:
        _write_text(sheet, row, column, value.isoformat(), styles)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), styles.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles.date)
    elif isinstance(value, tuple):
        _write_text(sheet, row, column, ", ".join(value), styles)
    else:
        sheet.write_number(row, column, value)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, styles: _Styles) -> None:
    if not text:
        return
    if len(text) > MAX_TEXT:
        mark = _(" […] (texte coupé\u00a0: une cellule de tableur ne tient pas plus)")
        text = text[: MAX_TEXT - len(mark)] + mark
    sheet.write_string(row, column, text, styles.quoted if text.startswith(_RISKY) else None)


def _width(heading: str, values: Sequence[Value]) -> int:
    """In characters, of the longest line."""
    lengths = [len(heading) + 3, *(11 if isinstance(v, date) else len(str(v)) for v in values)]
    return min(max(lengths) + 1, _WIDEST)
