"""Hours of a week as one types them, "lun-ven 6h-14h, sam 8h-12h": read, shown again, compared."""

import re
from collections.abc import Iterable, Iterator

from cad.domain.errors import Refused
from cad.domain.text import _

DAYS = (_("lun"), _("mar"), _("mer"), _("jeu"), _("ven"), _("sam"), _("dim"))
_DAY, _WEEK = 24 * 60, 7 * 24 * 60
Spans = tuple[tuple[int, int], ...]
"""Minutes since Monday midnight, from and to (excluded); in order, apart from one another."""

_NAME = r"(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\.?"
_TO = r"\s*(?:-|–|à|au|a)\s*"
_TIME = r"(\d{1,2})\s*[h:](?:\s*([0-5]\d)(?!\d|\s*[h:]))?"
_TOKEN = re.compile(
    rf"(?P<always>tous les jours)|(?P<weekend>week-?end)|(?P<first>{_NAME})(?:{_TO}(?P<last>{_NAME}))?|"
    rf"(?P<from>{_TIME}){_TO}(?P<to>{_TIME})|(?P<between>[\s,;]+|et\b|de\b|du\b|le\b)",
    re.IGNORECASE,
)


def read_week(typed: str) -> Spans:
    """The spans of what was typed; none for "". Work that passes midnight goes on the day after."""
    days: list[int] = []
    spans: list[tuple[int, int]] = []
    timed = at = 0
    while at < len(typed):
        found = _TOKEN.match(typed, at)
        if not found:
            raise _unread(typed)
        at = found.end()
        if found["from"]:
            spans += _on(days, *_times(found, typed))
            timed = len(spans)
        elif not found["between"]:
            days = _days(found) if timed else days + _days(found)
            timed = 0
    if typed.strip() and not (days and timed):
        raise _unread(typed)
    return _joined(_wrapped(spans))


def _unread(typed: str) -> Refused:
    return Refused(
        _("«\u00a0{text}\u00a0» ne se lit pas comme des jours et des heures\u00a0: essayez {form}.").format(
            text=typed.strip()[:40], form="lun-ven 6h-14h, sam 8h-12h"
        )
    )


def _days(found: re.Match[str]) -> list[int]:
    if found["always"]:
        return [*range(7)]
    if found["weekend"]:
        return [5, 6]
    first = _rank(found["first"])
    last = _rank(found["last"]) if found["last"] else first
    return [day % 7 for day in range(first, last + 1 + (7 if last < first else 0))]


def _rank(name: str) -> int:
    return DAYS.index(name[:3].lower())


def _times(found: re.Match[str], typed: str) -> tuple[int, int]:
    start, end = _minutes(found["from"]), _minutes(found["to"])
    if start >= _DAY or end > _DAY or start == end:
        raise _unread(typed)
    return start, end if end > start else end + _DAY


def _minutes(time: str) -> int:
    hour, minute = re.split(r"\s*[h:]\s*", time.lower())
    return int(hour) * 60 + int(minute or 0)


def _on(days: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((day * _DAY + start, day * _DAY + end) for day in days)


def _wrapped(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sunday night goes on on Monday."""
    for start, end in spans:
        yield start, min(end, _WEEK)
        if end > _WEEK:
            yield 0, end - _WEEK


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return tuple(made)


def outside(wanted: Spans, free: Spans) -> Spans:
    """What is wanted and is not free."""
    left = []
    for start, end in wanted:
        for begins, ends in free:
            if begins >= end or ends <= start:
                continue
            if begins > start:
                left.append((start, begins))
            start = ends
        if start < end:
            left.append((start, end))
    return tuple(left)


def show_week(spans: Spans) -> str:
    """ "lun-ven 6h-14h, sam 8h-12h": days that are alike together."""
    by_day: dict[int, list[str]] = {}
    for start, end in _by_day(spans):
        day = start // _DAY
        by_day.setdefault(day, []).append(f"{_time(start - day * _DAY)}-{_time(end - day * _DAY)}")
    runs: list[list[int]] = []
    for day, hours in sorted(by_day.items()):
        if runs and runs[-1][-1] == day - 1 and by_day[day - 1] == hours:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(f"{_named(run)} {' '.join(by_day[run[0]])}" for run in runs)


def _by_day(spans: Spans) -> Iterator[tuple[int, int]]:
    """A night stays with its evening; what is longer than a day is cut at midnight."""
    for start, end in spans:
        while end - start > _DAY or (end - start == _DAY and start % _DAY):
            midnight = (start // _DAY + 1) * _DAY
            yield start, midnight
            start = midnight
        yield start, end


def _named(days: list[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes if minutes <= _DAY else minutes - _DAY, 60)
    return f"{hour}h{minute:02}" if minute else f"{hour}h"
