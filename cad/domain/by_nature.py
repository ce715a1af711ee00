"""What is typed in a field that has no rule of its own, read as the field’s nature says."""

import re
from datetime import date
from typing import Any

from cad.domain import values
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.partial_date import parse_partial
from cad.domain.record import Field, Kind
from cad.domain.text import _
from cad.domain.typed_dates import exists, read_date

_BETWEEN = re.compile(r"[,;\n]")


def read(item: Field, typed: str, today: str) -> Any:
    """The value that the field keeps, its empty one for nothing. Raises `Refused` with what is wrong."""
    text = typed.strip()
    if not text:
        return item.default
    if item.choices:
        return _choice(item, text)
    if item.kind is Kind.INTEGER:
        return values.whole_number(text)
    if item.kind is Kind.FLAG:
        return values.yes_no(text)
    if item.kind is Kind.LIST:
        return tuple(dict.fromkeys(filter(None, map(str.strip, _BETWEEN.split(text)))))
    if item.kind is Kind.PARTIAL:
        return parse_partial(text, today=today)
    return _day(text, today) if item.kind is Kind.DAY else text


def _choice(item: Field, text: str) -> str:
    """By its key or its label, whatever the capitals and accents."""
    word = fold(text)
    for key, label in item.choices.items():
        if word in (fold(key), fold(label)):
            return key
    known = ", ".join(filter(None, item.choices.values()))
    raise Refused(
        _("«\u00a0{value}\u00a0»\u00a0: choisissez parmi {choices}.").format(value=text[:40], choices=known)
    )


def _day(text: str, today: str) -> str:
    """A whole day, past or to come."""
    year, month, day = read_date(text, date.fromisoformat(today), excel=False)
    if not (month and day and exists((year, month, day))):
        raise Refused(
            _("«\u00a0{value}\u00a0»\u00a0: il faut un jour du calendrier, comme 12/03/1987.").format(
                value=text[:40]
            )
        )
    return f"{year:04}-{month:02}-{day:02}"
