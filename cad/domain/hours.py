"""Hours of work as employers write them, kept in hundredths so that sums are exact; and their months."""

import re
from calendar import monthrange
from datetime import date, timedelta

from cad.domain.dates import MONTHS, NBSP
from cad.domain.errors import Refused
from cad.domain.text import _

HUNDREDTHS = 100
_DECIMAL = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?")
_CLOCK = re.compile(r"(\d{1,4})h([0-5]\d)")


def read_hours(typed: str) -> int:
    """Hundredths of an hour from "151,67", "151.67", "151 h 40" or "35 h". Raises `Refused`."""
    text = re.sub(r"\s", "", typed).lower().removesuffix("h")
    if text.startswith(("-", "\u2212", "–")):
        raise Refused(
            _("Des heures ne sont jamais négatives. Pour en retirer, corrigez le mois\u00a0: 0 si besoin.")
        )
    if found := _DECIMAL.fullmatch(text):
        return int(found[1]) * HUNDREDTHS + int((found[2] or "0").ljust(2, "0"))
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) * HUNDREDTHS + round(int(found[2]) * HUNDREDTHS / 60)
    raise Refused(
        _("«\u00a0{text}\u00a0» ne se lit pas comme des heures\u00a0: essayez 151,67 ou 151 h 40.").format(
            text=typed.strip()[:20]
        )
    )


def show_hours(hundredths: int) -> str:
    """ "1 234 h", "151,67 h"."""
    whole, part = divmod(hundredths, HUNDREDTHS)
    decimals = f",{part:02}".rstrip("0") if part else ""
    return f"{whole:,}".replace(",", "\u202f") + f"{decimals}{NBSP}h"


def show_whole(hundredths: int) -> str:
    """ "152 h", where a glance is enough."""
    return show_hours(round(hundredths / HUNDREDTHS) * HUNDREDTHS)


def show_month(month: str) -> str:
    """ "novembre 2026"."""
    return f"{_(MONTHS[int(month[5:7]) - 1])} {month[:4]}"


def last_day(month: str) -> str:
    """The last day of "2026-11"."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month[:7]}-{monthrange(year, number)[1]:02}"


def months_after(day: str, months: int) -> str:
    """The same day so many months later, the last of the month where there is no such day."""
    start = date.fromisoformat(day)
    count = start.month - 1 + months
    year, month = start.year + count // 12, count % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()


def closes_on(month: str, days: int) -> str:
    """The last day on which the hours of a month are entered without saying why."""
    return (date.fromisoformat(last_day(month)) + timedelta(days)).isoformat()
