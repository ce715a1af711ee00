"""Opening hours as OpenStreetMap writes them ("Mo-Fr 08:30-12:30; PH off"), or as one types them here: three
answers, and a week one can compare. What depends on school holidays or on the sun is not known.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.domain.weekly import Spans, read_week, show_week

if TYPE_CHECKING:
    from opening_hours import OpeningHours

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
_LONGEST = 1_000
"""Signs; what is longer is a text put in the wrong place."""
_IN_TERM = re.compile(r"\s*[;,]\s*SH\s+(?:off|closed)\s*$")
"""Closed in school holidays: the rest holds in term."""
_VARYING = re.compile(r"\b(?:SH|easter|sunrise|sunset|dawn|dusk)\b")
_ORDINARY = datetime(2026, 6, 15)
"""A Monday whose week has no public holiday: what is usual is read there."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opening:
    """One of three answers; `why`: what to know besides ("sur rendez-vous"), or why nobody can say."""

    answer: str
    why: str = ""


@lru_cache(maxsize=8192)
def open_at(hours: str, when: datetime) -> Opening:
    """Whether a place is open at a moment, as its clock shows it."""
    if not hours.strip():
        return Opening(UNKNOWN, _("horaires inconnus"))
    if _IN_TERM.search(hours):
        in_term = open_at(_IN_TERM.sub("", hours), when)
        return Opening(UNKNOWN, _("ouvert hors vacances scolaires")) if in_term.answer == OPEN else in_term
    if _VARYING.search(hours):
        return Opening(UNKNOWN, _("selon les vacances ou la saison"))
    if read := _read(hours):
        state, said = read.state(when)
        return Opening({"open": OPEN, "closed": CLOSED}.get(str(state).lower(), UNKNOWN), said)
    spans = _typed(hours)
    if spans is None:
        return Opening(UNKNOWN, _("horaires illisibles"))
    minute = when.weekday() * 1440 + when.hour * 60 + when.minute
    return Opening(OPEN if any(start <= minute < end for start, end in spans) else CLOSED)


@lru_cache(maxsize=4096)
def usual_week(hours: str) -> Spans | None:
    """The spans of an ordinary week, in term; None when they cannot be told."""
    hours = _IN_TERM.sub("", hours)
    if not hours.strip() or _VARYING.search(hours):
        return None
    read = _read(hours)
    if not read:
        return _typed(hours)
    return tuple(
        (_minutes(start), _minutes(end))
        for start, end, state, _said in read.intervals(_ORDINARY, _ORDINARY + _WEEK)
        if str(state).lower() == "open"
    )


def show_hours(hours: str) -> str:
    """In French, day by day, when that says it all; else as it is written."""
    spans = usual_week(hours)
    said = show_week(spans) if spans else ""
    if said and _IN_TERM.search(hours):
        said = _("{hours}, hors vacances scolaires").format(hours=said)
    return said or hours.strip()


def _minutes(moment: datetime) -> int:
    return round((moment - _ORDINARY).total_seconds() / 60)


@lru_cache(maxsize=8192)
def _read(hours: str) -> "OpeningHours | None":
    from opening_hours import OpeningHours, validate

    return OpeningHours(hours, country="FR") if len(hours) <= _LONGEST and validate(hours) else None


def _typed(hours: str) -> Spans | None:
    try:
        return read_week(hours)
    except Refused:
        return None
