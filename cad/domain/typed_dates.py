"""The ways people and other programs write a date, read into year, month and day.

Nothing is judged here but the writing: whether the day exists or lies ahead is partial_date's affair.
"""

import re
from datetime import date, timedelta

from cad.domain.dates import MONTHS
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _

EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's numbers, as seen from any day after its invented 29 February 1900."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ][\d:.]+Z?)?)?)?")
_NUMBERS = re.compile(
    r"(?:(?:(\d\d?|\?\??|[xX]{1,2})\s*[/. -]\s*)?(\d\d?|\?\??|[xX]{1,2})\s*[/. -]\s*)?(\d{4}|\d\d)"
)
_WORDS = re.compile(r"(?:(\d\d?)(?:er)? ?)?([a-z]{3,}) ?(\d{4}|\d\d)")
_LEAD = re.compile(r"^(?:nee? )?(?:le |en )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?")
_COMPACT = re.compile(r"\d{8}")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")

Parts = tuple[int, int, int]
"""Year, month, day; 0 for a part that is not known."""


def read_date(typed: str, now: date, excel: bool = False) -> Parts:
    """Read one date; `now` settles two-figure years, `excel` allows day numbers. Raises Refused."""
    if excel and (found := _SERIAL.fullmatch(typed)):
        day = EXCEL_EPOCH + timedelta(days=int(found[1]))
        return day.year, day.month, day.day
    if found := _ISO.fullmatch(typed):
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if _COMPACT.fullmatch(typed):
        return _compact(typed)
    if found := _NUMBERS.fullmatch(typed):
        if not found[2] and len(found[3]) == 2:
            raise _unreadable(typed)
        return _year(found[3], now), _part(found[2]), _part(found[1])
    if found := _WORDS.fullmatch(_LEAD.sub("", fold(typed))):
        return _year(found[3], now), _month(found[2], typed), int(found[1] or 0)
    return _without_lead(typed, now)


def _without_lead(typed: str, now: date) -> Parts:
    """What follows the words of "Né le 12/03/1987", when something does."""
    rest = re.sub(r"^(?:née?|ne)?\s*(?:le|en)?\s+", "", typed, flags=re.IGNORECASE)
    if rest == typed or not rest[:1].isdigit():
        raise _unreadable(typed)
    return read_date(rest, now, False)


def _compact(typed: str) -> Parts:
    """12031987 or 19870312: no month makes a year, so at most one of the two is a day."""
    readings = (
        (int(typed[4:]), int(typed[2:4]), int(typed[:2])),
        (int(typed[:4]), int(typed[4:6]), int(typed[6:])),
    )
    possible = [parts for parts in readings if parts[0] >= 1850 and exists(parts)]
    if not possible:
        raise _unreadable(typed)
    return possible[0]


def _part(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _year(text: str, now: date) -> int:
    """Two figures are the latest such year that is not ahead: "87" is 1987, "05" is 2005."""
    year = int(text)
    if len(text) == 4:
        return year
    year += now.year // 100 * 100
    return year if year <= now.year else year - 100


def _month(word: str, typed: str) -> int:
    found = [i for i, name in enumerate(MONTHS, 1) if fold(name).startswith(word)]
    if not found and len(word) == 4:  # "janv", "fevr", "juil", "sept" are prefixes; "juill" too
        found = [i for i, name in enumerate(MONTHS, 1) if fold(name)[:3] == word[:3]]
    if len(found) != 1:
        raise _unreadable(typed)
    return found[0]


def exists(parts: Parts) -> bool:
    """Whether year, month and day make a day of the calendar."""
    try:
        date(*parts)
    except ValueError:
        return False
    return True


def _unreadable(typed: str) -> Refused:
    return Refused(
        _(
            "«\u00a0{date}\u00a0» ne se lit pas comme une date\u00a0: essayez 12/03/1987, mars 1987 ou 1987."
        ).format(date=typed[:40])
    )
