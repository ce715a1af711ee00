"""What people type of a person, field by field, made fit for the record."""

from typing import Any

from cad.domain import by_nature, values
from cad.domain.resident import SAID


def as_kept(name: str, typed: Any, today: str) -> Any:
    """The value that the field `name` of a Resident keeps. Raises `Refused` with what is wrong.

    Telephones come as several texts, each of which may hold several; other values as a text, or as they are
    kept.
    """
    if name == "phones":
        return tuple(dict.fromkeys(number for text in typed for number in values.phones(text)))
    if isinstance(typed, str):
        own = {"languages": values.languages, "email": values.email, "postcode": values.postcode}.get(name)
        return own(typed) if own else by_nature.read(SAID[name], typed, today)
    return tuple(dict.fromkeys(typed)) if isinstance(typed, tuple | list) else typed
