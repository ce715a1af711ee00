"""Dates of which one may know only the year or the month: "1987", "1987-03", "1987-03-12", or "".

Many residents were born where the day was never registered, and other tools write 00/00/1987 for it. What is
not known stays unknown here: nothing is filled with a first of January.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from cad.domain.dates import MONTHS, NBSP, day_number
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _, n_

OLDEST = 125
"""Years: nobody alive is older (the oldest person ever recorded died at 122)."""

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


def parse_partial(text: str, *, today: str = "", excel: bool = False) -> str:
    """Read a date as people type it: 12/03/1987, 12.3.87, 1987-03-12, "12 mars 1987", 03/1987, 1987…

    Day before month, always. A part written 00, ?? or XX is unknown. `today` (ISO, the machine's day when
    empty) bounds the future and settles two-figure years; `excel` also reads day numbers of a spreadsheet
    (five figures: four are a year). Raises Refused.
    """
    typed = " ".join(text.split())
    if not typed:
        return ""
    now = date.fromisoformat(today) if today else date.today()
    return _checked(_read(typed, now, excel), typed, now)


def _read(typed: str, now: date, excel: bool) -> Parts:
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
    """ "Né le 12/03/1987": what follows the words, when something does."""
    rest = re.sub(r"^(?:née?|ne)?\s*(?:le|en)?\s+", "", typed, flags=re.IGNORECASE)
    if rest == typed or not rest[:1].isdigit():
        raise _unreadable(typed)
    return _read(rest, now, False)


def _compact(typed: str) -> Parts:
    """12031987 or 19870312: accepted when only one of the two readings is a date."""
    readings = (
        (int(typed[4:]), int(typed[2:4]), int(typed[:2])),
        (int(typed[:4]), int(typed[4:6]), int(typed[6:])),
    )
    possible = [parts for parts in readings if parts[0] >= 1850 and _exists(parts)]
    if len(possible) != 1:
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


def _exists(parts: Parts) -> bool:
    try:
        date(*parts)
    except ValueError:
        return False
    return True


def _checked(parts: Parts, typed: str, now: date) -> str:
    year, month, day = parts
    _refuse_impossible(parts, typed)
    value = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
    if date(year, month or 1, day or 1) > now:
        raise Refused(_("«\u00a0{date}\u00a0» est dans le futur\u00a0: vérifiez l’année.").format(date=typed))
    if year < now.year - OLDEST:
        raise Refused(_("«\u00a0{date}\u00a0» est trop ancien\u00a0: vérifiez l’année.").format(date=typed))
    return value


def _refuse_impossible(parts: Parts, typed: str) -> None:
    year, month, day = parts
    if day and not month:
        raise Refused(
            _("«\u00a0{date}\u00a0» donne un jour sans mois\u00a0: écrivez le mois ou l’année seule.").format(
                date=typed
            )
        )
    if month > 12 and 1 <= day <= 12:
        hint = f"{month:02}/{day:02}/{year}"
        raise Refused(
            _(
                "«\u00a0{date}\u00a0»\u00a0: le jour s’écrit avant le mois. Vouliez-vous dire {hint}\u202f?"
            ).format(date=typed, hint=hint)
        )
    if month > 12 or not _exists((year, month or 1, day or 1)):
        raise Refused(
            _(
                "«\u00a0{date}\u00a0» n’existe pas dans le calendrier\u00a0: vérifiez le jour et le mois."
            ).format(date=typed)
        )


def _unreadable(typed: str) -> Refused:
    return Refused(
        _(
            "«\u00a0{date}\u00a0» ne se lit pas comme une date\u00a0: essayez 12/03/1987, mars 1987 ou 1987."
        ).format(date=typed[:40])
    )


def show_partial(value: str) -> str:
    """ "12 mars 1987", "mars 1987", "1987"; "" stays ""."""
    year, month, day = _parts(value)
    words = [day_number(day) if day else "", _(MONTHS[month - 1]) if month else "", str(year) if year else ""]
    return " ".join(word for word in words if word)


def _parts(value: str) -> Parts:
    year, month, day = [*map(int, value.split("-")), 0, 0][:3] if value else (0, 0, 0)
    return year, month, day


def age(value: str, on: str) -> int | range:
    """Age in whole years on a day; all possible ages when the date is partial, an empty range without one."""
    if not value:
        return range(0)
    youngest, oldest = (_age(value + rest[len(value) - 4 :], on) for rest in ("-12-31", "-01-01"))
    return youngest if youngest == oldest else range(youngest, oldest + 1)


def _age(value: str, on: str) -> int:
    """Compares month and day as text; who was born on 29 February is a year older on 1 March."""
    return max(0, int(on[:4]) - int(value[:4]) - (on[5:10] < value[5:10]))


def show_age(value: str, on: str) -> str:
    """ "39 ans", "38 ou 39 ans", "moins d’un an"; "" when nothing is known."""
    found = age(value, on)
    if not isinstance(found, int):
        return _("{a} ou {b}").format(a=found[0], b=n_("{n} an", "{n} ans", found[-1])) if found else ""
    return n_("{n} an", "{n} ans", found).replace(" ", NBSP) if found else _("moins d’un an")


def could_be_same(a: str, b: str) -> bool:
    """Whether one of the two says nothing that the other contradicts."""
    return a.startswith(b) or b.startswith(a)


def swapped(a: str, b: str) -> bool:
    """Whether the same figures were read once day first and once month first (03/12 for 12/03)."""
    return len(a) == len(b) == 10 and a != b and a == f"{b[:4]}-{b[8:]}-{b[5:7]}"


def same_but_one(a: str, b: str) -> bool:
    """Whether two whole dates differ by one figure: a slip of the finger, or a neighbour's date."""
    return len(a) == len(b) == 10 and _differences(zip(a, b, strict=True)) == 1


def _differences(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(x != y for x, y in pairs)
