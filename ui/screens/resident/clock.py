"""An hour as it is said, and the moment it makes with a day. No Qt here."""

import re

from cad.domain.text import _

_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|:)?\s*(\d{2})?")


def read_clock(text: str) -> str:
    """ "10:05" from "10 h 05", "10h05", "1005" or "10"; "" when it is no hour."""
    found = _CLOCK.fullmatch(" ".join(text.split()).lower())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return ""
    return f"{int(found[1]):02}:{found[2] or '00'}"


def moment(day: str, time: str) -> str:
    """The local time the record keeps; see `unreadable` first."""
    return f"{day}T{read_clock(time)}"


def unreadable(day: str, time: str) -> dict[str, str]:
    """The French reason by field when a day and an hour do not make a moment."""
    errors = {}
    if not day:
        errors["day"] = _("Quel jour\u202f? Écrivez par exemple 12/03, demain ou lundi.")
    if not read_clock(time):
        errors["time"] = _("À quelle heure\u202f? Écrivez par exemple 14\u00a0h\u00a030.")
    return errors
