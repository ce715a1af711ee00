"""New records as columns, checked: over a long list, a column at a time asks for far fewer calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cad.domain.ids import new_ids
from cad.domain.nir import refuse_nir
from cad.domain.record import Description, Field, Kind, Moment, Record, Sensitivity, describe
from cad.store.table import values

FREE_TEXT = (Kind.TEXT, Kind.LONG)
DATED = (Kind.DAY, Kind.TIME)
"""One that does not read would break every page that shows it."""


def as_json(value: Any) -> str:
    """Compact, as changes are kept. Its library comes at the first one, not at the start of the app."""
    from msgspec.json import encode

    return encode(value).decode()


@dataclass(frozen=True, slots=True)
class Rows:
    """New records of one kind; `columns` has the fields that at least one of them fills."""

    described: Description
    ids: Sequence[str]
    created_at: Sequence[Moment]
    columns: Mapping[str, Sequence[Any]]

    def column(self, name: str) -> Sequence[Any]:
        """One field of each record."""
        return self.columns.get(name) or [self.described.fields[name].default] * len(self.ids)

    def subjects(self) -> Sequence[str]:
        """Whose each is, "" where the kind belongs to nobody."""
        return self.column("resident") if "resident" in self.described.fields else [""] * len(self.ids)

    def shown(self) -> list[bool]:
        """Which are not removed."""
        return [not removed for removed in self.column("removed")]

    def check(self) -> None:
        """Raises `Refused` when a value does not fit its field, or looks like a social-security number."""
        for name, column in self.columns.items():
            item = self.described.fields[name]
            check(item, [value for value in column if value != item.default])

    def stored(self) -> list[Sequence[Any]]:
        """Identifiers, dates, then the columns, as the table keeps them."""
        fields = self.described.fields
        kept = [
            [*map(fields[name].to_column, column)] if fields[name].converted else column
            for name, column in self.columns.items()
        ]
        return [self.ids, self.created_at, *kept]


def of_records(records: Sequence[Record]) -> Rows:
    """The rows of records of one kind."""
    described = describe(type(records[0]))
    columns = dict(zip(described.fields, zip(*map(values, records), strict=True), strict=True))
    return _filled(described, [r.id for r in records], [r.created_at for r in records], columns)


def of_fields(cls: type[Record], given: Sequence[Mapping[str, Any]], moment: Moment) -> Rows:
    """The rows of records that are not made yet, known by the fields they fill."""
    return of_values(describe(cls), new_ids(len(given)), [moment] * len(given), given)


def of_values(
    described: Description,
    ids: Sequence[str],
    created_at: Sequence[Moment],
    given: Sequence[Mapping[str, Any]],
) -> Rows:
    """The rows of records known by the fields they fill."""
    filled = set[str]().union(*given)
    if unknown := filled - described.fields.keys():
        raise TypeError(f"{described.name}: {unknown}")
    columns = {
        name: [one.get(name, item.default) for one in given]
        for name, item in described.fields.items()
        if name in filled
    }
    return _filled(described, ids, created_at, columns)


def _filled(
    described: Description,
    ids: Sequence[str],
    created_at: Sequence[Moment],
    columns: Mapping[str, Sequence[Any]],
) -> Rows:
    fields = described.fields
    kept = {
        name: column for name, column in columns.items() if column.count(fields[name].default) < len(column)
    }
    return Rows(described, ids, created_at, kept)


def check(item: Field, given: Sequence[Any]) -> None:
    """Each value is asked whether it fits only where the field has choices, or a type differs."""
    if item.choices or not {*map(type, given)} <= {item.type}:
        for value in given:
            item.check(value)
    if item.kind in FREE_TEXT:
        for text in {*given}:
            if len(text) >= 13:
                refuse_nir(text, item.label)
    elif item.kind in DATED:
        for text in {*given}:
            item.check(text)
    elif item.kind is Kind.LIST and not item.link and item.sensitivity is not Sensitivity.IDENTITY:
        # telephones are long, and identifiers are no words: their figures mean nothing
        for texts in given:
            refuse_nir("\n".join(texts), item.label)
