"""Every person of a territory with what is known of them, once, whatever identities were merged in theirs."""

from collections.abc import Collection, Iterator
from itertools import groupby

from msgspec.json import decode
from sqlalchemy import Connection, select

from cad.central.access import families
from cad.central.tables import record
from cad.domain.plan_told import Told
from cad.sync.protocol import BATCH


def everyone(
    connection: Connection, place: str, kinds: Collection[str]
) -> Iterator[tuple[list[Told], frozenset[str]]]:
    """The records of these kinds, person by person, with all the identities of the person; few are in memory
    at a time.
    """
    whose = {one: family for family in _merged(connection, place) for one in family}
    waiting: dict[frozenset[str], list[Told]] = {family: [] for family in whose.values()}
    rows = connection.execute(
        select(record.c.subject, record.c.kind, record.c.id, record.c.created_at, record.c.fields)
        .where(record.c.territory == place, record.c.subject != "", record.c.kind.in_(kinds))
        .order_by(record.c.subject)
        .execution_options(yield_per=BATCH)
    )
    for person, some in groupby(rows, key=lambda row: str(row.subject)):
        told = [Told(row.kind, row.id, row.created_at, decode(row.fields)) for row in some]
        if person in whose:
            waiting[whose[person]] += told
        else:
            yield told, frozenset((person,))
    for family, told in waiting.items():
        yield told, family


def _merged(connection: Connection, place: str) -> list[frozenset[str]]:
    """The identities of each person who has several."""
    links = select(record.c.id).where(
        record.c.territory == place, record.c.kind == "resident", record.c.link != ""
    )
    return families(connection, place, connection.execute(links).scalars())
