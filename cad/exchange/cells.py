"""A record’s values as a person reads them in a spreadsheet."""

from datetime import date, datetime
from typing import Any

from cad.domain.record import Field, Kind
from cad.domain.text import _

Value = str | int | float | bool | date | datetime | tuple[str, ...]
"""What a cell may be given. Tuples are joined by commas; a date is written as a date, a string as text."""


def as_cell(field: Field, value: Any) -> Value:
    """A record’s value as a person reads it in a spreadsheet: French choices, true dates, oui or non."""
    if field.kind is Kind.FLAG:
        return _("oui") if value else _("non")
    if field.kind is Kind.LIST:
        return ", ".join(field.choices.get(item, item) for item in value)
    if field.kind in (Kind.DAY, Kind.PARTIAL) and len(value) == 10:
        return date.fromisoformat(value)
    if field.kind is Kind.TIME and value:
        return datetime.fromisoformat(value)
    cell: Value = field.choices.get(value, value) if field.choices and value else value
    return cell
