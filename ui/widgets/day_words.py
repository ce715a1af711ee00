"""Days as advisers say them: "demain", "lundi", "dans 2 semaines", "12/3", "12 mars", "12 mars 2026"."""

import re
from datetime import date, timedelta

from cad.domain.dates import MONTHS, WEEKDAYS
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _

_NEAR = {
    "aujourd hui": 0,
    "auj": 0,
    "ce jour": 0,
    "demain": 1,
    "apres demain": 2,
    "hier": -1,
    "avant hier": -2,
}
_AHEAD = re.compile(r"(dans |plus |il y a )(\d{1,3}) ?(j|jour|jours|sem|semaine|semaines|mois)?")
_NUMBERS = re.compile(r"(\d{1,2}) (\d{1,2})(?: (\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_WORDS = re.compile(r"(?:le )?(?:[a-z]+di |dimanche )?(\d{1,2})(?:er)? ([a-z]{3,9})(?: (\d{4}))?")


def read_day(text: str, today: date, *, past: bool = False) -> str:
    """The ISO day meant by `text`, "" for nothing; without a year, the nearest one ahead, or behind when
    `past`. Raises Refused.
    """
    said = fold(text.replace("+", "plus "))  # signs and accents become spaces and bare letters
    if not said:
        return ""
    day = _near(said, today) or _ahead(said, today)
    day = day or _weekday(said, today, past) or _dated(said, today, past)
    if day is None:
        raise Refused(
            _(
                "«\u00a0{text}\u00a0» n’est pas un jour connu. Écrivez par exemple 12/03, demain ou lundi."
            ).format(text=text.strip()[:40])
        )
    return day.isoformat()


def _near(said: str, today: date) -> date | None:
    return today + timedelta(_NEAR[said]) if said in _NEAR else None


def _ahead(said: str, today: date) -> date | None:
    found = _AHEAD.fullmatch(said)
    if not found:
        return None
    sign = -1 if found[1] == "il y a " else 1
    count, unit = sign * int(found[2]), (found[3] or "j")[0]
    if unit == "m":
        year, month = divmod(today.month - 1 + count, 12)
        return _last_possible(today.year + year, month + 1, today.day)
    return today + timedelta(count * (7 if unit == "s" else 1))


def _last_possible(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def _weekday(said: str, today: date, past: bool) -> date | None:
    word = said.removesuffix(" dernier" if past else " prochain")
    found = [i for i, name in enumerate(WEEKDAYS) if len(word) >= 3 and fold(name).startswith(word)]
    if len(found) != 1:
        return None
    if past:
        return today - timedelta((today.weekday() - found[0] - 1) % 7 + 1)
    return today + timedelta((found[0] - today.weekday() - 1) % 7 + 1)


def _dated(said: str, today: date, past: bool) -> date | None:
    if found := _ISO.fullmatch(said):
        return _exact(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(said):
        return _with_year(int(found[1]), int(found[2]), found[3], today, past)
    if found := _WORDS.fullmatch(said):
        months = [i for i, name in enumerate(MONTHS, 1) if fold(name).startswith(found[2])]
        return _with_year(int(found[1]), months[0], found[3], today, past) if len(months) == 1 else None
    return None


def _with_year(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year:
        return _exact(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = _exact(today.year, month, day)
    if past:
        return near if near and near <= today else _exact(today.year - 1, month, day)
    if near and (today - near).days > 60:
        return _exact(today.year + 1, month, day)
    return near


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
