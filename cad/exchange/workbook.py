"""XLSX and ODS, read by calamine once the archive is known to be safe. Formulas are never computed."""

from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.errors import CadError, Refused
from cad.domain.text import _
from cad.exchange import archive
from cad.exchange.delimited import check_size
from cad.exchange.filetype import damaged, protected
from cad.exchange.headings import resemblance
from cad.exchange.sheet import Grid, Row, Watch

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_FIRST_ROWS = 60
"""Rows looked at to choose the sheet."""
_MOST_SHEETS = 100


def read_workbook(path: Path, kind: str, wanted: str, watch: Watch) -> Grid:
    """The `wanted` sheet, or the one that looks most like a list of people when it is ``""``."""
    archive.examine(path, kind, watch)
    try:
        return _read(path, wanted, watch)
    except CadError:
        raise
    except MemoryError:
        raise Refused(_("Ce tableau est trop grand pour la mémoire de cet ordinateur.")) from None
    except BaseException as error:
        raise _explained(error) from None


def _explained(error: BaseException) -> BaseException:
    """The reader’s own errors, and its panics, which do not derive from Exception; anything else is ours."""
    from python_calamine import CalamineError, PasswordError

    if isinstance(error, PasswordError):
        return protected()
    if isinstance(error, CalamineError | ValueError) or type(error).__name__ == "PanicException":
        return damaged()
    return damaged() if isinstance(error, OSError) and error.errno is None else error


def _read(path: Path, wanted: str, watch: Watch) -> Grid:
    from python_calamine import load_workbook

    with path.open("rb") as file, load_workbook(file) as book:  # by path, it would trust the extension
        watch.at(0.5)
        names = _visible(book)
        if wanted and wanted not in names:
            raise Refused(_("Ce fichier n’a pas de feuille «\u00a0{name}\u00a0».").format(name=wanted))
        filled = {name: sheet for name in names if (sheet := book.get_sheet_by_name(name)).end}
        chosen = wanted or max(filled, key=lambda name: _likeness(filled[name]), default="")
        if chosen not in filled:
            return Grid(wanted or path.stem, [], [], tuple(filled))
        return _grid(filled[chosen], tuple(name for name in filled if name != chosen), watch)


def _visible(book: "CalamineWorkbook") -> list[str]:
    """The worksheets in their order; the hidden ones only when there is nothing else."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet][:_MOST_SHEETS]
    shown = [s.name for s in sheets if s.visible == SheetVisibleEnum.Visible]
    return shown or [s.name for s in sheets]


def _likeness(sheet: "CalamineSheet") -> tuple[float, int]:
    rows = [row for _line, row in zip(range(_FIRST_ROWS), sheet.iter_rows(), strict=False)]
    return resemblance(rows), sheet.height


def _grid(sheet: "CalamineSheet", others: tuple[str, ...], watch: Watch) -> Grid:
    grid = Grid(sheet.name, [], [], others)
    last_row, last_column = sheet.end or (0, 0)
    width, height = last_column + 1, last_row + 1
    blank = [""] * width
    for line, row in enumerate(sheet.iter_rows(), 1):
        if not line % 10_000:
            watch.at(0.5 + 0.5 * line / height)
            check_size(len(grid.rows), width)
        if str(row[0]).strip() or not (row == blank or _only_spaces(row)):
            grid.rows.append(row)
            grid.lines.append(line)
    check_size(len(grid.rows), width)
    return grid


def _only_spaces(row: Row) -> bool:
    return not any(not isinstance(cell, str) or cell.strip() for cell in row)
