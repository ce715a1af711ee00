"""Reading the partners’ directory: which services may help, in the order they are near, and what is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from cad.domain.directory import Offered, Structure, placed
from cad.domain.directory_row import offered_of, structure_of
from cad.domain.organisation import Organisation, Service, ServiceMark
from cad.domain.outlines import Point, metres_per_degree
from cad.domain.referral_life import AWAITING_ANSWER
from cad.store.connection import Connection
from cad.store.directory_blocks import place, unpacked
from cad.store.table import select

_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Listed(NamedTuple):
    """A service of the directory before all of it is read; `metres` from where one looks, None: unknown."""

    pk: int
    id: str
    structure: str
    publics: str
    hours: str
    updated_on: str
    gone_on: str
    metres: float | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one looks for; `match` is a full-text query, "" for any words."""

    theme: str = ""
    match: str = ""
    fees: str = ""
    remote: bool | None = None
    public: str = ""


def listed(connection: Connection, wanted: Wanted, near: Point | None) -> Iterator[Listed]:
    """The services that answer, the nearest first; without a place, the latest updated first."""
    where, values = _where(wanted)
    if near:
        across, up = metres_per_degree(near[1])
        far = "(s.lon - ?) * (s.lon - ?) * ? + (s.lat - ?) * (s.lat - ?) * ?"
        place: tuple[float, ...] = (near[0], near[0], across * across, near[1], near[1], up * up)
        order = "far IS NULL, far, s.pk"
    else:
        far, place, order = "NULL", (), "s.updated_on DESC, s.pk"
    rows = connection.execute(
        "SELECT s.pk, s.id, s.structure, s.publics, s.hours, s.updated_on, s.gone_on, "
        f"{far} AS far FROM directory_service s WHERE {where} ORDER BY {order}",
        (*place, *values),
    )
    for row in rows:
        squared = row[-1]
        yield Listed._make((*row[:-1], None if squared is None else squared**0.5))


def _where(wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    clauses: list[tuple[str, tuple[str | int, ...]]] = [("1", ())]
    if wanted.theme:
        clauses.append(("s.pk IN (SELECT service FROM directory_theme WHERE theme = ?)", (wanted.theme,)))
    if wanted.match:
        found = "s.pk IN (SELECT rowid FROM directory_search WHERE directory_search MATCH ?)"
        clauses.append((found, (wanted.match,)))
    if wanted.fees:
        clauses.append(("s.fees = ?", (wanted.fees,)))
    if wanted.remote is not None:
        clauses.append(("s.remote = ?", (int(wanted.remote),)))
    if wanted.public:
        said = "(s.publics = '' OR instr(' ' || s.publics || ' ', ?) OR instr(s.publics, 'tous-publics'))"
        clauses.append((said, (f" {wanted.public} ",)))
    return " AND ".join(one for one, _given in clauses), sum((given for _one, given in clauses), ())


def offered(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Offered, str]]:
    """Each service in full, as its structure completes it, with the day it was gone."""
    rows = connection.execute(
        "SELECT s.id, s.pk, s.gone_on, t.said FROM json_each(?) CROSS JOIN directory_service s "
        "ON s.id = value LEFT JOIN directory_structure t ON t.id = s.structure",
        (json.dumps([*ids]),),
    ).fetchall()
    blocks = _blocks(connection, {place(row[1])[0] for row in rows})
    found = {}
    for key, pk, gone_on, partner in rows:
        block, line = place(pk)
        service = offered_of(_decode(blocks[block][line]))
        found[key] = placed(service, structure_of(_decode(partner)) if partner else None), gone_on
    return found


def _blocks(connection: Connection, wanted: Iterable[int]) -> dict[int, list[bytes]]:
    rows = connection.execute(
        "SELECT block, said FROM json_each(?) CROSS JOIN directory_block ON block = value",
        (json.dumps([*wanted]),),
    )
    return {block: unpacked(said) for block, said in rows}


def structure(connection: Connection, key: str) -> Structure | None:
    """One structure."""
    row = connection.execute("SELECT said FROM directory_structure WHERE id = ?", (key,)).fetchone()
    return structure_of(_decode(row[0])) if row else None


def structures_named(connection: Connection) -> set[str]:
    """The structures whose services are held."""
    return {row[0] for row in connection.execute("SELECT DISTINCT structure FROM directory_service")}


def taken(connection: Connection) -> tuple[list[Service], dict[str, Organisation]]:
    """The services that are records, with the live organisations that offer them."""
    owners = {one.id: one for one in select(connection, Organisation)}
    return [one for one in select(connection, Service) if one.organisation in owners], owners


def marks(connection: Connection, organisation: str) -> list[ServiceMark]:
    """What one’s organisation keeps about services."""
    return select(connection, ServiceMark, "organisation = ? AND removed = 0", organisation)


class Answers(NamedTuple):
    """The referrals handed to a partner: how many, how many it answered, how many of the others are late."""

    handed: int = 0
    answered: int = 0
    late: int = 0


def answers(connection: Connection, organisation: str, today: str) -> Answers:
    """How a partner answered so far, read from an index alone."""
    waiting = ", ".join(f"'{state}'" for state in AWAITING_ANSWER)
    counts = connection.execute(
        f"SELECT count(*), coalesce(sum(state NOT IN ({waiting})), 0), coalesce(sum(state IN ({waiting}) "
        "AND (state = 'no_answer' OR answer_by < ?)), 0) FROM referral "
        "WHERE organisation = ? AND removed = 0 AND state NOT IN ('draft', 'revoked')",
        (today, organisation),
    ).fetchone()
    return Answers(*counts)
