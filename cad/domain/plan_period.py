"""The period over which the plan’s figures are counted, and the one before it that they are compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cad.domain.dates import days_between
from cad.domain.errors import Refused
from cad.domain.text import _

LONGEST = 3_660
"""Days of a period, ten years: more is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, after as many days that began on `before` (`first` when it is compared with
    none); `after` is the day after `last`.

    `months` are its own, up to this one: one in which nothing happened is a zero, masked as any small number.
    """

    before: str
    first: str
    last: str
    after: str
    months: tuple[str, ...] = ()

    @property
    def previous(self) -> tuple[str, str]:
        """The first and the last day of what it is compared with, "" for none."""
        return ("", "") if self.before == self.first else (self.before, day_after(self.first, -1))


def span(first: str, last: str, today: str) -> Span:
    """From the first day of the year to today when not said.

    Raises `Refused` when the days cannot be read, or the last comes before the first.
    """
    last = last or today
    first = first or f"{last[:4]}-01-01"
    try:
        length = days_between(first, last) + 1
        before, after = day_after(first, -length), day_after(last, 1)
    except (ValueError, OverflowError):
        raise Refused(_("Écrivez les jours de la période comme 2026-01-31.")) from None
    if length < 1:
        raise Refused(_("La période finit avant de commencer\u00a0: vérifiez les deux jours."))
    if length > LONGEST:
        raise Refused(_("Choisissez une période de dix ans au plus."))
    return Span(before, first, last, after, tuple(_months(first, min(last, today))))


def day_after(day: str, days: int) -> str:
    """So many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _months(first: str, last: str) -> Iterator[str]:
    """Each month from one day to another, "2026-01"."""
    month = first[:7]
    while month <= last[:7]:
        yield month
        month = day_after(f"{month}-28", 4)[:7]
