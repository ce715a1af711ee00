"""The notebook in a file that other tools read: a workbook for people, JSON Lines for programs.

Each reads only what this adviser may read, and partners whose name would reveal a situation are masked.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from cad.domain.catalogue import RECORDS, Description
from cad.domain.clash import Clash
from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.record import Field, Kind, Record
from cad.domain.resident import Document
from cad.domain.text import _
from cad.services import export_clashes
from cad.services.action import REGISTRY, Entry, Reading, reading
from cad.services.export_names import Names
from cad.services.masking import Masking
from cad.services.notebook import Notebook
from cad.services.visible import readable
from cad.services.ways_in import only_confirmed
from cad.store.connection import Connection, sorted_errors
from cad.store.reads import export as reads
from cad.store.reads.residents import identities


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file is, and how many records of each kind it holds."""

    path: str
    records: dict[str, int]


def export_notebook(book: Notebook, /, file: str) -> Exported:
    """Write ``.xlsx`` (a sheet per kind of record, French headings) or ``.jsonl`` (one record per line).

    The file is whole or is not there, readable by its owner only, and not encrypted. Raises `Refused` for
    another ending, and unless the passphrase has just been typed.
    """
    only_confirmed(book)
    path = Path(file).expanduser().absolute()
    writers = {".xlsx": _workbook, ".jsonl": _lines}
    if path.suffix.lower() not in writers:
        raise Refused(_("Un export se termine par .xlsx (tableur) ou .jsonl (données)."))
    counts: Counter[str] = Counter()
    with sorted_errors():
        writers[path.suffix.lower()](_Readable(reading(book), counts), path)
    return Exported(str(path), dict(counts))


REGISTRY["export_notebook"] = Entry("export_notebook", False, "", export_notebook, export_notebook)


class _Readable:
    """The records as they may leave the notebook, counted as they do."""

    def __init__(self, reading: Reading, counts: Counter[str]) -> None:
        self.reading = reading
        self.connection: Connection = reading.connection
        self.counts = counts
        self.masking = Masking(self.connection)

    def records(self, described: Description) -> Iterator[Record]:
        """Every record of a kind that this adviser may read, masked where it must be."""
        written = described.cls in (Note, Document)
        live: Iterator[Any] = reads.live(self.connection, described.cls)
        found = self._written(described.cls) if written else live
        if described.cls is Clash:
            found = export_clashes.shown(self.reading, self.masking, found)
        for record in found:
            self.counts[described.name] += 1
            yield self.masking.masked(record)

    def _written(self, cls: type[Any]) -> Iterator[Any]:
        """Notes or documents, person by person."""
        for resident, found in groupby(reads.by_person(self.connection, cls), lambda one: one.resident):
            yield from readable(self.reading, list(found), identities(self.connection, resident))


def _lines(readable_: _Readable, path: Path) -> None:
    from cad.exchange.writing import write_jsonl

    write_jsonl(path, (line for described in RECORDS.values() for line in _objects(readable_, described)))


def _objects(readable_: _Readable, described: Description) -> Iterator[dict[str, Any]]:
    for record in readable_.records(described):
        values = {name: getattr(record, name) for name in described.fields if name != "removed"}
        yield {"kind": described.name, "id": record.id, "created_at": record.created_at, **values}


def _workbook(readable_: _Readable, path: Path) -> None:
    from cad.exchange.writing import write_xlsx

    names = readable_.masking.names()
    write_xlsx(path, [_sheet(readable_, described, names) for described in RECORDS.values()])


def _sheet(
    readable_: _Readable, described: Description, names: Names
) -> tuple[str, list[str], Iterator[list[Any]]]:
    """The fields under their labels, those of the record itself last."""
    shown = [field for name, field in described.fields.items() if name != "removed"]
    headings = [*(field.label for field in shown), _("Créé le"), _("Identifiant")]
    return described.label, headings, _rows(readable_, described, shown, names)


def _rows(
    readable_: _Readable, described: Description, shown: list[Field], names: Names
) -> Iterator[list[Any]]:
    from cad.exchange.cells import as_cell

    for record in readable_.records(described):
        values = ((field, getattr(record, field.name)) for field in shown)
        cells = [
            _named(field, value, names) if field.link else as_cell(field, value) for field, value in values
        ]
        yield [*cells, record.created_at[:10], record.id]


def _named(field: Field, value: Any, names: Names) -> str:
    """What a link leads to, or each of several."""
    several = value if field.kind is Kind.LIST else (value,)
    return ", ".join(names.of(field.link, one) for one in several)
