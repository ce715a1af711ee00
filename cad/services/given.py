"""What an action receives, checked before anything is written: fields, days and times."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.record import Field
from cad.domain.text import _


def fields(given: Mapping[str, Any], known: Mapping[str, Field]) -> dict[str, Any]:
    """What was said of a record, without outer spaces. Raises `Refused` naming those it has not."""
    if unknown := given.keys() - known.keys():
        raise Refused(_("Champ inconnu\u00a0: {names}.").format(names=", ".join(sorted(unknown))))
    return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


def day(text: str, what: str) -> str:
    """A calendar day, or "" for none. Raises `Refused` naming `what` when it is not one."""
    typed = text.strip()
    try:
        return date.fromisoformat(typed).isoformat() if typed else ""
    except ValueError as error:
        raise Refused(
            _("{what}\u00a0: «\u00a0{text}\u00a0» n’est pas un jour. Écrivez-le comme 2026-11-22.").format(
                what=what, text=typed[:40]
            )
        ) from error


def past_day(text: str, what: str, today: str) -> str:
    """A day that has come; today when nothing is said."""
    said = day(text, what) or today
    if said > today:
        raise Refused(
            _("{what}\u00a0: le {day} n’est pas encore arrivé.").format(what=what, day=show_date(said))
        )
    return said


def moment(text: str, what: str) -> str:
    """A wall-clock time to the minute. Raises `Refused` naming `what` when it is missing or is not one."""
    typed = text.strip()
    try:
        if len(typed) < len("2026-11-22T10:00"):
            raise ValueError
        return datetime.fromisoformat(typed).strftime("%Y-%m-%dT%H:%M")
    except ValueError as error:
        raise Refused(
            _("{what}\u00a0: il faut un jour et une heure, comme 2026-11-22T14:30.").format(what=what)
        ) from error
