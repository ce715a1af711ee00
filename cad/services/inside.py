"""Who is in a person’s journey today, as the notebook knows it; the centre works out the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cad.domain.circles import agreed, receiving
from cad.domain.journey import TeamMember
from cad.domain.organisation import Adviser
from cad.domain.resident import Resident
from cad.domain.transfer import Transfer
from cad.store.connection import Connection
from cad.store.reads.consents import sharing
from cad.store.reads.residents import named, of_person


@dataclass(frozen=True, slots=True)
class Inside:
    """`members`: who leads, the team, who is asked to lead and may read to decide. `sharing`: the
    organisations the person agrees to share with. `of`: adviser → organisation, of those asked about too.
    `receivers`: of those asked to lead, who may read.
    """

    members: frozenset[str]
    sharing: frozenset[str]
    of: dict[str, str]
    receivers: frozenset[str]


def inside(
    connection: Connection, ids: Sequence[str], also: Iterable[str] = (), asking: Iterable[str] = ()
) -> Inside:
    """Around a person (all their identities). `asking`: whom one could ask to lead, beside who is asked."""
    files = named(connection, Resident, {*ids}).values()
    leads = {one.lead_adviser for one in files} - {""}
    team = _team(connection, ids)
    asked = {t.to_adviser for t in of_person(connection, Transfer, ids) if t.state == "proposed"}
    asked |= {*asking}
    everyone = {*also, *leads, *team, *asked}
    of = {who: adviser.organisation for who, adviser in named(connection, Adviser, everyone).items()}
    there = {office or of.get(who, "") for who, office in team.items()} | {of.get(one, "") for one in leads}
    words = sharing(connection, ids)
    received = receiving(asked, there | {one.organisation for one in files}, words, of)
    shared = agreed(words, there | {*received.values()})
    return Inside(frozenset({*leads, *team, *received}), frozenset(shared), of, frozenset(received))


def _team(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Who is in the team today → the organisation said, "" for their own."""
    members = of_person(connection, TeamMember, ids)
    return {m.adviser: m.organisation for m in members if m.adviser and not m.until}
