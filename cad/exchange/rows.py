"""From rows of a sheet to residents to be: their fields, and a doubt for each cell that cannot be read."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.converting import Bad
from cad.exchange.mapping import NAMES, Mapping
from cad.exchange.parsers import converter, split_address
from cad.exchange.sheet import Row, Sheet, Watch, shown
from cad.exchange.targets import EXTRAS, MANY

_FAMILY = ("usage_name", "full_name", "first_then_last", "birth_name")
_FIRST = ("first_name", "full_name", "first_then_last")
_BATCH = 500
_SEVERAL = frozenset((Bad, dict))
"""What a cell gives that is not the value of its field."""


class Doubt(NamedTuple):
    """A cell that is not imported as it stands: line in the file, heading, what it holds, why (in French)."""

    row: int
    column: str
    value: str
    reason: str


class ImportRow(NamedTuple):
    """One person of the file: `row` is the line a person sees, `fields` are values ready for Resident.

    Empty fields are left out, and so are the doubtful ones. `extras` may hold note, lead_adviser_name and
    organisation_name, which are for the services to place. `cells` is the row as read, for `correct`.
    """

    row: int
    fields: dict[str, Any]
    extras: dict[str, str]
    doubts: tuple[Doubt, ...]
    cells: Row

    @property
    def importable(self) -> bool:
        """Whether the row names someone; its other doubts only leave fields empty."""
        return bool(self.fields.get("usage_name") or self.fields.get("first_name"))


def convert(
    sheet: Sheet,
    mapping: Mapping,
    *,
    today: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[ImportRow]:
    """Every row that fills at least one mapped column. Refuses when none gives a name, or when cancelled.

    `today` (ISO, the machine’s day when empty) bounds birth dates.
    """
    if not mapping.feeding(*NAMES):
        raise Refused(
            _("Aucune colonne ne donne le nom des personnes\u00a0: choisissez-la avant de continuer.")
        )
    return _convert(sheet, _Reader(mapping, today), Watch(progress, cancelled))


def correct(row: ImportRow, column: str, value: str, mapping: Mapping, *, today: str = "") -> ImportRow:
    """The row read again with one cell retyped; `column` is the heading in its Doubt."""
    index = next((c.index for c in mapping.columns if c.heading == column), None)
    if index is None:
        raise Refused(_("Ce tableau n’a pas de colonne «\u00a0{name}\u00a0».").format(name=column))
    cells: Row = [*row.cells]
    cells[index] = value
    (again,) = _Reader(mapping, today).read_all([row.row], [cells])
    return again


def _convert(sheet: Sheet, reader: "_Reader", watch: Watch) -> Iterator[ImportRow]:
    for done in range(0, len(sheet.rows), _BATCH):
        watch.at(done / len(sheet.rows))
        for row in reader.read_all(sheet.lines[done : done + _BATCH], sheet.rows[done : done + _BATCH]):
            if row.fields or not reader.is_blank(row.cells):
                yield row
    watch.at(1)


class _Reader:
    """Reads rows with one mapping; its converters remember what they have already read."""

    def __init__(self, mapping: Mapping, today: str) -> None:
        day = today or date.today().isoformat()
        self._columns = mapping.used
        self._cells = [(c.index, converter(c.target, day)) for c in mapping.used]
        self._targets = [c.target for c in mapping.used]
        self._family = (*mapping.feeding(*_FAMILY), *mapping.feeding("first_name"))[:1]
        self._first = mapping.feeding(*_FIRST)[:1]
        self._name_headings = {c.heading for c in mapping.feeding(*NAMES)}
        self._labelled = {"note"} if len(mapping.feeding("note")) > 1 else set()
        self._joins = any(len(mapping.feeding(target)) > 1 for target in MANY)
        self._extras = [name for name in EXTRAS if mapping.feeding(name)]
        self._splits_address = not mapping.feeding("postcode", "city", "postcode_city")

    def is_blank(self, cells: Row) -> bool:
        """Whether no mapped column holds anything."""
        return not any(str(cells[index]).strip() for index, _values in self._cells)

    def read_all(self, lines: Sequence[int], rows: Sequence[Row]) -> Iterator[ImportRow]:
        """Some rows, a column at a time: a list of 10,000 is read in two thirds of the time."""
        columns = [[*map(values.__getitem__, map(itemgetter(index), rows))] for index, values in self._cells]
        plain = all(_SEVERAL.isdisjoint(map(type, column)) for column in columns)
        for line, cells, values in zip(lines, rows, zip(*columns, strict=True), strict=True):
            yield self._read(line, cells, values, plain or _SEVERAL.isdisjoint(map(type, values)))

    def _read(self, line: int, cells: Row, values: Sequence[Any], plain: bool) -> ImportRow:
        doubts: list[Doubt] = []
        if self._joins or not plain:
            fields = self._gathered(line, values, doubts)
        else:  # nearly every row
            named = zip(self._targets, values, strict=True)
            fields = dict(named) if all(values) else {target: value for target, value in named if value}
        self._complete(fields)
        if "usage_name" not in fields or "first_name" not in fields:
            doubts += self._missing_names(line, fields, doubts, cells)
        extras = {name: fields.pop(name) for name in self._extras if name in fields}
        return ImportRow(line, fields, extras, tuple(doubts), cells)

    def _gathered(self, line: int, values: Sequence[Any], doubts: list[Doubt]) -> dict[str, Any]:
        """Fields of which several columns say a part, or one cell several; what is doubtful is set aside."""
        fields: dict[str, Any] = {}
        for column, value in zip(self._columns, values, strict=True):
            heading, target = column.heading, column.target
            if isinstance(value, Bad):
                doubts.append(Doubt(line, heading, value.text, value.reason))
            elif isinstance(value, dict):
                self._spread(fields, value, heading)
            elif value and target in MANY and (target in fields or target in self._labelled):
                fields[target] = self._joined(target, fields.get(target), value, heading)
            elif value:
                fields[target] = value
        return fields

    def _spread(self, fields: dict[str, Any], parts: dict[str, Any], heading: str) -> None:
        """The fields of a cell that holds several; a column of its own wins, whichever comes first."""
        for name, part in parts.items():
            if name not in fields:
                fields[name] = part
            elif name in MANY:
                fields[name] = self._joined(name, fields[name], part, heading)

    def _joined(self, target: str, before: Any, value: Any, heading: str) -> Any:
        """Several columns of one field: notes under their headings, addresses in order, lists once each."""
        if target in self._labelled:
            value = f"{heading}\u00a0: {value}"
        if not before:
            return value
        if isinstance(before, tuple):
            return tuple(dict.fromkeys(before + value))
        if target == "note":
            return f"{before}\n{value}"
        return f"{before} {value}" if target != "address" or _is_number(before) else f"{before}, {value}"

    def _complete(self, fields: dict[str, Any]) -> None:
        if "birth_name" in fields and "usage_name" not in fields:
            fields["usage_name"] = fields["birth_name"]
        if self._splits_address and "address" in fields:
            fields |= split_address(fields["address"])

    def _missing_names(
        self, line: int, fields: dict[str, Any], doubts: list[Doubt], cells: Row
    ) -> list[Doubt]:
        """The doubt of a row that names nobody, or only half; none when a name’s cell is doubtful already."""
        if any(doubt.column in self._name_headings for doubt in doubts):
            return []
        for field, columns, reason in (
            ("usage_name", self._family, _("Il manque le nom de famille.")),
            ("first_name", self._first, _("Il manque le prénom.")),
        ):
            if field not in fields:
                return [Doubt(line, c.heading, shown(cells[c.index]), reason) for c in columns]
        return []


def _is_number(text: str) -> bool:
    """A street number in a column of its own: 12, 12 bis."""
    return re.fullmatch(r"\d+(?: ?(?:bis|ter|quater|[A-Z]))?", text, re.IGNORECASE) is not None
