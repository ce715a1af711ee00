"""What remains of those who were erased: numbers by the year of their last contact, about nobody."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, insert, update

from cad.central.tables import tally
from cad.domain.figures import File


def add(connection: Connection, place: str, year: str, file: File) -> None:
    """Count one more person. Call in a transaction that holds the territory."""
    for name, number in file.counts.items():
        key = {"territory": place, "year": year, "organisation": file.organisation, "place": file.place,
               "name": name}  # fmt: skip
        _add(connection, key, number)


def _add(connection: Connection, key: Mapping[str, str], number: int) -> None:
    more = update(tally).values(number=tally.c.number + number, people=tally.c.people + 1)
    if not connection.execute(more.where(*_same(key))).rowcount:
        connection.execute(insert(tally).values(**key, number=number, people=1))


def _same(key: Mapping[str, str]) -> list[ColumnElement[bool]]:
    return [tally.c[name] == value for name, value in key.items()]
