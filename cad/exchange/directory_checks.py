"""One row against the data.inclusion schema: accepted, accepted but for a value, or refused, and why."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from cad.domain.text import _

_NEEDED = frozenset(("id", "nom", "structure_id", "source", "description"))
_MOST = 100
"""Values at fault in one row, past which it is refused: they are looked at one by one."""
_NO_DAY = "2000-01-01"
"""Stands for a day that does not read, while the rest of the row is checked."""


class Told(NamedTuple):
    """A row that was refused, or (`kept`) one of which something was left out, and why."""

    file: str
    row: int
    id: str
    name: str
    why: str
    kept: bool


@cache
def models() -> tuple[Any, Any]:
    """What checks a service, and a structure; the package is loaded when a file is read."""
    from data_inclusion.schema.v1 import Service, Structure  # type: ignore[import-untyped]

    return Service.__pydantic_validator__, Structure.__pydantic_validator__


def checked(
    tell: Callable[[Told], None], where: tuple[str, int], row: dict[str, Any], model: Any
) -> dict[str, Any] | None:
    """The row, without what the schema does not know; None when it is refused."""
    errors = _errors(model, row)
    if not errors:
        return row
    about = (str(row.get("id") or "")[:200], str(row.get("nom") or "")[:200])
    fatal = errors[:_MOST] if len(errors) > _MOST else []
    fatal = fatal or [one for one in errors if not one["loc"] or one["loc"][0] in _NEEDED]
    mended = row if fatal else _without(row, errors)
    fatal = fatal or _errors(model, mended)
    tell(Told(*where, *about, _why(fatal or errors), not fatal))
    if fatal:
        return None
    return mended | ({"date_maj": ""} if mended["date_maj"] == _NO_DAY else {})


def _errors(model: Any, row: dict[str, Any]) -> list[Any]:
    try:
        model.validate_python(row)
    except ValueError as wrong:
        errors: Any = wrong
        return list(errors.errors(include_url=False, include_context=False))
    return []


def _without(row: dict[str, Any], errors: Iterable[Any]) -> dict[str, Any]:
    """The same, without the values at fault."""
    mended = dict(row)
    for one in errors:
        name, *place = one["loc"]
        if name == "date_maj":
            mended[name] = _NO_DAY
        elif place and isinstance(place[0], int) and isinstance(row.get(name), list):
            bad = row[name][place[0]]
            mended[name] = [value for value in mended.get(name) or () if value != bad] or None
        else:
            mended[name] = None
    return mended


def _why(errors: Iterable[Any]) -> str:
    return " ".join(dict.fromkeys(_reason(one) for one in errors))


def _reason(one: Any) -> str:
    """One thing the schema refuses, in plain words."""
    name = str(one["loc"][0]) if one["loc"] else ""
    value = str(one.get("input"))[:60]
    if one["type"] == "missing":
        return _("{field} manque.").format(field=name)
    if one["type"] == "enum":
        return _("{field}\u00a0: «\u00a0{value}\u00a0» est inconnu.").format(field=name, value=value)
    return _("{field}\u00a0: «\u00a0{value}\u00a0» n’est pas de la forme attendue.").format(
        field=name, value=value
    )
