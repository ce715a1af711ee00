"""The two statements that write new records of one kind: their rows, and what the history says of them.

Each takes a whole list at once, as JSON: SQLite then works by itself, without coming back to Python for each
row, and Python can make the next list ready meanwhile.
"""

from functools import cache

from cad.domain.circles import subject_field
from cad.domain.record import Description, Field, Kind

Given = tuple[str, ...]
"""The fields that at least one row fills, in the order of the description."""


@cache
def insert_sql(described: Description, given: Given, *local: str) -> str:
    """Inserts rows numbered from ?2, from ?1: an array of id, date, `given` fields, then `local` columns."""
    read = ["id", "created_at", *given, *local]
    empty = {name: _empty(item) for name, item in described.fields.items() if name not in given}
    names = ", ".join(f'"{name}"' for name in ("pk", *read, *empty))
    values = ", ".join(["?2 + key", *(f"value ->> {place}" for place in range(len(read))), *empty.values()])
    return f"INSERT INTO {described.name} ({names}) SELECT {values} FROM jsonb_each(?1)"


@cache
def created_sql(described: Description, given: Given) -> str:
    """Writes in the history, under act ?1, the rows numbered from ?2 on and the fields they fill."""
    subject = subject_field(described.name, described.fields) or "''"
    said = " || ".join(_said(described.fields[name]) for name in given) or "''"
    return (
        "INSERT INTO change(act, kind, record, subject, created, before, after, base) "
        f"SELECT ?1, '{described.name}', id, {subject}, 1, '', '{{' || substr({said}, 2) || '}}', 0 "
        f"FROM {described.name} WHERE pk >= ?2 ORDER BY pk"
    )


def _empty(item: Field) -> str:
    """The empty value, as the table keeps it, as SQL."""
    value = item.to_column(item.default)
    return str(value) if isinstance(value, int) else f"'{value}'"


def _said(item: Field) -> str:
    """SQL of one field as a member of a JSON object, after a comma; nothing when it is empty."""
    json = {Kind.FLAG: "iif({0}, 'true', 'false')", Kind.INTEGER: "{0}", Kind.LIST: "{0}"}
    value = json.get(item.kind, "json_quote({0})").format(f'"{item.name}"')
    return f"iif(\"{item.name}\" = {_empty(item)}, '', ',\"{item.name}\":' || {value})"
