"""Values of the record as people read them, on a screen or on paper alike."""

import re
from collections.abc import Iterable


def shown_phone(number: str) -> str:
    """ "06 12 34 56 78" from "0612345678"; a number from abroad is left as it is."""
    if len(number) == 10 and number.isdecimal():
        return "\u00a0".join(number[i : i + 2] for i in range(0, 10, 2))
    return number


def phone_meant(phones: Iterable[str], typed: str) -> str:
    """The number whose beginning is typed, from four figures on; "" when none is."""
    digits = re.sub(r"\D", "", typed)
    return next((phone for phone in phones if len(digits) > 3 and phone.startswith(digits)), "")


def listed(text: str) -> tuple[str, ...]:
    """One item per line, without the dash or bullet people type before it."""
    items = (re.sub(r"^\s*(?:[-–—•*·]\s+)?", "", line).strip() for line in text.splitlines())
    return tuple(item for item in items if item)
