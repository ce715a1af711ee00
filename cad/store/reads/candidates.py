"""Reading who could take what is offered: who looks for work, what stands in the way, what was proposed.

Few questions about everyone, however many they are, then names for the few that are shown.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cad.domain.proposal import Proposal
from cad.store.connection import Connection
from cad.store.reads.merged import MERGED
from cad.store.table import select

WORK = "recruitment"
"""The theme of who looks for work."""

_LOOKING = (
    f"{MERGED}, family(id) AS MATERIALIZED (SELECT id FROM up UNION SELECT top FROM up), "
    "said(resident, looks) AS (SELECT resident, group_concat(theme || ' ' || state) "
    "FROM need INDEXED BY need_looks WHERE removed = 0 GROUP BY resident "
    f"HAVING max(theme = '{WORK}' AND state IN ('need', 'in_progress')) "
    "OR resident IN (SELECT id FROM family)) "
    "SELECT p.id, p.sort_key, p.qpv, p.birth_date, said.looks FROM said "
    "LEFT JOIN up ON up.id = said.resident JOIN resident p ON p.id = coalesce(up.top, said.resident) "
    "WHERE p.removed = 0 AND p.merged_into = '' AND EXISTS (SELECT 1 FROM follow WHERE person = p.id)"
)
"""Every look at every theme of who once looked for work: as indexed, theme by theme, oldest first."""
_CONTRACTS = (
    "SELECT resident, max(counts_until), max(starts_on <= :today AND (ends_on = '' OR ends_on >= :today)) "
    "FROM insertion WHERE removed = 0 GROUP BY resident"
)
_PROOFS = (
    "SELECT resident, max(expires_on = '' OR expires_on >= :today) FROM document "
    "WHERE removed = 0 AND (adviser = :me OR visibility <> 'author') GROUP BY resident"
)
_FREE = 'SELECT resident, hours, means, minutes FROM availability WHERE removed = 0 ORDER BY "on", pk'


@dataclass(slots=True)
class Looking:
    """Someone whose journey is open and who looks for work. `themes`: all that is a need today; `proof`: one
    that holds, one that expired, or none; `counts_until`: the end of their latest counted months. The last
    three are what they said of their availability.
    """

    person: str
    sort_key: str
    qpv: str
    birth_date: str
    themes: frozenset[str]
    proof: bool | None = None
    counts_until: str = ""
    working: bool = False
    hours: str = ""
    means: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(slots=True)
class Found:
    """By their surviving file; `survivor`: merged identity → that file."""

    people: dict[str, Looking] = field(default_factory=dict)
    survivor: Mapping[str, str] = field(default_factory=dict)


def looking(connection: Connection, today: str, me: str) -> Found:
    """Everyone who looks for work. Another’s own papers say nothing here."""
    found = Found(survivor=dict(_survivors(connection)))
    known: dict[str, frozenset[str]] = {}
    for person, sort_key, qpv, birth_date, looks in connection.execute(_LOOKING):
        themes = _open(looks)
        if found.survivor:  # what one’s several files say is put together
            themes = known[person] = themes | known.get(person, themes)
        if WORK in themes:
            found.people[person] = Looking(person, sort_key, qpv, birth_date, themes)
    bound = {"today": today, "me": me}
    for identity, until, working in connection.execute(_CONTRACTS, bound):
        if one := _who(found, identity):
            one.counts_until = max(one.counts_until, until)
            one.working = one.working or bool(working)
    for identity, holds in connection.execute(_PROOFS, bound):
        if one := _who(found, identity):
            one.proof = bool(one.proof or holds)
    for identity, hours, means, minutes in connection.execute(_FREE):
        if one := _who(found, identity):
            one.hours, one.means, one.minutes = hours, _listed(means), minutes
    return found


@lru_cache(maxsize=4096)
def _open(looks: str) -> frozenset[str]:
    """The themes that are a need today: of several looks at one, the last counts."""
    latest = dict(look.split(" ") for look in looks.split(","))
    return frozenset(theme for theme, state in latest.items() if state in ("need", "in_progress"))


@lru_cache(maxsize=256)
def _listed(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()


def _who(found: Found, identity: str) -> Looking | None:
    return found.people.get(found.survivor.get(identity, identity))


def _survivors(connection: Connection) -> Iterator[tuple[str, str]]:
    """(merged identity, the file that stands for it)."""
    rows = connection.execute(
        f"{MERGED} SELECT up.id, up.top FROM up JOIN resident p ON p.id = up.top AND p.merged_into = ''"
    )
    return ((identity, top) for identity, top in rows)


def statements() -> tuple[str, ...]:
    """Every SQL of a search, for who measures them."""
    return _LOOKING, _CONTRACTS, _PROOFS, _FREE


def proposals(connection: Connection, what: str, record: str) -> list[Proposal]:
    """What was proposed of a position, an offer…, oldest first; `what` is the link that says which."""
    return select(connection, Proposal, f"{what} = ? AND removed = 0 ORDER BY pk", record)
