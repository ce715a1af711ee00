"""A value of any field, as a person types it on the page of divergences, read and checked."""

from typing import Any

from cad.domain import values as read_values
from cad.domain.errors import Refused
from cad.domain.identity import as_kept
from cad.domain.partial_date import parse_partial
from cad.domain.record import Field, Kind, Record
from cad.domain.resident import SAID, Resident
from cad.domain.text import _
from cad.services import given
from cad.services.readable import options
from cad.store.work import Work

_WRITTEN = (Kind.TEXT, Kind.LONG, Kind.DAY, Kind.PARTIAL, Kind.TIME, Kind.INTEGER, Kind.CHOICE, Kind.LIST)


def way(item: Field | None) -> str:
    """How another value of a field is typed: a `Kind` by its value, "" when it is chosen elsewhere."""
    if not item or item.kind not in _WRITTEN or item.name == "themes":
        return ""
    if item.kind is Kind.LIST and (item.link or options(item)):
        return ""
    return Kind.CHOICE.value if options(item) else item.kind.value


def as_typed(value: Any) -> str:
    """The value as the editor starts with it: a list is one item a line."""
    return "\n".join(value) if isinstance(value, list | tuple) else str(value)


def read(work: Work, record: Record, item: Field, typed: str) -> Any:
    """The value of a field from what was typed. Raises `Refused` with what is wrong."""
    value = _read(work, item, typed.strip())
    if isinstance(record, Resident) and item.name in SAID:
        return as_kept(item.name, value, work.today)
    return read_values.email(value) if item.name == "email" and value else value


def _read(work: Work, item: Field, typed: str) -> Any:
    if not way(item):
        raise Refused(_("«\u00a0{field}\u00a0» se change dans la fiche.").format(field=item.label))
    if item.kind is Kind.LIST:
        return tuple(filter(None, (line.strip() for line in typed.splitlines())))
    if item.kind is Kind.DAY:
        return given.day(typed, item.label)
    if item.kind is Kind.PARTIAL:
        return parse_partial(typed, today=work.today) if typed else ""
    if item.kind is Kind.TIME:
        return given.moment(typed, item.label)
    if item.kind is Kind.INTEGER:
        if not typed.isdecimal():
            raise Refused(_("«\u00a0{field}\u00a0»\u00a0: écrivez un nombre.").format(field=item.label))
        return int(typed)
    return typed
