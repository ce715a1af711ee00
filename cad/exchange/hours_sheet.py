"""An employer’s statement of hours: a line a person and a month, or a column a month; nothing judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from cad.domain.typed_dates import read_date
from cad.exchange.headings import SEARCHED, meaning, texts_of
from cad.exchange.reading import read_table
from cad.exchange.sheet import Cell, Sheet, shown

_NAMES = ("full_name", "first_then_last", "usage_name", "birth_name", "first_name")
_MONTH, _HOURS, _SINCE = "month", "hours", "since"
_OURS = (
    (_SINCE, re.compile(r"(date de |premier jour|debut|contrat du|embauche).*|contrat|date d entree")),
    ("full_name", re.compile(r"(nom (du |de la |d un )?)?(salarie|interimaire).*")),
    (_MONTH, re.compile(r"mois.*|periode.*")),
    (_HOURS, re.compile(r"(nb |nombre |total |volume )?(d |de |des )?h(eures?)?( .*)?")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One cell of the file: whose (as written), the first day of their contract if said, the month and the
    hours as written; `line` as the spreadsheet shows it.
    """

    line: int
    name: str
    since: str
    month: str
    hours: str


def read_statement(file: str, now: date) -> list[Said]:
    """A CSV, XLSX or ODS file; titles and logos may stand above its headings. Raises `Refused`."""
    bare = read_table(file, heading_line=0)
    for line, row in zip(bare.lines[:SEARCHED], bare.rows[:SEARCHED], strict=False):
        columns = [_column(text, now) for text in texts_of(row)]
        if any(what in _NAMES for what, _month in columns) and any(
            what == _MONTH for what, _month in columns
        ):
            return statement(read_table(file, heading_line=line), now)
    return statement(read_table(file), now)


def statement(sheet: Sheet, now: date) -> list[Said]:
    """What a sheet says, line by line; a cell left empty says nothing. Raises `Refused` when there is no
    column of names, or neither months nor hours.
    """
    columns = [_column(heading, now) for heading in sheet.headings]
    names = [i for i, (what, _month) in enumerate(columns) if what in _NAMES]
    if not names:
        raise Refused(_("Aucune colonne ne dit de qui il s’agit\u00a0: il en faut une «\u00a0Nom\u00a0»."))
    months = [(i, month) for i, (what, month) in enumerate(columns) if what == _MONTH and month]
    when = next((i for i, (what, month) in enumerate(columns) if what == _MONTH and not month), -1)
    count = next((i for i, (what, _month) in enumerate(columns) if what == _HOURS), -1)
    if not months and min(when, count) < 0:
        raise Refused(
            _("Il faut une colonne «\u00a0Mois\u00a0» et une «\u00a0Heures\u00a0», ou une colonne par mois.")
        )
    since = next((i for i, (what, _month) in enumerate(columns) if what == _SINCE), -1)
    told = list(_said(sheet, names, since, months or [(count, "")], when))
    return [one for one in told if one.name and one.hours]


def _said(
    sheet: Sheet, names: Sequence[int], since: int, hours: Sequence[tuple[int, str]], when: int
) -> Iterator[Said]:
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        name = " ".join(" ".join(shown(row[i]) for i in names).split())
        if fold(name).split()[:1] == ["total"]:
            continue
        day = shown(row[since]).strip() if since >= 0 else ""
        for place, month in hours:
            yield Said(line, name, day, month or _month_said(row[when]), _hours_said(row[place]))


def _column(heading: str, now: date) -> tuple[str, str]:
    """What a column is; a heading that reads as a month is that month’s."""
    if month := read_month(heading, now):
        return _MONTH, month
    key = fold(heading)
    for what, pattern in _OURS:
        if pattern.fullmatch(key):
            return what, ""
    return meaning(heading).target, ""


def read_month(text: str, now: date) -> str:
    """ "2026-10" from "octobre 2026", "10/2026", "oct. 26" or a day of it; "" from anything else."""
    if not any(c.isdigit() for c in text):
        return ""
    try:
        year, month, _day = read_date(text.strip(), now)
    except Refused:
        return ""
    return f"{year:04}-{month:02}" if year and month else ""


def _month_said(cell: Cell) -> str:
    return shown(cell).strip()


def _hours_said(cell: Cell) -> str:
    """As `read_hours` takes them; a spreadsheet keeps 151,67 as a number and 151:40 as a length."""
    if isinstance(cell, bool):
        return shown(cell)
    if isinstance(cell, int | float):
        return f"{cell:.2f}".replace(".", ",").removesuffix(",00")
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}h{minutes % 60:02}"
    if isinstance(cell, time) and not isinstance(cell, datetime):
        return f"{cell.hour}h{cell.minute:02}"
    return re.sub(r"^\s*(\d{1,4})\s*:\s*([0-5]\d)\s*$", r"\1h\2", shown(cell).strip())
