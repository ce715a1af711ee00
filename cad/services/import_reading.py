"""Reading a file to be looked at, even when its columns are not recognised: one then chooses them."""

from collections.abc import Callable
from pathlib import Path

from cad.domain.errors import Refused
from cad.exchange.mapping import propose
from cad.exchange.reading import read_table
from cad.services.importing import Preview, preview
from cad.services.notebook import Notebook

Progress = Callable[[int, int], None]
UNREAD = ""
"""The signature of a file of which only the columns could be read, for want of a column of names."""


def look(
    book: Notebook,
    path: str,
    sheet: str = "",
    mapping: dict[str, str] | None = None,
    corrections: dict[int, dict[str, str]] | None = None,
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Preview:
    """A preview; of its columns alone when none of them is recognised as a name, so that one can choose."""
    try:
        return preview(book, path, mapping, corrections, sheet=sheet, progress=progress, cancelled=cancelled)
    except Refused:
        if mapping is not None or cancelled():
            raise
        return _columns_alone(path, sheet)


def _columns_alone(path: str, sheet: str) -> Preview:
    """Raises what reading the file raised, if that was the trouble."""
    table = read_table(path, sheet=sheet)
    columns = propose(table).columns
    return Preview(Path(path), table.name, table.others, columns, (), False, (), (), (), UNREAD)
