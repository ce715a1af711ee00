"""New records as rows, checked and made a column at a time: over a long list that asks for few calls."""

from collections.abc import Callable, Iterable, Sequence
from json import JSONEncoder
from json.encoder import encode_basestring as quoted
from typing import Any

from cad.domain.nir import refuse_nir
from cad.domain.record import Description, Field, Kind, Record, Sensitivity
from cad.store.table import empty_columns, values

FREE_TEXT = (Kind.TEXT, Kind.LONG)
DATED = (Kind.DAY, Kind.TIME)
"""One that does not read would break every page that shows it."""

as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Compact, as changes are kept."""


def made(described: Description, records: Sequence[Record]) -> tuple[list[Sequence[Any]], list[str]]:
    """The columns that `insert_sql` takes, and of each record its fields that are not empty, as JSON.

    Raises `Refused` when a value does not fit its field, or looks like a social-security number.
    """
    columns: list[Sequence[Any]] = [[r.id for r in records], [r.created_at for r in records]]
    said: list[Sequence[str]] = [[""] * len(records)]
    fields = zip(empty_columns(described), zip(*map(values, records), strict=True), strict=True)
    for (item, empty), column in fields:
        given = [value for value in column if value != item.default]
        if given:
            check(item, given)
            columns.append([*map(item.to_column, column)] if item.converted else column)
            said.append(_said(item, column))
        else:
            columns.append([empty] * len(column))
    return columns, [f"{{{','.join(filter(None, parts))}}}" for parts in zip(*said, strict=True)]


def check(item: Field, given: Sequence[Any]) -> None:
    """Each value is asked whether it fits only where the field has choices, or a type differs."""
    if item.choices or not {*map(type, given)} <= {item.type}:
        for value in given:
            item.check(value)
    if item.kind in FREE_TEXT:
        for text in given:
            if len(text) >= 13:
                refuse_nir(text, item.label)
    elif item.kind in DATED:
        for text in {*given}:
            item.check(text)
    elif item.kind is Kind.LIST and item.sensitivity is not Sensitivity.IDENTITY:  # telephones are long
        for texts in given:
            refuse_nir("\n".join(texts), item.label)


def _said(item: Field, column: Iterable[Any]) -> list[str]:
    name, default, to_json = f'"{item.name}":', item.default, _encoder(item.kind)
    return [name + to_json(value) if value != default else "" for value in column]


def _encoder(kind: Kind) -> Callable[[Any], str]:
    """What `as_json` gives, without the cost of an encoder for each value."""
    if kind in (Kind.FLAG, Kind.INTEGER):
        return as_json
    return _list if kind is Kind.LIST else quoted


def _list(texts: Iterable[str]) -> str:
    return f"[{','.join(map(quoted, texts))}]"
