"""People whose file came from another laptop while one was here already: proposed until someone says."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.names import display_name
from cad.domain.resident import Resident
from cad.services.duplicates import like
from cad.store.connection import Connection
from cad.store.reads import duplicates as reads
from cad.store.reads.laptop import kept
from cad.store.reads.residents import named
from cad.store.reads.today import MET_TWICE
from cad.store.search import person_key

MOST = 1_000
"""Files looked at after one exchange: a first one brings a whole office, whose pairs Résidents lists."""


@dataclass(frozen=True, slots=True)
class MetTwice:
    """Two files that may be one person: the one that came, and the likeliest of those that were here."""

    came: str
    here: str
    name: str
    other_name: str


def look(connection: Connection, received: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs to propose after an exchange: those still waiting, and those that these people make."""
    pairs = [(one.came, one.here) for one in waiting(connection)]
    known = {frozenset(pair) for pair in pairs}
    for one in named(connection, Resident, set(sorted(received)[:MOST])).values():
        if one.removed or one.merged_into:
            continue
        for other in like(connection, person_key(one), 1):
            if (pair := frozenset((one.id, other.id))) not in known:
                known.add(pair)
                pairs.append((one.id, other.id))
    return pairs


def waiting(connection: Connection) -> list[MetTwice]:
    """The pairs nobody has merged or said to be two people, nor removed, as they are named today."""
    pairs = [tuple(pair) for pair in kept(connection, MET_TWICE, [])]
    if not pairs:
        return []
    apart = reads.distinct(connection)
    people = named(connection, Resident, {one for pair in pairs for one in pair})
    shown = {key: one for key, one in people.items() if not (one.removed or one.merged_into)}
    return [
        MetTwice(came, here, _name(shown[came]), _name(shown[here]))
        for came, here in pairs
        if came in shown and here in shown and frozenset((came, here)) not in apart
    ]


def _name(one: Resident) -> str:
    return display_name(one.usage_name, one.first_name, one.birth_name)
