"""A table as it was found in a file, before anything is understood of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cad.domain.errors import Refused
from cad.domain.text import _

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a spreadsheet keeps in a cell; ``""`` for nothing. Formulas are never here, only their value."""
Row = list[Cell]

MAX_FILE = 50 * 1024 * 1024
"""Bytes of a file: a list of 200,000 residents is ten times smaller."""
MAX_ROWS = 200_000
"""Rows that hold something: twice the residents of the métropole’s priority neighbourhoods."""
MAX_COLUMNS = 2_000
MAX_CELLS = 20_000_000
"""Cells between the first and the last that hold something; the reader’s memory is 32 bytes for each."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a unique label per column, then its rows, each as wide as the headings and not empty.

    `lines` has the line of each row as a person sees it in the spreadsheet, from 1; `heading_line` is that of
    the headings, 0 when the file has none. `others` are the other sheets of the file that hold something.
    """

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Row]
    lines: Sequence[int]
    heading_line: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that hold something, with their lines; headings are not found yet."""

    name: str
    rows: list[Row]
    lines: list[int]
    others: tuple[str, ...] = ()


def column_letter(index: int) -> str:
    """Column 0 is A, 25 is Z, 26 is AA: what the spreadsheet shows above it."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: bytes) -> int:
    """The other way: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def shown(cell: Cell) -> str:
    """The cell as a French spreadsheet shows it: 12/03/1987, 612345678, 12,5, oui."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return _("oui") if cell else _("non")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year:04}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


class Watch:
    """Tells how far a long reading is, in hundredths, and stops it when asked.

    `progress(done, total)` is called now and then; `cancelled()` is asked at the same moments.
    """

    def __init__(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def at(self, share: float) -> None:
        """`share` is between 0 and 1. Raises Refused when the person has cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Refused(_("Lecture du fichier annulée\u00a0: rien n’a été importé."))
        if self._progress is not None:
            self._progress(int(min(share, 1) * 100), 100)
