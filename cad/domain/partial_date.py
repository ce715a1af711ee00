"""Dates of which one may know only the year or the month: "1987", "1987-03", "1987-03-12", or "".

Many residents were born where the day was never registered, and other tools write 00/00/1987 for it. What is
not known stays unknown here: nothing is filled with a first of January.
"""

from datetime import date
from typing import TYPE_CHECKING

from cad.domain.dates import MONTHS, day_number
from cad.domain.errors import Refused
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.domain.typed_dates import Parts

OLDEST = 125
"""Years: nobody alive is older (the oldest person ever recorded died at 122)."""


def parse_partial(text: str, *, today: str = "", excel: bool = False) -> str:
    """Read a date as people type it: 12/03/1987, 12.3.87, 1987-03-12, "12 mars 1987", 03/1987, 1987…

    Day before month, always. A part written 00, ?? or XX is unknown. `today` (ISO, the machine's day when
    empty) bounds the future and settles two-figure years; `excel` also reads day numbers of a spreadsheet
    (five figures: four are a year). Raises Refused.
    """
    from cad.domain.typed_dates import read_date

    typed = " ".join(text.split())
    if not typed:
        return ""
    now = date.fromisoformat(today) if today else date.today()
    return _checked(read_date(typed, now, excel), typed, now)


def _checked(parts: "Parts", typed: str, now: date) -> str:
    year, month, day = parts
    _refuse_impossible(parts, typed)
    if (year, month or 1, day or 1) > (now.year, now.month, now.day):
        raise Refused(_("«\u00a0{date}\u00a0» est dans le futur\u00a0: vérifiez l’année.").format(date=typed))
    if year < now.year - OLDEST:
        raise Refused(_("«\u00a0{date}\u00a0» est trop ancien\u00a0: vérifiez l’année.").format(date=typed))
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}" if month else f"{year:04}"


def _refuse_impossible(parts: "Parts", typed: str) -> None:
    from cad.domain.typed_dates import exists

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
    if month > 12 or not exists((year, month or 1, day or 1)):
        raise Refused(
            _(
                "«\u00a0{date}\u00a0» n’existe pas dans le calendrier\u00a0: vérifiez le jour et le mois."
            ).format(date=typed)
        )


def show_partial(value: str) -> str:
    """As much as is known: "12 mars 1987", "mars 1987", "1987"; "" stays ""."""
    year, month, day = _parts(value)
    words = [day_number(day) if day else "", _(MONTHS[month - 1]) if month else "", str(year) if year else ""]
    return " ".join(word for word in words if word)


def _parts(value: str) -> "Parts":
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
    """An age in words: "39 ans", "38 ou 39 ans", "moins d’un an"; "" when nothing is known."""
    found = age(value, on)
    if isinstance(found, int):
        return n_("{n}\u00a0an", "{n}\u00a0ans", found) if found else _("moins d’un an")
    if not found:
        return ""
    return _("{a} ou {b}").format(a=found[0], b=n_("{n}\u00a0an", "{n}\u00a0ans", found[-1]))


def could_be_same(a: str, b: str) -> bool:
    """Whether one of the two says nothing that the other contradicts."""
    return a.startswith(b) or b.startswith(a)


def swapped(a: str, b: str) -> bool:
    """Whether the same figures were read once day first and once month first (03/12 for 12/03)."""
    return len(a) == len(b) == 10 and a != b and a == f"{b[:4]}-{b[8:]}-{b[5:7]}"


def slip_apart(a: str, b: str) -> bool:
    """Whether two whole dates differ by one figure, or by two neighbouring figures exchanged (1978, 1987)."""
    if not len(a) == len(b) == 10:
        return False
    differing = [i for i in range(10) if a[i] != b[i]]
    if len(differing) == 1:
        return True
    i, j = differing if len(differing) == 2 else (0, 0)
    return j == i + 1 and a[i] == b[j] and a[j] == b[i]
