"""What the values of a record may be when they come from elsewhere, as types that msgspec reads at once."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, TypedDict

import msgspec

from cad.domain.catalogue import RECORDS
from cad.domain.record import FORMS, Field, Kind

GREATEST = 1 << 53
"""No number we send is greater, and every database holds it."""
_NUMBER = Annotated[int, msgspec.Meta(gt=-GREATEST, lt=GREATEST)]
_STRICTER: dict[type, Any] = {int: _NUMBER, tuple: tuple[str, ...]}
_FORMED: dict[Kind, Any] = {kind: Annotated[str, msgspec.Meta(pattern=form)] for kind, form in FORMS.items()}


def sorted_values(kind: str, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values that fit this version’s fields of a kind, lists as tuples, and the others as they came."""
    if kind not in RECORDS:
        return {}, dict(values)
    shape = _shape(kind)
    try:
        known: dict[str, Any] = msgspec.convert(values, shape)
    except msgspec.ValidationError:
        known = {}
        for name, value in values.items():
            if name in shape.__annotations__ and fits(RECORDS[kind].fields[name], value):
                known[name] = tuple(value) if isinstance(value, list) else value
    if len(known) == len(values):
        return known, {}
    return known, {name: value for name, value in values.items() if name not in known}


def fits(item: Field, value: Any) -> bool:
    """Whether a value is of the nature of a field."""
    try:
        msgspec.convert(value, _type(item))
    except msgspec.ValidationError:
        return False
    return True


def _type(item: Field) -> Any:
    return _FORMED.get(item.kind) or _STRICTER.get(item.type, item.type)


@cache
def _shape(kind: str) -> Any:
    """The fields that are synced, none of them required."""
    fields = RECORDS[kind].fields.values()
    named = {item.name: _type(item) for item in fields if not item.local}
    return TypedDict(kind, named, total=False)  # type: ignore[operator]
