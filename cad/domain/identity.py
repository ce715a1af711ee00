"""What people type of a person, field by field, made fit for the record."""

from typing import Any

from cad.domain import values as read
from cad.domain.partial_date import parse_partial


def as_kept(name: str, typed: Any, today: str) -> Any:
    """The value that the field `name` of a Resident keeps. Raises `Refused`.

    Telephones come as several texts, each of which may hold several; languages as one text or several.
    """
    if name == "phones":
        return tuple(dict.fromkeys(number for text in typed for number in read.phones(text)))
    if name == "languages":
        return read.languages(typed) if isinstance(typed, str) else tuple(dict.fromkeys(typed))
    return _text(name, typed.strip(), today) if isinstance(typed, str) else typed


def _text(name: str, text: str, today: str) -> str:
    if name == "birth_date":
        return parse_partial(text, today=today) if text else ""
    if name == "email":
        return read.email(text)
    return read.postcode(text) if name == "postcode" else text
